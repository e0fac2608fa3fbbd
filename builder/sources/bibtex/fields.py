"""Stage 1, the fields of a .bib entry as tables: which of them hold what of a record, by type of entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.records import PaperType
from builder.sources.bibtex.inheritance import Fields, Record
from builder.sources.bibtex.names import names_of
from builder.sources.bibtex.tex import address_of, unicode_of
from builder.sources.raw import Raw
from builder.sources.values.dates import Date, date_from, date_of

_TYPES: Mapping[str, PaperType] = {
    "article": "article",
    "periodical": "other",
    "suppperiodical": "article",
    "review": "article",
    "inproceedings": "conference paper",
    "conference": "conference paper",
    "book": "book",
    "mvbook": "book",
    "booklet": "book",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "mvreference": "book",
    "manual": "report",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inreference": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "preprint": "preprint",
    "dataset": "data set",
    "data": "data set",
    "software": "software",
    "misc": "",
    "unpublished": "",
}
# An entry with "entrysubtype" or a type of its own says more of itself.
_BY_OWN_WORD: Mapping[str, PaperType] = {
    "preprint": "preprint",
    "dataset": "data set",
    "data set": "data set",
    "software": "software",
    "newspaper": "article",
    "magazine": "article",
}
_MAY_BE_PREPRINT = frozenset(("article", "misc", "unpublished", "online", "report", "techreport"))
_PREPRINT_SERVER = re.compile(r"arxiv|corr\b|biorxiv|medrxiv|chemrxiv", re.IGNORECASE)

_JOURNAL = ("journaltitle", "fjournal", "journal", "shortjournal")
_PLACES = ("howpublished", "organization", "publisher")
_VENUES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("inproceedings", "conference"),
        ("booktitle", "maintitle", "eventtitle", *_JOURNAL, "series", "howpublished", "organization"),
    ),
    "periodical": (*_JOURNAL, "title"),
    **dict.fromkeys(
        ("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference", "mvreference"),
        ("maintitle", "series"),
    ),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), ("school", "institution", "university", "publisher")),
    **dict.fromkeys(("techreport", "report"), ("institution", "school", "organization", "publisher", *_JOURNAL)),
    **dict.fromkeys(("manual", "online", "www"), ("organization", *_JOURNAL, "howpublished", "institution")),
}
_OTHER_VENUES = (
    *_JOURNAL, "booktitle", "maintitle", "eventtitle", "howpublished", "school", "institution", "organization"
)  # fmt: skip
_SUBTITLES = {"title": "subtitle", "booktitle": "booksubtitle", "journaltitle": "journalsubtitle"}
_TITLES = ("title", "booktitle", "maintitle", "issuetitle")  # the later ones where a whole has no title of its own
_WHOLE_TYPES = frozenset(("book", "proceedings", "collection", "periodical", "mvbook", "mvcollection", "mvproceedings"))

_TEXTS: Mapping[str, tuple[str, ...]] = {  # of Raw, to fields of which the first that is there counts
    "abstract": ("abstract", "abstractnote"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid", "articleno", "article-number"),
    "publisher": ("publisher",),
    "isbn": ("isbn",),
    "issn": ("issn", "eissn"),
    "language": ("language", "langid", "hyphenation"),
    "summary": ("tldr", "tl;dr"),
}
_NOTES = ("note", "annote", "annotation", "comment", "comments", "review")
_KEYWORDS = ("author_keywords", "author-keywords", "keywords", "keyword", "tags")
# Besides those that BibLaTeX has: DBLP's, BibDesk's, and what home pages of groups are made from.
_URL_NAMES = "url link ee bdsk-url-1 bdsk-url-2 bdsk-url-3 remote-url html website pdf code file"
_URLS = tuple(_URL_NAMES.split())
_ADDRESS = re.compile(r"(https?|ftp)://|www\.", re.IGNORECASE)
_EPRINT_ADDRESSES = {
    "jstor": "https://www.jstor.org/stable/",
    "hdl": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com/books?id=",
}
_ARXIV_WITHIN = re.compile(
    r"(?:arxiv[\s:.]*(?:preprint\s+arxiv[\s:.]*)?|abs/)(\d{4}\.\d{4,5}|[a-z-]{2,15}(?:\.[A-Z]{2})?/\d{7})", re.I
)
_WHOLE_GROUP = re.compile(r"\{[^{}]*\}")
_DIVIDERS = (";", ",")


def raw_of(record: Record) -> Raw:
    """Returns what the entry's fields say, TeX resolved."""
    fields = record.fields
    raw = Raw(
        title=_title(record),
        authors=names_of(" and ".join(fields.get("author", []))),
        editors=names_of(" and ".join(fields.get("editor", []))),
        date=_date(fields),
        venue=_venue(record),
        doi=address_of(_first(fields, "doi")),
        arxiv=_arxiv(fields),
        pmid=address_of(_first(fields, "pmid")),
        urls=_urls(fields),
        keywords=list(_keywords(fields)),
        key=record.key,
        notes=list(_notes(fields)),
    )
    for name, sources in _TEXTS.items():
        setattr(raw, name, unicode_of(_first(fields, *sources)))
    if _eprint_type(fields) == "pubmed" and not raw.pmid:
        raw.pmid = address_of(_first(fields, "eprint"))
    raw.type = _type(record, raw)
    return raw


