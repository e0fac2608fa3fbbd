"""What one paper takes from each of its records: which source wins a field, and nothing lost.

The author's `prefer` goes before all else, for every field that a preferred source knows; what `litsurvey enrich`
fetched goes behind all else, so that it fills and replaces nothing. Between them stands:

- title: without TeX and version, not cut, not in capitals alone; then by rank
- abstract: the longest one that does not break off and is no stub
- authors: of the lists that are (nearly) complete the one with most given names written out; then by rank
- venue, year, volume, pages and what else says where it was published: together, from the record of highest rank
- date: the most exact one of that year
- DOI: the publisher's before a preprint's, arXiv's last
- all else: by rank; keywords, notes and links are united

Rank: a record with a publisher's DOI and a venue, then one with either, then one of unknown standing, then a preprint;
among equals the one that knows more, then the earlier place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from fnmatch import fnmatchcase
from typing import Any

from builder.merging.folding import Title, title_of
from builder.merging.view import PREPRINT_VENUE, is_cut, is_preprint_doi, is_stub
from builder.records import Origin, Paper
from builder.slugs import normal_form

_UNITED = ("keywords", "notes", "links")
_PUBLICATION = ("volume", "issue", "pages", "publisher", "editors", "isbn", "issn")  # stand beside a venue
_PLAIN = ("pmid", "openreview", "arxiv", "language", "key", "summary")
_OWN = frozenset(("id", "origins", "former", "provenance"))
_FILLING = "papers/fetched/*-enrich-*"  # what `litsurvey enrich` fetched: for what other sources do not know
_NOTHING = Paper("", "", ())
_NEARLY_ALL = 0.75  # of the longest list of authors; a shorter one was cut


@dataclass(frozen=True, slots=True)
class Choice:
    """A field's value and the record that it is from."""

    value: Any
    record: Paper


class _Content:
    """Orders records by all that they hold; that is spelt out only for those of one place."""

    __slots__ = ("_record",)

    def __init__(self, record: Paper) -> None:
        self._record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Content) and self._record == other._record

    def __lt__(self, other: _Content) -> bool:
        return repr(self._record) < repr(other._record)

    __hash__ = None  # type: ignore[assignment]


def place_order(record: Paper) -> tuple[list[tuple[str, int]], _Content]:
    """Orders by place; the rest of the record decides between records from one place."""
    return [(origin.path, origin.line or 0) for origin in record.origins], _Content(record)


def joined(records: Sequence[Paper], prefer: Sequence[str] = ()) -> Paper:
    """Returns one record of several; of one alone, the same."""
    if len(records) == 1:
        return records[0]
    ranked = sorted(records, key=lambda record: (_preference(record, prefer), *_rank(record), place_order(record)))
    chosen = _chosen(ranked, prefer)
    origins = tuple(dict.fromkeys(o for record in sorted(records, key=place_order) for o in record.origins))
    values = {name: choice.value for name, choice in chosen.items()}
    came = {name: _source(choice.record, name) for name, choice in chosen.items() if choice.value not in ("", (), None)}
    provenance = tuple(sorted(came.items())) if len(origins) > 1 else ()
    former = tuple(sorted({id_ for record in records for id_ in record.former}))
    return replace(ranked[0], **values, origins=origins, provenance=provenance, former=former, id="")


def _chosen(ranked: Sequence[Paper], prefer: Sequence[str]) -> dict[str, Choice]:
    preferences = {id(record): _preference(record, prefer) for record in ranked}

    def best(name: str, worse: Callable[[Paper], Any] = lambda record: 0, among: Iterable[Paper] = ranked) -> Choice:
        """Takes the value of the preferred source, then the least `worse`, then by rank."""
        known = [record for record in among if getattr(record, name)]
        if not known:
            return Choice(getattr(_NOTHING, name), ranked[0])
        record = known[0]
        if len(known) > 1:
            record = min(known, key=lambda record: (preferences[id(record)], worse(record)))
        return Choice(getattr(record, name), record)

    longest = max(len(record.authors) for record in ranked)
    told = [record for record in ranked if not is_stub(record.abstract)]
    titles = {record.title for record in ranked}
    compared = {title: title_of(title) for title in titles} if len(titles) > 1 else {}
    chosen = {
        "title": best("title", lambda record: _title_faults(record.title, compared) if compared else ()),
        "abstract": best("abstract", lambda record: _abstract_faults(record.abstract), told or ranked),
        "authors": best("authors", lambda record: (len(record.authors) < _NEARLY_ALL * longest, -_given_names(record))),
        "venue": best("venue", lambda record: _is_preprint_venue(record.venue)),
        "doi": best("doi", lambda record: (is_preprint_doi(record.doi), _is_arxiv_doi(record.doi))),
        "type": best("type", lambda record: record.type in ("preprint", "other")),
        **{name: best(name) for name in _PLAIN},
    }
    lead = chosen["venue"].record
    beside = [lead, *(record for record in ranked if record is not lead and _is_beside(record, lead))]
    chosen |= {name: best(name, among=beside) for name in _PUBLICATION}
    chosen["year"] = best("year", lambda record: record is not lead)
    year = chosen["year"].value
    chosen["date"] = best("date", lambda record: -len(record.date), [r for r in ranked if r.year == year])
    chosen["url"] = best("url", lambda record: record is not lead)
    return chosen | _united(ranked, chosen)


