"""Stage 1, columns and keys: which of a table's columns, or of an object's keys, holds which field of a record.

A name is compared by its letters and digits alone: "Article Title", "article_title" and "articleTitle" are one. What
the names do not tell, or tell wrongly, survey.yml says: `columns: {title: Name of paper}`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# Columns that hold a field, the one to be preferred first; where a record leaves one empty, the next one counts.
_NAMES: Mapping[str, str] = {
    "title": "title, paper title, article title, document title, name of paper, titre, titel, titulo,"
    " titolo, primary title, item title, work title, title of paper, title of article, papertitle en, display name",
    "authors": "author full names, authors parsed, authors, author, author names, names of authors, author list,"
    " creators, creator, auteurs, auteur, autoren, autor, autores, autori, verfasser, authors full, authors list,"
    " names, written by, inventors, first authors",
    "abstract": "abstract, abstract note, abstract text, paper abstract, article abstract, abstracts, resume,"
    " zusammenfassung, resumen, riassunto, resumo, abstract en, abstract english, abstractnote",
    "keywords": "author keywords, keywords author, author keyword, authors keywords, keywords, keyword, key words,"
    " manual tags, tags, tag, keyphrases, key phrases, mots cles, schlagworter, schlagworte, palabras clave,"
    " parole chiave, topics, topic, keyword list, labels",
    "year": "year, publication year, pub year, published year, py, year of publication, annee, jahr, ano, anno, yr,"
    " year published, publicationyear, erscheinungsjahr",
    "date": "date, publication date, date published, published, pub date, published date, published on, cover date,"
    " issue date, release date, issued, when published, date of publication, datum, fecha, first published",
    "venue": "source title, publication title, journal book, journal, journal title, journal name, container title,"
    " proceedings title, book title, conference, conference name, conference title, venue, venue name, event,"
    " published in, proceedings, booktitle, journal ref, journal conference, conference journal, venue journal,"
    " revue, zeitschrift, revista, rivista, source publication, secondary title, journal or conference, pub venue,"
    " source title anthology title, anthology title, proceeding, primary location source display name",
    "doi": "doi, doi link, doi url, digital object identifier, doi number, article doi, paper doi, external ids doi",
    "arxiv": "arxiv, arxiv id, arxivid, arxiv number, arxiv link, arxiv url, arxiv identifier, eprint",
    "pmid": "pmid, pubmed id, pubmedid, pubmed, pubmed identifier, pubmed number, medline id",
    "openreview": "openreview id, openreview, forum, open review",
    "urls": "url, link, paper url, article url, source url, external url, html url, page url, address, web address,"
    " website, homepage, site, paper link, article link, link to paper, web page, webpage, uri, permalink url, adresse,"
    " paperurl, lien, pdf, pdf url, url pdf, pdf link, paper pdf, openreview url, openreview link, full text, full text"
    " url, fulltext url, landing page, code, code url, url code, code link, github, github url, github link, repo,"
    " repository, project, project page, project url, url project, dataset, url dataset, video, url video, slides, url"
    " slides, poster, url poster, demo, links, urls, dimensions url, source urls, primary location landing page url",
    "type": "type, item type, document type, publication type, entry type, document types, reference type, work type,"
    " type of reference, paper type, publication types, content type, bibtex type, typ, document identifier",
    "month": "month, publication month, published month, pub month, mois, monat",
    "day": "day, publication day, published day",
    "volume": "volume, vol",
    "issue": "issue, issue number, issue no",
    "pages": "pages, page, page range, page numbers, pagination, pp, seiten",
    "first_page": "page start, start page, first page, begin page",
    "last_page": "page end, end page, last page",
    "article_number": "art no, article number, article no",
    "publisher": "publisher, verlag, editeur, editorial, imprint",
    "editors": "editors, editor, book editors, herausgeber, secondary authors",
    "isbn": "isbn, isbns, isbn s, print isbn, isbn print",
    "issn": "issn, issns, issn s, print issn, issn print, eissn",
    "language": "language, lang, language of original document, langue, sprache, idioma",
    "key": "citation key, citekey, cite key, bibtex key, bibkey, bib key, key, rayyan id, paper id, id, uid, ref id,"
    " identifier, record id, entry id, article id, paperid, eid, lens id, publication id, covidence number, covidence,"
    " accession number, ut, study id, citationkey",
    "summary": "tldr, tl dr, one line summary, one sentence summary, short summary, lay summary",
    "notes": "notes, note, comments, comment, remarks, remark, my notes, annotation, annotations, notizen, anmerkungen,"
    " bemerkungen, user notes, commentaires, extra notes",
}
# Names that say as much only where no better one stands beside them: "Source" is a journal, or "Scopus".
_WEAK: Mapping[str, str] = {
    "title": "name, paper, paper name, article, document, publication, entry, heading, subject line, paper work, study",
    "authors": "first author, people, by, researchers, lead author, contributors",
    "abstract": "summary, description, excerpt, content, text, body, beschreibung, details, overview, abstract snippet",
    "summary": "summary",
    "keywords": "subjects, subject, concepts, index terms",
    "year": "when",
    "date": "online date, publication date online, created, create date, created at, created date, submitted,"
    " submission date, date submitted, online, update date, updated",
    "venue": "source, publication, series, outlet, where, conf, meeting, in, full source title, abbreviated source"
    " title, iso abbreviation, publication short, where published",
    "urls": "paper",
    "issue": "number",
    "key": "index, short name",
}
# Web of Science names its columns by two letters, of which "ID" are further keywords and no key.
_WEB_OF_SCIENCE: Mapping[str, str] = {
    "title": "ti",
    "authors": "af, au, ca",
    "editors": "be, ed",
    "venue": "so, ct",
    "type": "dt, pt",
    "keywords": "de, id",
    "abstract": "ab",
    "year": "py",
    "date": "ea",
    "volume": "vl",
    "issue": "is",
    "first_page": "bp",
    "last_page": "ep",
    "article_number": "ar",
    "doi": "di, d2",
    "publisher": "pu",
    "issn": "sn, ei",
    "isbn": "bn",
    "language": "la",
    "pmid": "pm",
    "key": "ut",
}
# A name that is not in the tables tells by a word in it: "Title (English)", "Abstract of the paper".
_WORDS: Mapping[str, str] = {
    "title": "title titel titre titulo",
    "abstract": "abstract abstracts",
    "authors": "authors author autoren auteurs autores",
    "keywords": "keywords keyword",
    "doi": "doi",
    "year": "year",
}
_ELSEWHERE = (
    "id ids number count affiliation affiliations address addresses orcid email emails short journal source series book"
    " url link length status reviewer reviewers conference keywords index plus terms score rating type date running"
    " language abbreviated corresponding correspondence translated first last words category code has is"
)
_OF_SOMETHING_ELSE = frozenset(_ELSEWHERE.split())
_MANY = frozenset({"urls", "notes", "keywords"})  # fields that take all of their columns
FIELDS = tuple(_NAMES)
_ALIASES = {"author_keywords": "keywords", "url": "urls", "links": "urls", "author": "authors", "keyword": "keywords"}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SPLIT = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """What was found out about a header; `fields` says which columns hold a field, the preferred one first."""

    header: tuple[str, ...]
    fields: Mapping[str, tuple[int, ...]]
    named: frozenset[str] = frozenset()  # fields that survey.yml has a column for

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that no field takes, in their order."""
        used = {position for positions in self.fields.values() for position in positions}
        return tuple(name for position, name in enumerate(self.header) if position not in used and name.strip())

    def __str__(self) -> str:
        """Returns a line to show: "title <- Article Title, abstract <- Abstract; not used: Reviewer"."""
        found = [f"{field} <- {' or '.join(self._names(field))}" for field in FIELDS if field in self.fields]
        unused = f"; not used: {', '.join(self.unused)}" if self.unused else ""
        return ", ".join(found) + unused

    def _names(self, field: str) -> list[str]:
        return [" ".join(self.header[position].split()) for position in self.fields[field]]


