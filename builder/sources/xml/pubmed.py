"""Stage 1, reader: PubMed's XML, as its site saves it and its service answers (PubmedArticleSet).

Keywords are the authors' own (KeywordList) and after them the indexers' headings with their qualifiers
("Looms/history"), as in the reader of MEDLINE. Titles stand as PubMed has them, with the full stop that closes them and
the brackets round one that it has translated, as reference managers keep them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from builder.problems import Problem
from builder.records import Author, Origin, Paper, PaperType
from builder.sources.raw import Raw, finished, is_no_title
from builder.sources.source import Source
from builder.sources.tagged.bibliographic import full_range
from builder.sources.values.names import person
from builder.sources.xml.records import filled, first_text, markup_of, records, root_of, text_of, texts

if TYPE_CHECKING:
    from builder.sources.xml.records import Element

_ARTICLE, _BOOK, _JOURNAL = "MedlineCitation/Article", "BookDocument", "MedlineCitation/MedlineJournalInfo"
# Field of a Raw to the elements that may have it, the first that does counts.
_FIELDS: Mapping[str, Sequence[str]] = {
    "venue": (f"{_ARTICLE}/Journal/Title", f"{_ARTICLE}/Journal/ISOAbbreviation", f"{_JOURNAL}/MedlineTA"),
    "volume": (f"{_ARTICLE}/Journal/JournalIssue/Volume", f"{_BOOK}/Book/Volume"),
    "issue": (f"{_ARTICLE}/Journal/JournalIssue/Issue",),
    "pages": (f"{_ARTICLE}/Pagination/MedlinePgn", f"{_BOOK}/Pagination/MedlinePgn"),
    "issn": (f"{_ARTICLE}/Journal/ISSN",),
    "isbn": (f"{_BOOK}/Book/Isbn",),
    "publisher": (f"{_BOOK}/Book/Publisher/PublisherName",),
    "language": (f"{_ARTICLE}/Language", f"{_BOOK}/Language"),
    "pmid": ("MedlineCitation/PMID", f"{_BOOK}/PMID"),
    "doi": (
        f"{_ARTICLE}/ELocationID[@EIdType='doi'][@ValidYN='Y']",
        "PubmedData/ArticleIdList/ArticleId[@IdType='doi']",
        f"{_ARTICLE}/ELocationID[@EIdType='doi']",
        f"{_BOOK}/ArticleIdList/ArticleId[@IdType='doi']",
    ),
}
_TITLES = (
    f"{_ARTICLE}/ArticleTitle",
    f"{_ARTICLE}/VernacularTitle",
    f"{_BOOK}/ArticleTitle",
    f"{_BOOK}/Book/BookTitle",
)
_ABSTRACTS = (f"{_ARTICLE}/Abstract", f"{_BOOK}/Abstract", "MedlineCitation/OtherAbstract")
_DATES = (
    f"{_ARTICLE}/Journal/JournalIssue/PubDate",
    f"{_ARTICLE}/ArticleDate",
    f"{_BOOK}/Book/PubDate",  # as in MEDLINE; a chapter may have been contributed years later
    f"{_BOOK}/ContributionDate",
)
_AUTHORS = (f"{_ARTICLE}/AuthorList/Author", f"{_BOOK}/AuthorList/Author", f"{_BOOK}/Book/AuthorList/Author")
_KEYWORDS = (
    "MedlineCitation/KeywordList/Keyword",
    f"{_BOOK}/KeywordList/Keyword",
)
_HEADINGS = "MedlineCitation/MeshHeadingList/MeshHeading"
_NO_HEADING = "UNLABELLED"  # what PubMed calls a part of an abstract without a heading
_TYPES: Mapping[str, PaperType] = {
    "Preprint": "preprint",
    "Technical Report": "report",
    "Dataset": "data set",
    "Congress": "conference paper",
    "Academic Dissertation": "thesis",
}


def sniff(head: str) -> bool:
    """Knows the file by its root element."""
    return root_of(head) in ("PubmedArticleSet", "PubmedArticle", "PubmedBookArticleSet", "PubmedBookArticle")


def read(source: Source) -> Iterator[Paper | Problem]:
    """Yields a paper for each PubmedArticle or PubmedBookArticle."""
    for found in records(source, ("PubmedArticle", "PubmedBookArticle")):
        yield found if isinstance(found, Problem) else _paper(*found)


def _paper(record: Element, origin: Origin) -> Paper | Problem:
    raw = Raw(**filled(record, _FIELDS))  # type: ignore[arg-type]  # all of them are texts
    raw.title = _title(record)
    raw.abstract = _abstract(record)
    raw.authors, raw.editors = _authors(record), _editors(record)
    raw.date = next((date for path in _DATES for part in record.iterfind(path) if (date := _date(part))), "")
    raw.keywords = [keyword for path in _KEYWORDS for keyword in texts(record, path)]
    raw.keywords += ["/".join(texts(heading, "*")) for heading in record.iterfind(_HEADINGS)]
    raw.pages = full_range(raw.pages)
    kinds = texts(record, f"{_ARTICLE}/PublicationTypeList/PublicationType")
    default: PaperType = "article" if record.find(_ARTICLE) is not None else "book"
    if first_text(record, (f"{_BOOK}/ArticleTitle",)):
        default, raw.venue = "chapter", first_text(record, (f"{_BOOK}/Book/BookTitle",))
    raw.type = next((_TYPES[kind] for kind in kinds if kind in _TYPES), default)
    return finished(raw, origin, hint='give it an "ArticleTitle" element')


def _title(record: Element) -> str:
    found = (markup_of(part).strip() for path in _TITLES for part in record.iterfind(path))
    return next((title for title in found if title and not is_no_title(title)), "")


def _abstract(record: Element) -> str:
    """The parts of a structured abstract keep their headings: "METHODS: ..."."""
    for path in _ABSTRACTS:
        for abstract in record.iterfind(path):
            parts = [_part(part) for part in abstract.iterfind("AbstractText")]
            if any(parts):
                return " ".join(filter(None, parts))
    return ""


def _part(part: Element) -> str:
    label, text = (part.get("Label") or "").strip(), markup_of(part).strip()
    return f"{label}: {text}" if text and label not in ("", _NO_HEADING) else text


def _authors(record: Element) -> list[Author]:
    found = next((list(record.iterfind(path)) for path in _AUTHORS if record.find(path) is not None), [])
    # A name that was corrected stays beside the right one.
    valid = [part for part in found if part.get("ValidYN") != "N"]
    return [author for part in valid or found if not _is_editor(part) and (author := _author(part))]


def _editors(record: Element) -> list[Author]:
    found = (part for path in _AUTHORS for part in record.iterfind(path))
    return [author for part in found if _is_editor(part) and (author := _author(part))]


def _is_editor(part: Element) -> bool:
    parent = part.getparent()
    return parent is not None and parent.get("Type") == "editors"


def _author(part: Element) -> Author | None:
    body = text_of(part.find("CollectiveName")).strip()
    if body:
        return Author(" ".join(body.split()))
    given = first_text(part, ("ForeName", "FirstName", "Initials"))
    return person(first_text(part, ("LastName",)), given, "", first_text(part, ("Suffix",)))


def _date(part: Element) -> str:
    """ "2024 Mar 17", or PubMed's free text: "2024 Mar-Apr"."""
    return " ".join(texts(part, "*"))
