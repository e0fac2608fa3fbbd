"""Stage 3, analysis: the words by which abstracts speak of measured results, as tables of patterns."""

from __future__ import annotations

import re

from builder.analysis.language.lexicon import word_list
from builder.records import ResultKind

# Units as they are written, and the one form that is shown and compared; the longer ones first.
UNITS: tuple[tuple[str, str], ...] = (
    (r"percentage[ -]points?|percent(?:age)? points?|\\?% ?points?|p\.p\.?|pp\b|\bpoints?|\bpts?\b", "points"),
    (r"\\?%|per ?cent\b", "%"),
    (r"(?:\$?\\times\$?|\u00d7|-?times\b|-?folds?\b|[xX]\b)", "x"),
    (r"dB\b", "dB"),
    (r"(?:frames?[ -]per[ -]second|frames?/s(?:ec)?|fps|FPS|Fps)\b", "FPS"),
    (r"k[Hh]z\b", "kHz"),
    (r"M[Hh]z\b", "MHz"),
    (r"[Hh]z\b", "Hz"),
    (r"(?:ms|msec|milli-?seconds?)\b", "ms"),
    (r"(?:[\u00b5\u03bc]s|us|micro-?seconds?)\b", "\u00b5s"),
    (r"(?:s|secs?|seconds?)\b", "s"),
    (r"(?:min|mins|minutes?)\b", "min"),
    (r"(?:h|hrs?|hours?)\b", "h"),
    (r"GB\b|gigabytes?\b", "GB"),
    (r"MB\b|megabytes?\b", "MB"),
    (r"[kK]B\b|kilobytes?\b", "KB"),
    (r"(?:mm|millimet(?:er|re)s?)\b", "mm"),
    (r"(?:cm|centimet(?:er|re)s?)\b", "cm"),
    (r"(?:[\u00b5\u03bc]m|micro(?:n|met(?:er|re))s?)\b", "\u00b5m"),
    (r"(?:m|met(?:er|re)s?)\b(?!/)", "m"),
    (r"(?:\u00b0|deg\b|degrees?\b)", "\u00b0"),
    (r"(?:px|pixels?)\b", "px"),
    *(
        (unit + r"\b(?!/)", unit)
        for unit in ("Nm", "mN", "kN", "N", "mW", "kW", "W", "mJ", "kPa", "MPa", "rad", "kg", "bpp")
    ),
    (r"mm/s(?:ec)?\b", "mm/s"),
    (r"cm/s(?:ec)?\b", "cm/s"),
    (r"m/s(?:ec)?\b", "m/s"),
)
UNIT = "|".join(f"(?:{pattern})" for pattern, _ in UNITS)
LENGTHS_AND_TIMES = frozenset(
    {"ms", "\u00b5s", "s", "min", "h", "mm", "cm", "\u00b5m", "m", "\u00b0", "px", "GB", "MB", "KB"}
)

# What may stand between the words of a claim and its number.
HEDGE = (
    r"(?:up to|as (?:much|high|low|little|few|fast) as|more than|less than|at least|at most|close to|an? average of|"
    r"an? (?:\w+ )?margin of|an? factor of|an? (?:\w+ )?maximum of|an? overall|an? average|an?|the|about|around|over|"
    r"nearly|almost|approximately|approx\.?|roughly|only|merely|mere|just|even|under|below|above|within|average|"
    r"on average|typically|well|near|between|further|absolute|relative|absolute gain of|~|\$|\\sim|\\approx|sim|"
    r"\\textbf|\{|i\.e\.,?|e\.g\.,?|<;|>;|<|>|\\geq?|\\leq?|\u2265|\u2264|\u2248|\u223c|=|:)"
)

