"""What one paper takes from each of its records."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builder.merging import merge
from builder.records import Author, Origin, Paper
from builder.settings import Settings
from builder.slugs import paper_id

TITLE = "Looms that weave algebraic patterns"
ADA, CHARLES = Author("Lovelace", "Ada"), Author("Babbage", "Charles")
PREPRINT = Paper(
    f"{TITLE} (v2)",
    "We weave patterns of numbers as a loom weaves leaves.",
    (Origin("content/papers/arxiv.xml", 1),),
    authors=(ADA, CHARLES),
    year=2019,
    date="2019-12-01",
    venue="arXiv",
    doi="10.48550/arXiv.1912.00001",
    arxiv="1912.00001",
    url="https://arxiv.org/abs/1912.00001",
    keywords=("looms", "numbers"),
    volume="abs/1912.00001",
    notes=("read twice",),
    type="preprint",
)
PUBLISHED = Paper(
    TITLE,
    "We weave patterns of numbers …",
    (Origin("content/papers/zotero.bib", 7),),
    authors=(Author("Lovelace", "A."), Author("Babbage", "C.")),
    year=2021,
    date="2021-03",
    venue="Journal of Looms",
    doi="10.1000/looms",
    url="https://example.org/looms",
    keywords=("Looms", "weaving"),
    pages="1-9",
    links=("https://example.org/looms.pdf",),
    type="article",
)


def joined(*records: Paper, **chosen: Any) -> Paper:
    (paper,), _ = merge(records, Settings("Survey", **chosen))
    return paper


def test_the_published_record_wins_and_nothing_is_lost() -> None:
    paper = joined(PREPRINT, PUBLISHED)
    assert paper.title == TITLE
    assert paper.abstract == PREPRINT.abstract
    assert paper.authors == PREPRINT.authors
    assert (paper.year, paper.date, paper.venue, paper.pages, paper.volume) == (
        2021, "2021-03", "Journal of Looms", "1-9", "",
    )  # fmt: skip
    assert (paper.doi, paper.arxiv, paper.type) == ("10.1000/looms", "1912.00001", "article")
    assert paper.url == "https://example.org/looms"
    assert set(paper.links) == {"https://example.org/looms.pdf", "https://arxiv.org/abs/1912.00001"}
    assert paper.keywords == ("Looms", "weaving", "numbers")
    assert paper.notes == ("read twice",)
    assert paper.id == paper_id(TITLE)
    assert paper.former == (paper_id(f"{TITLE} (v2)"),)


def test_each_field_knows_where_it_is_from() -> None:
    came = dict(joined(PREPRINT, PUBLISHED).provenance)
    assert came["title"] == came["venue"] == came["doi"] == PUBLISHED.origins[0]
    assert came["abstract"] == came["authors"] == came["arxiv"] == came["notes"] == PREPRINT.origins[0]
    assert list(came) == sorted(came)
    assert joined(PUBLISHED).provenance == ()


def test_a_preferred_source_wins_whatever_else_speaks_against_it() -> None:
    paper = joined(PREPRINT, PUBLISHED, prefer=("papers/*.xml",))
    assert (paper.title, paper.year, paper.venue) == (PREPRINT.title, 2019, "arXiv")
    assert paper.doi == PREPRINT.doi
    assert "https://doi.org/10.1000/looms" in paper.links
    assert paper.pages == ""
    assert paper.keywords[0] == "looms"


def test_the_first_preferred_source_goes_before_the_second() -> None:
    both = ("papers/zotero.bib", "papers/*")
    assert joined(PREPRINT, PUBLISHED, prefer=both).authors == PUBLISHED.authors
    assert joined(PREPRINT, PUBLISHED, prefer=both[::-1]).authors == PREPRINT.authors


def test_the_date_is_the_most_exact_one_of_the_year() -> None:
    exact = replace(PREPRINT, date="2021-03-17", year=2021)
    assert joined(exact, PUBLISHED).date == "2021-03-17"


def test_a_stub_is_no_abstract() -> None:
    stub, short = replace(PUBLISHED, abstract="No abstract available."), replace(PREPRINT, abstract="We weave.")
    assert joined(stub, short).abstract == "We weave."


def test_a_complete_list_of_authors_goes_before_full_names() -> None:
    short = replace(PREPRINT, authors=(ADA,))
    assert joined(short, PUBLISHED).authors == PUBLISHED.authors


def test_an_id_does_not_change_when_a_record_of_less_is_added() -> None:
    before = joined(PREPRINT, PUBLISHED)
    lower = Paper(TITLE.upper(), "", (Origin("content/papers/a.csv", 2),), authors=(ADA,))
    after = joined(PREPRINT, PUBLISHED, lower)
    assert (after.id, after.title) == (before.id, before.title)


def test_the_old_address_of_a_title_that_lost_is_kept() -> None:
    preprint = replace(PREPRINT, title="An engine for patterns")
    before = joined(preprint)
    after = joined(preprint, replace(PUBLISHED, arxiv=PREPRINT.arxiv))
    assert after.id == paper_id(TITLE)
    assert before.id in after.former