def _united(ranked: Sequence[Paper], chosen: dict[str, Choice]) -> dict[str, Choice]:
    """Unites lists; addresses and identifiers that did not win are links."""
    found: dict[str, Choice] = {}
    for name in _UNITED:
        values: dict[str, tuple[str, Paper]] = {}
        for record in ranked:
            for value in getattr(record, name):
                values.setdefault(value.casefold() if name == "keywords" else value, (value, record))
            if name == "links":
                for address in _lost_addresses(record, chosen):
                    values.setdefault(address, (address, record))
        values.pop(chosen["url"].value if name == "links" else "", None)
        first = next(iter(values.values()), ("", ranked[0]))[1]
        found[name] = Choice(tuple(value for value, _ in values.values()), first)
    return found


def _lost_addresses(record: Paper, chosen: dict[str, Choice]) -> Iterable[str]:
    if record.url:
        yield record.url
    doi = record.doi.casefold()
    if doi and doi != chosen["doi"].value.casefold() and not _is_arxiv_doi(doi):
        yield f"https://doi.org/{record.doi}"
    for arxiv in (record.arxiv, doi.removeprefix("10.48550/arxiv.") if _is_arxiv_doi(doi) else ""):
        if arxiv and arxiv != chosen["arxiv"].value and f"10.48550/arxiv.{arxiv}" != chosen["doi"].value.casefold():
            yield f"https://arxiv.org/abs/{arxiv}"
    if record.openreview and record.openreview != chosen["openreview"].value:
        yield f"https://openreview.net/forum?id={record.openreview}"
    if record.pmid and record.pmid != chosen["pmid"].value:
        yield f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/"


def _preference(record: Paper, prefer: Sequence[str]) -> int:
    """Returns the place of the record's source among the preferred ones, the best first; what only fills is last."""
    paths = [origin.path.removeprefix("content/") for origin in record.origins]
    behind = len(prefer) + all(fnmatchcase(path, _FILLING) for path in paths)
    return next((i for i, wanted in enumerate(prefer) if any(fnmatchcase(p, wanted) for p in paths)), behind)


def _rank(record: Paper) -> tuple[int, int]:
    has_venue = bool(record.venue) and not _is_preprint_venue(record.venue)
    has_doi = bool(record.doi) and not is_preprint_doi(record.doi)
    is_preprint = record.type == "preprint" or (not (has_venue or has_doi) and _looks_preprint(record))
    known = sum(bool(getattr(record, field.name)) for field in fields(record) if field.name not in _OWN)
    return (3 if is_preprint else 2 - has_venue - has_doi), -known


def _looks_preprint(record: Paper) -> bool:
    return bool(record.arxiv or record.doi) or _is_preprint_venue(record.venue)


def _title_faults(text: str, compared: Mapping[str, Title]) -> tuple[bool, ...]:
    title = compared[text]
    has_tex = any(sign in text for sign in "\\{}$")
    lacks_subtitle = any(other.main == title.key and other.subtitle for other in compared.values())
    return title.is_cut, lacks_subtitle, has_tex, title.is_version, len(title.words) > 1 and text.isupper()


def _abstract_faults(abstract: str) -> tuple[bool, int]:
    return is_cut(abstract), -len(abstract)


def _given_names(record: Paper) -> int:
    """Returns of how many authors a given name is written out."""
    return sum(any(len(word.strip(".")) > 1 for word in author.given.split()) for author in record.authors)


def _is_preprint_venue(venue: str) -> bool:
    return bool(PREPRINT_VENUE.match(venue))


def _is_arxiv_doi(doi: str) -> bool:
    return doi.casefold().startswith("10.48550/")


def _is_beside(record: Paper, lead: Paper) -> bool:
    """Says whether a record may tell the volume and pages of the lead's venue."""
    return (not record.venue and record.type != "preprint") or normal_form(record.venue) == normal_form(lead.venue)


def _source(record: Paper, name: str) -> Origin:
    return dict(record.provenance).get(name, record.origins[0])