def mapping_of(header: Sequence[str], columns: Mapping[str, str]) -> Columns:
    """Returns which column holds which field; `columns` (field to column) goes before what the names tell.

    A column holds one field at the most. A column that `columns` names and the header lacks counts for nothing.
    """
    free: dict[str, list[int]] = {}
    for position, name in enumerate(header):
        free.setdefault(normalised(name), []).append(position)
    fields: dict[str, tuple[int, ...]] = {}
    for field, column in columns.items():
        if positions := free.pop(normalised(column), None):
            fields[_ALIASES.get(field, field)] = tuple(positions)
    named = frozenset(fields)
    tables = (_WOS_TABLE,) if {"ti", "au"} <= free.keys() or {"ti", "so"} <= free.keys() else (_TABLE, _WEAK_TABLE)
    for table in tables:
        weak = table is _WEAK_TABLE
        for field, names in table.items():
            if field in named or (weak and not _takes_weak(field, fields)):
                continue
            taken = [position for name in names for position in free.pop(name, ())]
            if taken:
                before = fields.get(field, ())
                fields[field] = (*before, *(taken if field in _MANY or not weak else taken[:1]))
        if table is _TABLE:
            _by_words(header, free, fields)
    return Columns(tuple(header), fields, named)


def unknown_fields(columns: Mapping[str, str]) -> list[str]:
    """Returns the fields of survey.yml's `columns` that no record has."""
    return [field for field in columns if field not in FIELDS and field not in _ALIASES]


def knows(name: str) -> bool:
    """Says whether a name is one of a field, whatever stands beside it."""
    return normalised(name) in _STRONG


def _takes_weak(field: str, fields: Mapping[str, object]) -> bool:
    """A "number" without a volume counts the rows; a date beside a year of publication is a day of something else."""
    if field in fields:
        return field == "urls"
    return {"issue": "volume" in fields, "date": "year" not in fields}.get(field, True)


def normalised(name: str) -> str:
    """Returns the letters and digits of a name, without case and accents: "articletitle" for "Article_Title:"."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if char.isalnum())


def _by_words(header: Sequence[str], free: dict[str, list[int]], fields: dict[str, tuple[int, ...]]) -> None:
    for field, stems in _WORDS.items():
        if field in fields:
            continue
        for name in header:
            words = set(_SPLIT.split(_CAMEL.sub(" ", name).casefold()))
            known = normalised(name) in _KNOWN
            if known or len(words) > 8 or not words & set(stems.split()) or words & _OF_SOMETHING_ELSE:
                continue
            if positions := free.pop(normalised(name), None):
                fields[field] = tuple(positions[:1])
                break


def _table(names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {field: tuple(dict.fromkeys(normalised(name) for name in text.split(","))) for field, text in names.items()}


def _all(tables: Iterable[Mapping[str, tuple[str, ...]]]) -> Iterator[str]:
    return (name for table in tables for names in table.values() for name in names)


_TABLE, _WEAK_TABLE, _WOS_TABLE = _table(_NAMES), _table(_WEAK), _table(_WEB_OF_SCIENCE)
_STRONG = frozenset(_all((_TABLE,)))
_KNOWN = frozenset(_all((_TABLE, _WEAK_TABLE)))
