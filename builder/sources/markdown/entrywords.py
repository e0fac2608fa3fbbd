"""Stage 1, words of lists of papers: what links are called, where papers are, and what is in no name."""

from __future__ import annotations

import re

_LABELS = (
    "paper papers pdf arxiv arxiv.org preprint code codes official unofficial project page projects website web site"
    " homepage home link links url github gitlab repo repository slides slide video videos talk youtube demo demos"
    " dataset datasets data blog post poster supp supplementary supplement material materials appendix bib bibtex cite"
    " citation html abs abstract full text fulltext doi openreview acl anthology dblp scholar semantic tensorflow"
    " pytorch keras torch caffe jax tf colab notebook huggingface hugging face model models weights checkpoint"
    " implementation reading notes note review reviews summary media news oral spotlight best award highlight new"
    " download here read more view online version source sources springer ieee acm elsevier pubmed biorxiv medrxiv ssrn"
    " star stars badge project-page projectpage webpage docs documentation tutorial tweet twitter reddit zhihu keynote"
    " annotated python matlab c++ and or the in tex source-code pre-print"
    " 论文 代码 项目 主页 链接 数据集 中文解读 解读 视频"
)
LABELS = frozenset(_LABELS.split())  # words of links and bold texts that name no paper
PAPER_LABEL = re.compile(r"\b(paper|pdf|arxiv|preprint|doi|openreview|pubmed)\b|论文", re.IGNORECASE)
PAPER_HOSTS = re.compile(
    r"arxiv\.org|doi\.org|openreview\.net|aclanthology|aclweb\.org|thecvf\.com|cv-foundation|ecva\.net|mlr\.press"
    r"|neurips\.cc|nips\.cc|jmlr\.org|ieee\.org|computer\.org/csdl|acm\.org|springer|sciencedirect|nature\.com"
    r"|science(mag)?\.org|biorxiv|medrxiv|semanticscholar|ncbi\.nlm\.nih|pubmed|aaai\.org|ijcai\.org|isca-|usenix\.org"
    r"|hal\.|ssrn\.com|wiley\.com|tandfonline|mdpi\.com|plos|frontiersin|pnas\.org|cell\.com|researchgate|eccc\."
    r"|iacr\.org|roboticsproceedings|bmva|oup\.com|sagepub|iopscience|aps\.org|acs\.org|rsc\.org|cambridge\.org|jstor"
    r"|dagstuhl|/papers?/|/publications?/|\.pdf\b|\.ps\b",
    re.IGNORECASE,
)
OTHER_HOSTS = re.compile(
    r"//(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|youtu|medium\.com|twitter\.com|x\.com|reddit\.com"
    r"|(?:\w+\.)?wikipedia\.org|kaggle\.com|pypi\.org|huggingface\.co/(?!papers)|colab\.|discord|slack"
    r"|linkedin|t\.me|amazon\.|img\.shields|badge)",
    re.IGNORECASE,
)
NAME_WORD = re.compile(
    r"[^\W\d_a-z][\w'’-]*\.?(?:-?[A-Z]\.?)*|van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|el|al|y|zu|ten|ter"
)
_NO_NAMES = (
    "learning network networks neural deep model models survey review conference workshop journal proceedings arxiv"
    " nature science transactions letters university institute international vision language processing intelligence"
    " machine paper code press research european annual symposium association lab labs ai oral spotlight poster"
    " findings"
)
NO_NAMES = frozenset(_NO_NAMES.split())  # words that are part of no person's name