# Heads of the noun phrases that name what was measured. Acronyms are looked for as they are written.
_ACRONYMS = (
    r"mAP(?:s|@\.?[\d.:]+|50|75)?|AP(?:_?\{?(?:50|75|3D|[smlr])\}?)?|m?IoUs?|hIoU|AU-?ROC|ROC-AUC|"
    r"AUC(?:[- ]ROC|[- ]PR)?|AUPRC|FID|FVD|KID|BLEU(?:-?\d)?|ROUGE(?:-?[\dLSU]+)?|METEOR|CIDEr(?:-D)?|SPICE|PSNR|"
    r"SSIM|LPIPS|DSC|WERs?|CER|EERs?|N?RMSEs?|N?MSE|MAE|MAPE|[nN]?DCG(?:@\d+)?|MRR|MAP|[Hh]its?@\d+|R@\d+|P@\d+|"
    r"EM|LAS|UAS|PCKh?(?:@[\d.]+)?|MOTA|HOTA|IDF1|EPE|FLOPs|MACs|NDS|(?:PA-|N-)?MPJPE|PQ|J&F|[mM]?F1|F_1|MCC|PESQ|"
    r"STOI|SI-SDRi?|SDRi?|ECE|NLL|FPR(?:95)?|[Tt]op-?[135]|[Rr]ank-?1|BERTScore|COMET|chrF|ACC|AUROCs?"
)
_NOUNS = (
    r"accurac(?:y|ies)|precisions?|recalls?(?:@\d+)?|precision@\d+|f-?1?[ -]?(?:scores?|measures?)|errors?|"
    r"perplexity|rates?|scores?|latency|latencies|throughput|runtimes?|times?|"
    r"memory(?: usage| footprint| consumption| cost| requirements?)?|costs?|parameters|params|"
    r"(?:parameter|model|memory|file) sizes?|storage|speeds?|delays?|overhead|ratios?|sensitivity|specificity|"
    r"correlations?(?: coefficients?)?|performances?|dice|rewards?|energy(?: consumption)?|power consumption|"
    r"consumption|distances?|deviation|exact match|coefficients?|complexity|quality|success|index|tokens|"
    r"efficiency|agreement|measures?|coverage|fidelity|robustness|consistency|regret|footprint|bandwidth|counts?|"
    r"coverage"
)
METRIC_HEAD = re.compile(rf"(?<![\w-])(?:(?:{_ACRONYMS})|(?i:{_NOUNS}))(?![\w@]|-\w)")
_GENERIC = (
    r"baselines?|methods?|models?|approach(?:es)?|state[- ]of[- ]the[- ]art|sota|results?|techniques?|counterparts?"
)
# What is chosen and not measured.
SETTING = re.compile(
    r"(?i)\b(?:learning|dropout|sampling|masking|noise|sample|label|data|bit|refresh|missing|mutation) rates?$|"
    r"\b(?:mask(?:ing)?|label|noise|aspect|sampling) ratios?$|\btarget \w+$"
)
NO_METRIC = re.compile(rf"(?i)\b(?:{_GENERIC}|works?|algorithms?|systems?)$")
# Words before a metric that judge it or count it and do not name it.
EVALUATIVE = word_list("evaluative")
# A metric is one only beside a comparison: "82 parameters" and "3 times" are counts.
ONLY_COMPARED = re.compile(
    r"(?i)(?:parameters|params|FLOPs|MACs|times?|tokens|quality|ratios?|measures?|metrics?|success|robustness|fidelity|index|"
    r"speeds?|consistency|storage|memory.*|sizes?|costs?|rates|distances?|complexity|overhead|consumption|counts?|efficiency|coefficients?)$"
)

_UP, _DOWN, _WORSE, _REACHED = "better by", "reduced by", "worse by", "reached"
# What a verb before "by" does; the first that fits the word nearest to the number.
VERBS: tuple[tuple[re.Pattern[str], ResultKind], ...] = (
    (
        re.compile(
            r"(?i)\b(?:improv|increas|boost|outperform|out-perform|surpass|exceed|enhanc|rais|elevat|beat|excel|advanc|lift|"
            r"accelerat|speed(?:s|ing)? up|sped up|gain)(?:e|es|ed|s|ing|ts?|ting)?\b"
        ),
        "better by",
    ),
    (
        re.compile(
            r"(?i)\b(?:reduc|decreas|lower|cut|sav|shrink|shrank|compress|shorten|prun|minimi[sz]|lessen|diminish|narrow)"
            r"(?:e|es|ed|s|ing|ting)?\b"
        ),
        "reduced by",
    ),
    (re.compile(r"(?i)\b(?:degrad|deteriorat|worsen|drop|declin|fall)(?:e|es|ed|s|ing|ped|ping|s off)?\b"), "worse by"),
)
# What a noun beside the number says: "a gain of 3 %", "a 3 % gain".
CHANGES: tuple[tuple[str, ResultKind], ...] = (
    (r"improvements?|gains?|increases?|boosts?|speed-?ups?|speed gains?|acceleration|uplift|advantage", "better by"),
    (r"reductions?|decreases?|savings?|compression", "reduced by"),
    (r"drops?|degradation|loss|declines?|deterioration", "worse by"),
)
CHANGE_NOUN = "|".join(pattern for pattern, _ in CHANGES)
# What an adjective after the number says: "3 % faster", "10x fewer parameters".
COMPARATIVES: tuple[tuple[str, ResultKind], ...] = (
    (
        r"faster|higher|better|quicker|greater|"
        r"more (?:\w+ly )?(?:accurate|efficient|robust|effective|precise|consistent|stable)|more",
        "better by",
    ),
    (r"lower|fewer|less|smaller|shorter|cheaper|lighter|reduced", "reduced by"),
    (r"slower|worse", "worse by"),
)
COMPARATIVE = "|".join(pattern for pattern, _ in COMPARATIVES)
REACHING = re.compile(
    r"(?i)\b(?:achiev|obtain|reach|attain|scor|yield|record|get|hit|deliver)(?:e|es|ed|s|ing|t?ing)?"
    r"(?: (?:a|an|the)(?: (?:new|high|record|state-of-the-art|best|top|impressive))*)?$"
)
RUNNING = re.compile(
    r"(?i)\b(?:runs?|running|operat(?:es|ing)|works?|executes?|processes|inference|speed|rate)\b"
    r"[^,;.()]{0,40}\b(?:at|in)(?: speeds? of| a rate of)?$"
    r"|\b(?:takes?|requires?|requiring|taking|needs?|consumes?)$"
)