def _first(fields: Fields, *names: str) -> str:
    return next((value for name in names for value in fields.get(name, []) if value.strip()), "")


def _title(record: Record) -> str:
    names = _TITLES if record.type in _WHOLE_TYPES else _TITLES[:1]
    names = ("issuetitle", *names) if record.type == "periodical" else names
    return next((title for name in names if (title := _with_subtitle(record.fields, name))), "")


def _with_subtitle(fields: Fields, name: str) -> str:
    title = unicode_of(_first(fields, name)).strip()
    subtitle = unicode_of(_first(fields, _SUBTITLES.get(name, ""))).strip()
    if not title or not subtitle:
        return title
    return f"{title} {subtitle}" if title[-1] in ":?!" else f"{title}: {subtitle}"


def _venue(record: Record) -> str:
    # Old files write chapters as books; without pages the book's second title is what its parts call it.
    is_part = record.type == "book" and "pages" in record.fields
    names = ("booktitle", *_VENUES["book"]) if is_part else _VENUES.get(record.type, _OTHER_VENUES)
    found = (_with_subtitle(record.fields, name) for name in names)
    title = _title(record) if record.type in ("book", "periodical") else ""
    return next((venue for venue in found if venue and venue != title and not _ADDRESS.search(venue)), "")


def _type(record: Record, raw: Raw) -> PaperType:
    said = unicode_of(_first(record.fields, "entrysubtype", "type")).strip().lower()
    if record.type in _MAY_BE_PREPRINT:
        if raw.arxiv and (not raw.venue or _PREPRINT_SERVER.search(raw.venue)):
            return "preprint"
        if said in _BY_OWN_WORD:
            return _BY_OWN_WORD[said]
    return _TYPES.get(record.type, "other")


def _date(fields: Fields) -> Date | str:
    date = date_of(unicode_of(_first(fields, "date")))
    if date.year:
        return date
    year, month, day = (unicode_of(_first(fields, name)).strip() for name in ("year", "month", "day"))
    if not month:
        return year
    if month.isdecimal():
        number = int(month[:4])
        return date_from([date_of(year).year or 0, number, int(day[:4]) if day.isdecimal() else 0])
    day = f" {day}" if day.isdecimal() else ""
    found = date_of(f"{month} {year}") if month[0].isdigit() else date_of(f"{year} {month}{day}")
    return found if found.year else year


def _eprint_type(fields: Fields) -> str:
    return _first(fields, "eprinttype", "archiveprefix").strip("{} ").lower()


def _arxiv(fields: Fields) -> str:
    """Returns the id from where entries have it; journals may read "arXiv preprint arXiv:2303.08134"."""
    eprint, kind = address_of(_first(fields, "eprint")), _eprint_type(fields)
    if kind in ("", "arxiv") and eprint:
        within = _first(fields, "primaryclass", "eprintclass").strip()
        return f"{within}/{eprint}" if re.fullmatch(r"\d{7}", eprint) and within else eprint
    if own := address_of(_first(fields, "arxivid", "arxiv")):
        return own
    texts = (_first(fields, name) for name in ("journal", "journaltitle", "volume", "howpublished", "number", "note"))
    return next((found[1] for text in texts if (found := _ARXIV_WITHIN.search(text))), "")


def _urls(fields: Fields) -> list[str]:
    values = [value for name in _URLS for value in fields.get(name, [])]
    values += [value for name in ("howpublished", "note") for value in fields.get(name, []) if "://" in value]
    urls = [url for value in values for url in _addresses(value)]
    if prefix := _EPRINT_ADDRESSES.get(_eprint_type(fields)):
        urls += [prefix + eprint] if (eprint := address_of(_first(fields, "eprint"))) else []
    return urls


def _addresses(value: str) -> list[str]:
    """Returns the addresses of a field: the one that it is, several with blanks between, one within words."""
    if (whole := address_of(value).strip("<>")) and _ADDRESS.match(whole) and len(_ADDRESS.findall(value)) == 1:
        return [whole]
    words = (address_of(word).strip("<>,;") for word in value.split())
    return [word for word in words if _ADDRESS.match(word)]


def _notes(fields: Fields) -> Iterator[str]:
    """Yields the notes but for those that are an address and nothing else; JabRef's are named "comment-ada" besides."""
    for name, values in fields.items():
        if name in _NOTES or name.startswith("comment-"):
            yield from (unicode_of(note) for note in values if " " in note or not _ADDRESS.match(address_of(note)))


def _keywords(fields: Fields) -> Iterator[str]:
    for name in _KEYWORDS:
        for value in fields.get(name, []):
            text = value.strip()
            if _WHOLE_GROUP.fullmatch(text):
                text = text[1:-1]  # braces round all of them, as Web of Science writes
            divider = next((sign for sign in _DIVIDERS if sign in text), "\n")
            yield from map(unicode_of, _outside_braces(text, divider))


def _outside_braces(text: str, divider: str) -> Iterator[str]:
    depth, piece = 0, list[str]()
    for part in re.split(rf"((?<!\\)[{{}}]|{divider})", text):
        depth = max(0, depth + (part == "{") - (part == "}"))
        if part == divider and not depth:
            yield "".join(piece)
            piece = []
        else:
            piece.append(part)
    yield "".join(piece)
