"""Stage 3, analysis: how sentences say what a thing is, as patterns."""

from __future__ import annotations

import re

_CLASS = (  # what a thing can be a kind of, after Hearst (1992)
    r"algorithms?|approach(?:es)?|architectures?|area|branch|class(?:es)?|collection|concept|data ?sets?|discipline|"
    r"family|field|form|formalism|framework|functions?|generali[sz]ations?|graph|kind|language|learning|library|"
    r"means|measure|mechanism|method(?:s|ology)?|metric|models?|networks?|notion|paradigm|phenomenon|practice|"
    r"principle|problems?|procedure|process(?:es)?|property|protocol|relaxation|representation|research area|scheme|"
    r"setting|strategy|structure|sub-?field|subclass|subset|systems?|tasks?|techniques?|tool|type|variants?|way"
)
_PRAISED = (  # the same after praise, where what the thing does must follow
    r"algorithms?|approach(?:es)?|class|estimators?|family|framework|measures?|mechanisms?|methods?|models?|paradigm|"
    r"problem|procedure|process|strategy|tasks?|techniques?|tools?|way"
)
_TELLS = (
    r"that|which|where|in which|whose|whereby|(?<!problem )(?<!problems )for|to|of|by|used|designed|based|aimed|"
    r"concerned|defined"
)
_NO_NOUN = (
    r"(?:[\w-]+ing (?!algorithm|approach|method|model|paradigm|problem|system|task|technique)|"
    r"to|on|in|of|by|for|as|at|from|among|given|used|employed|applied|one|not|so)\b"
)
_DOES = r"(?:that|which) (?!(?:has|have|is|are|was|can|may|remains?|arises?|requires?|plays?|attracts?)\b)\w+"
_TASK = r"(?:task|problem|process|practice|study|art|science|ability|act|setting|phenomenon|field)"

VERBS = (  # the surest first; what stands before a match is the thing
    re.compile(
        rf" (?:refers? to|(?:is|are|can be) defined as|denotes?|is the {_TASK} (?:of|that|where|in which)|"
        r"aims? (?:to|at)|is to|(?:seeks?|attempts?|strives?) to|is concerned with|deals with) "
    ),
    re.compile(
        rf" (?:is an?|are|is the|are an?) (?P<kind>(?:(?!{_NO_NOUN})[\w/-]+ ){{0,5}}?(?:{_CLASS})) (?=(?:{_TELLS})\b)"
    ),
    re.compile(
        rf" (?:is an?|are) (?P<kind>(?:(?!{_NO_NOUN})[\w/-]+ ){{0,4}}?(?!{_NO_NOUN}|[\w-]+e[dn]\b)[\w-]+) "
        r"(?=(?:that|which|whose|in which|where|designed to|aimed|formed by|made of)\b)"
    ),
    re.compile(  # praise before the kind is borne where what the thing does follows
        r" (?:is|are|ha(?:s|ve) (?:\w+ )?(?:emerged as|become)) "
        rf"(?:an? |the )?(?:(?!{_NO_NOUN})[\w-]+,? ){{1,4}}?(?:{_PRAISED})"
        rf"(?: in(?: (?!(?:the|for|of|with|to)\b)[\w-]+){{1,4}})?,? "
        rf"(?=to (?!be\b|many\b)[a-z]+|for [a-z-]+ing\b|{_DOES}|of (?!interest|importance|choice)\w+)"
    ),
    re.compile(  # only of a task or a field; a thing may do much that does not tell what it is
        r" (?P<task>involves? (?=[a-z]+ing )|consists? of (?=[a-z]+ing )|"
        r"(?:allows?|enables?) (?!(?:for|us|one|it|them)\b)(?=(?:[\w-]+ ){1,6}?to [a-z]+))"
    ),
    re.compile(r"(?:, the (?:task|problem|process|practice) of |, which aims? (?:at|to) )"),
)
GOAL = re.compile(r"The (?:goal|aim|objective|task|problem) of (?:an? )?(?P<name>[^,;:]{3,70}?) is to ")
FIELD = re.compile(r"In (?!general\b|particular\b|practice\b|addition\b)[a-z][a-z -]{3,40}, ")  # "In computer vision, "

JUDGEMENT = re.compile(
    r"\b(?:important|crucial|key|critical|essential|fundamental|central|core|vital|major|main|significant|challenging|"
    r"difficult|hard|open|long-?standing|popular|common|powerful|promising|effective|attractive|useful|valuable|"
    r"successful|prominent|leading|dominant|emerging|new|novel|recent|hot|active|growing|ubiquitous|standard|"
    r"well-known|natural|simple|great|good|serious|notorious\w*|necessary|indispensable|compelling|practical|flexible|"
    r"efficient|versatile|favorite|classic|classical|widely|commonly|increasingly|highly|most|one|expressive|rich|"
    r"appealing|convenient|interesting|alternative|viable|excellent|general|ideal|better|elegant|complementary|"
    r"traditional|usual|typical|possible)\b",
    re.IGNORECASE,
)
POINTS_AWAY = re.compile(
    r"\b(?:this|these|those|it|our|we|us|here|such(?! (?:as|that)\b)|above|former|latter|proposed?|paper|article|"
    r"hence|therefore|thus|however|but|while(?! [a-z]+ing\b)|whereas|still|only|already|currently|recently|one of|"
    r"state[- ]of[- ]the[- ]art|outperform\w*|existing|prior work|due to|because|since|should|limited|considered|"
    r"known to|bottleneck|shown|demonstrated|crucial|what|why|how well|challeng\w+|difficult\w*|unfortunately|remains?|"
    r"conventional\w*|yet|ongoing|(?:receiv|attract|gain|draw|pa[iy])\w* (?:[\w-]+ ){0,3}attention|research|cid|"
    r"success\w*)\b",
    re.IGNORECASE,
)
