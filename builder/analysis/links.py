"""Analysis: the web addresses that stand in an abstract, told apart by what they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from builder.records import Link, LinkKind, Span

# The first pattern that matches "host/path" decides; a host counts with all its subdomains.
_BY_ADDRESS: tuple[tuple[LinkKind, str], ...] = (
    ("demo", r"huggingface\.co/spaces/|colab\.research\.google\.com/|replicate\.com/|gradio\.(app|live)/"),
    ("demo", r"mybinder\.org/|streamlit\.app/|youtu\.be/|youtube\.com/|vimeo\.com/"),
    ("data", r"huggingface\.co/datasets/|kaggle\.com/|zenodo\.org/|figshare\.com/|dataverse\.\w+/|datadryad\.org/"),
    ("data", r"physionet\.org/|openml\.org/|doi\.org/10\.(5281|6084|7910)/"),
    ("paper", r"arxiv\.org/|doi\.org/|openreview\.net/|aclanthology\.org/|aclweb\.org/anthology|biorxiv\.org/"),
    ("paper", r"proceedings\.mlr\.press/|openaccess\.thecvf\.com/|semanticscholar\.org/"),
    ("project", r"github\.io/|gitlab\.io/|sites\.google\.com/"),
    ("code", r"git(hub|lab|ee)\.com/|gitlab\.[\w.-]+/|bitbucket\.org/|codeberg\.org/|sourceforge\.net/"),
    ("code", r"anonymous\.4open\.science/|codeocean\.com/|pypi\.org/|huggingface\.co/|git\.io/"),
)
# Read where the address does not tell: the words of its sentence before it, the first pattern that is met deciding.
_BY_WORDS: tuple[tuple[LinkKind, str], ...] = (
    ("project", r"\b(project|home)[ -]?(web)?(page|site)|\bwebsite|\bweb page|\bproject is\b"),
    ("code", r"\b(codes?|codebase|implementation|software|repository|toolkit|checkpoints|open[ -]sourced?)\b"),
    ("data", r"\b(data|data ?sets?|benchmarks?|corpus|corpora|annotations)\b"),
    ("demo", r"\b(demos?|demonstrations?|videos?)\b"),
)
_SCHEME = re.compile(r"https?:\s?(?=//)", re.IGNORECASE)  # a blank after the colon comes from typesetting
# Two-letter endings need a longer name before them, or "mic.ro/nano" would count.
_BARE = re.compile(
    r"(?<![\w.-])(?:www\.|(?:[\w-]{1,63}\.)*(?:[\w-]{4,63}\.[a-z]{2}|[\w-]{1,63}\.[a-z]{3,9})/)\w", re.IGNORECASE
)
# None of these belongs to an address, yet the address grammar of the web lets some of them pass.
_FOREIGN = re.compile(r"[\s\\|`<>\"^“”„‘’«»‹›…。，、；：！？（）【】「」\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_TRAILING = ".,;:!?*_~$'–—-"
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_LONGEST = 2048  # characters that every browser takes; what is longer is no address
_WINDOW = 120  # characters before an address that may say what it leads to


def find_links(abstract: str) -> tuple[Link, ...]:
    """Returns the http and https addresses of an abstract in order of standing.

    Bare addresses ("github.com/a/b", "www.a.org") count as https; a bare host without a path does not count, since
    "e.g.in" and "model.py" look the same. `abstract[span.start:span.end]` is the address as written.
    """
    links: list[Link] = []
    for span in sorted([*_with_scheme(abstract), *_bare(abstract)], key=lambda span: span.start):
        last_end = links[-1].span.end if links else 0
        if span.start >= last_end:
            url = _normalised(abstract[span.start : span.end])
            before = abstract[max(last_end, span.start - _WINDOW) : span.start]
            links.append(Link(url, _kind(url, before), span))
    return tuple(links)


def _with_scheme(text: str) -> Iterator[Span]:
    end = 0
    for match in _SCHEME.finditer(text):
        if match.start() < end:  # an address inside an address, as in a web archive's
            continue
        # The grammar copies what it is given: no more than shows that an address is too long.
        length = _grammar().test_schema_at(text[match.end() : match.end() + _LONGEST + 1], "https:", 0)
        end = _trimmed(text, match.end(), match.end() + length)
        if end > match.end() + len("//"):
            yield Span(match.start(), end)
        elif length > _LONGEST:
            end = match.end() + length  # nor is there an address in what is too long for one


def _bare(text: str) -> Iterator[Span]:
    if not _BARE.search(text):  # the full search is slow, and few abstracts need it
        return
    for match in _grammar().match(text) or ():
        end = _trimmed(text, match.index, match.last_index)
        if not match.schema and _BARE.match(text, match.index, end):
            yield Span(match.index, end)


def _trimmed(text: str, start: int, end: int) -> int:
    """Returns where the address ends: before a stop, a quote or a bracket that belongs to the sentence.

    Where nothing is left, or too much for an address, that is where it starts.
    """
    foreign = _FOREIGN.search(text, start, end)
    raw = text[start : foreign.start() if foreign else end]
    if len(raw) > _LONGEST:
        return start
    while raw:
        shorter = raw.rstrip(_TRAILING)
        for opening, closing in ("()", "[]", "{}"):
            if shorter.endswith((opening, closing)) and shorter.count(opening) != shorter.count(closing):
                shorter = shorter[:-1]
        if shorter == raw:
            break
        raw = shorter
    return start + len(raw)


def _normalised(address: str) -> str:
    """Writes scheme and host in small letters, and https before an address that has no scheme."""
    raw = "".join(address.split())
    parts = urlsplit(raw if _SCHEME.match(raw) else f"https://{raw}")
    return parts._replace(netloc=parts.netloc.lower()).geturl()


def _kind(url: str, before: str) -> LinkKind:
    address = url.split("//", 1)[1]
    address = address if "/" in address else f"{address}/"
    for kind, pattern in _BY_ADDRESS:
        if re.match(rf"(?:[\w-]+\.)*?(?:{pattern})", address, re.IGNORECASE):
            return kind
    sentence = _SENTENCE_END.split(before)[-1]
    for kind, pattern in _BY_WORDS:
        if re.search(pattern, sentence, re.IGNORECASE):
            return kind
    return "other"


@cache
def _grammar() -> Any:
    from linkify_it import LinkifyIt  # type: ignore[import-untyped]

    grammar = LinkifyIt(options={"fuzzy_email": False})
    for scheme in ("mailto:", "ftp:", "//"):
        grammar.add(scheme, None)
    return grammar
