"""`litsurvey enrich`: what papers lack is filled by identifier or exact title, shown first, and never guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from builder import cli
from builder.commands import enrich
from builder.console import Console
from builder.network.client import Client
from builder.network.services import SERVICES
from builder.problems import Code, SurveyError
from builder.project import Project
from builder.reading import read_survey
from builder.records import Paper
from tests.network import recordings
from tests.network.server import Reply, Server

TITLE = "Weaving maps of abstracts"
ABSTRACT = "We weave abstracts into maps and measure how well the maps are read by people who look for papers."
DOI = "10.1234/looms.5"
BIB = "@article{looms, title = {Weaving maps of abstracts}, author = {Lovelace, Ada}, journal = {My name for it}"
Run = Callable[..., int]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content" / "papers").mkdir(parents=True)
    (tmp_path / "content" / "survey.yml").write_text("title: Looms\n", encoding="utf-8")
    return Project(tmp_path)


@pytest.fixture
def run(project: Project, client: Client) -> Run:
    def run(*arguments: str, using: Client | None = None) -> int:
        asked = cli.parser().parse_args(["enrich", *arguments])
        return enrich.enrich(project, using or client, date(2026, 11, 24), Console(), asked)

    return run


def source(project: Project, name: str, text: str) -> None:
    (project.content / "papers" / name).write_text(text, encoding="utf-8")


def papers(project: Project) -> dict[str, Paper]:
    found = read_survey(project).papers
    return {paper.title: paper for paper in found}


def fetched(project: Project) -> list[str]:
    return sorted(path.name for path in (project.content / "papers" / "fetched").glob("*"))


def listing(project: Project) -> None:
    source(project, "listing.txt", f"{TITLE}\n\n{ABSTRACT}\n")


def test_a_listing_gets_authors_years_and_identifiers_by_title(
    run: Run, project: Project, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    listing(project)
    server.on("/arxiv/api/query", recordings.atom(("2303.00001", TITLE), ("2303.00002", "Weaving maps")))
    server.on("/arxiv/api/query#", recordings.atom(("2303.00001", TITLE)))
    assert run("--yes", "--from", "arxiv") == 0
    (paper,) = papers(project).values()
    assert ([str(author) for author in paper.authors], paper.year, paper.arxiv) == (
        ["Ada Lovelace"],
        2023,
        "2303.00001",
    )
    assert paper.abstract == ABSTRACT
    told = capsys.readouterr().out
    assert told.index(f"{TITLE}\n  authors:    Ada Lovelace  [arxiv]") < told.index(": written")
    (entry,) = yaml.safe_load((project.content / "searches.yml").read_text(encoding="utf-8"))
    assert (entry["source"], entry["identifier"], entry["kept"]) == ("arXiv", "2303.00001", 1)
    assert entry["file"] == f"papers/fetched/{fetched(project)[0]}"


def test_an_identifier_is_enough_and_what_the_author_wrote_stays(run: Run, project: Project, server: Server) -> None:
    source(project, "mine.bib", f"{BIB}, year = {{2014}}, doi = {{{DOI}}}}}\n")
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    assert run("--yes") == 0
    paper = papers(project)[TITLE]
    assert (paper.venue, paper.year) == ("My name for it", 2014)
    assert paper.abstract == "We weave abstracts into maps, as a journal says it."


def test_what_was_fetched_is_not_asked_for_again(
    run: Run, project: Project, server: Server, client_for: Callable[..., Client]
) -> None:
    source(project, "mine.bib", f"{BIB}, doi = {{{DOI}}}}}\n")
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref().replace("abstract", "nothing"))
    assert run("--yes") == 0
    server.asked.clear()
    assert run("--yes", using=client_for(cache=None)) == 0
    assert not server.asked


def test_several_are_asked_for_at_once(run: Run, project: Project, server: Server) -> None:
    other = "@article{b, title = {Older looms}, doi = {10.1234/looms.6}}\n"
    source(project, "mine.bib", f"{BIB}, doi = {{{DOI}}}}}\n{other}")
    works = [recordings.work(DOI, TITLE), recordings.work("10.1234/looms.6", "Older looms")]
    server.on("/crossref/works", recordings.crossref_list(works))
    assert run("--yes") == 0
    (asked,) = server.asked
    assert sorted(asked.query["filter"].split(",")) == [f"doi:{DOI}", "doi:10.1234/looms.6"]
    assert all(paper.abstract for paper in papers(project).values())


def test_one_that_the_service_does_not_know_spoils_it_for_no_other(run: Run, project: Project, server: Server) -> None:
    source(
        project, "mine.bib", f"{BIB}, doi = {{{DOI}}}}}\n@article{{b, title = {{Older looms}}, doi = {{10.1234/x}}}}\n"
    )
    server.on("/crossref/works", Reply(b'{"message": "no"}', status=400))
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    assert run("--yes", "--strict") == 1
    assert papers(project)[TITLE].abstract
    assert len(papers(project)) == 2


def test_a_wrong_identifier_brings_no_paper_in(
    run: Run, project: Project, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    source(
        project, "mine.bib", f"{BIB}, doi = {{{DOI}}}}}\n@article{{b, title = {{Older looms}}, doi = {{10.1234/6}}}}\n"
    )
    wrong = recordings.work("10.1234/6", "On the digestion of quite different animals", "Babbage")
    server.on("/crossref/works", recordings.crossref_list([recordings.work(DOI, TITLE), wrong]))
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    run("--yes")
    assert set(papers(project)) >= {TITLE, "Older looms"}
    assert len(papers(project)) == 2


@pytest.mark.parametrize(
    "found",
    [
        recordings.atom(("2303.00001", "Weaving maps of abstractions")),
        recordings.atom(("2303.00001", TITLE), author="Charles Babbage"),
        recordings.atom(),
    ],
    ids=["another title", "other people", "nothing"],
)
def test_nothing_is_guessed(run: Run, project: Project, server: Server, found: str) -> None:
    source(project, "mine.bib", f"{BIB}}}\n")
    server.on("/arxiv/api/query", found)
    assert run("--yes", "--from", "arxiv") == 0
    assert not fetched(project)
    assert not (project.content / "searches.yml").exists()


def test_two_works_of_one_title_are_not_chosen_from(run: Run, project: Project, server: Server) -> None:
    listing(project)
    works = [recordings.work("10.1/1", TITLE), recordings.work("10.1/2", TITLE, "Babbage")]
    server.on("/crossref/works", recordings.crossref_list(works))
    assert run("--yes", "--from", "crossref") == 0
    assert not fetched(project)


def test_what_one_service_says_leads_to_the_next(run: Run, project: Project, server: Server) -> None:
    listing(project)
    entry = recordings.atom(("2303.00001", TITLE))
    doi = f'<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">{DOI}</arxiv:doi></entry>'
    server.on("/arxiv/api/query", entry.replace("</entry>", doi))
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    assert run("--yes") == 0
    assert papers(project)[TITLE].venue == "Journal of Looms"


def test_titles_stay_here_where_that_is_wanted(run: Run, project: Project, server: Server) -> None:
    listing(project)
    assert run("--yes", "--no-titles") == 0
    assert not server.asked


def test_a_service_that_is_down_is_told_once_and_the_others_go_on(
    run: Run, project: Project, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    source(project, "mine.bib", f"{BIB}, doi = {{{DOI}}}}}\n")
    source(project, "listing.txt", "Looms by day\n\nThey work.\n\nLooms by night\n\nThey work as well.\n")
    server.on("/arxiv/api/query", Reply(status=503))
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    server.on("/crossref/works", recordings.crossref_list([]))
    assert run("--yes") == 0
    assert capsys.readouterr().err.count("arXiv") == 1
    assert papers(project)[TITLE].abstract


def test_a_dry_run_shows_all_and_writes_nothing(
    run: Run, project: Project, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    source(project, "mine.bib", f"{BIB}, doi = {{{DOI}}}}}\n")
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    assert run("--dry-run") == 0
    assert not fetched(project)
    assert "year:       2015" in capsys.readouterr().out


def test_nobody_to_ask_means_nothing_is_written(run: Run, project: Project, server: Server) -> None:
    source(project, "mine.bib", f"{BIB}, doi = {{{DOI}}}}}\n")
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    with pytest.raises(SurveyError) as refused:
        run()
    assert refused.value.problem.code is Code.REFUSED
    assert not fetched(project)


def test_the_command_offers_the_services_that_know_identifiers() -> None:
    assert set(enrich.KNOWING) == {service.name for service in SERVICES.values() if service.field}
    assert set(enrich.DEFAULT) <= set(enrich.KNOWING)
