"""`litsurvey add`: from what a user types to files that the survey reads, and lines of the log."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from builder import cli
from builder.commands import add
from builder.console import Console
from builder.network.client import Client
from builder.network.services import SEARCHED
from builder.problems import Code, SurveyError
from builder.project import Project
from builder.reading import read_survey
from builder.records import Paper
from tests.network import recordings
from tests.network.conftest import FakeTime
from tests.network.server import Reply, Server

TODAY = date(2026, 11, 24)
FETCHED = "content/papers/fetched"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "survey.yml").write_text("title: Looms\n", encoding="utf-8")
    return Project(tmp_path)


@pytest.fixture
def run(project: Project, client: Client) -> Callable[..., int]:
    def run(*arguments: str, using: Client | None = None) -> int:
        asked: argparse.Namespace = cli.parser().parse_args(["add", *arguments])
        return add.add_to(project, using or client, TODAY, Console(), asked)

    return run


def files(project: Project) -> list[str]:
    return sorted(path.name for path in (project.content / "papers").rglob("*") if path.is_file())


def log(project: Project) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = yaml.safe_load((project.content / "searches.yml").read_text(encoding="utf-8"))
    return entries


def papers(project: Project) -> dict[str, Paper]:
    read = read_survey(project)
    assert not read.problems
    return {paper.title: paper for paper in read.papers}


@pytest.mark.parametrize(
    ("typed", "path", "answer", "file", "title"),
    [
        ("2303.08134", "arxiv/api/query", recordings.atom(("2303.08134", "Maps")), "arxiv-2303.08134.atom", "Maps"),
        (
            "10.1234/looms.5",
            "crossref/works/10.1234%2Flooms.5",
            recordings.crossref(),
            "crossref-10.1234_looms.5.json",
            "Weaving maps of abstracts",
        ),
        (
            "https://pubmed.ncbi.nlm.nih.gov/20021716/",
            "pubmed/entrez/eutils/efetch.fcgi",
            recordings.pubmed(("20021716", "Looms at night")),
            "pubmed-20021716.xml",
            "Looms at night",
        ),
        (
            "https://openreview.net/forum?id=Hk5ab_Loom",
            "openreview/notes",
            recordings.OPENREVIEW,
            "openreview-Hk5ab_Loom.json",
            "Looms that learn",
        ),
        (
            "https://huggingface.co/papers/2303.00003",
            "huggingface/api/papers/2303.00003",
            recordings.HF,
            "huggingface-2303.00003.json",
            "Looms in the open",
        ),
        (
            "https://aclanthology.org/2020.acl-main.1",
            "acl/2020.acl-main.1.bib",
            recordings.ACL,
            "acl-2020.acl-main.1.bib",
            "Looms for language",
        ),
    ],
    ids=["arxiv", "crossref", "pubmed", "openreview", "huggingface", "acl"],
)
def test_a_paper_comes_as_its_service_answered(
    run: Callable[..., int], project: Project, server: Server, typed: str, path: str, answer: str, file: str, title: str
) -> None:
    server.on(f"/{path}", answer)
    assert run(typed) == 0
    assert (project.root / FETCHED / file).read_text(encoding="utf-8") == answer
    paper = papers(project)[title]
    assert paper.abstract
    assert [author.family for author in paper.authors] == ["Lovelace"]
    (entry,) = log(project)
    assert entry["file"] == f"papers/fetched/{file}"
    assert (entry["date"], entry["found"], entry["kept"]) == (TODAY, 1, 1)
    assert isinstance(entry["identifier"], str)
    assert str(entry["address"]).startswith(server.address)


def test_older_submissions_stand_behind_the_other_address(
    run: Callable[..., int], project: Project, server: Server
) -> None:
    server.on("/openreview/notes", '{"notes": [], "count": 0}')
    server.on("/openreview-v1/notes", recordings.OPENREVIEW_V1)
    assert run("https://openreview.net/forum?id=rkOld_Loom") == 0
    assert "Older looms" in papers(project)


def test_a_doi_of_another_agency_comes_from_the_registry(
    run: Callable[..., int], project: Project, server: Server
) -> None:
    server.on("/crossref/works/10.5281%2Fzenodo.1", Reply(b"Resource not found.", status=404))
    server.on("/doi/10.5281/zenodo.1", recordings.CSL)
    assert run("10.5281/zenodo.1") == 0
    assert papers(project)["Threads and where they lead"].doi == "10.5281/zenodo.1"
    assert server.asked[-1].headers["Accept"] == "application/vnd.citationstyles.csl+json"


def test_several_at_once_and_one_of_them_unknown(
    run: Callable[..., int], project: Project, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    server.on("/arxiv/api/query", recordings.atom())
    assert run("2303.99999", "nonsense", "10.1234/looms.5", "10.1234/looms.6") == 0
    told = capsys.readouterr().err.splitlines()
    assert ["2303.99999" in told[0], "nonsense" in told[1], "404" in told[2]] == [True] * 3
    assert files(project) == ["crossref-10.1234_looms.5.json"]
    assert run("--strict", "2303.99999", "10.1234/looms.5") == 1


def test_nothing_at_all_is_an_error_and_writes_nothing(run: Callable[..., int], project: Project) -> None:
    assert run("10.1234/looms.6") == 2
    assert sorted(path.name for path in project.content.iterdir()) == ["survey.yml"]


def test_a_dry_run_writes_nothing(
    run: Callable[..., int], project: Project, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    assert run("--dry-run", "10.1234/looms.5") == 0
    assert sorted(path.name for path in project.content.iterdir()) == ["survey.yml"]
    assert "crossref-10.1234_looms.5.json: would be written" in capsys.readouterr().out


def test_what_is_there_is_replaced_only_when_asked(
    run: Callable[..., int], project: Project, server: Server, client_for: Callable[..., Client]
) -> None:
    target = project.root / FETCHED / "crossref-10.1234_looms.5.json"
    target.parent.mkdir(parents=True)
    target.write_text("mine")
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    with pytest.raises(SurveyError) as refused:
        run("10.1234/looms.5")
    assert refused.value.problem.code is Code.REFUSED
    assert target.read_text() == "mine"
    assert run("--yes", "10.1234/looms.5") == 0
    assert target.read_text() == recordings.crossref()


def test_adding_twice_changes_nothing(run: Callable[..., int], project: Project, server: Server) -> None:
    server.on("/crossref/works/10.1234%2Flooms.5", recordings.crossref())
    run("10.1234/looms.5")
    before = (project.content / "searches.yml").read_bytes()
    assert run("10.1234/looms.5") == 0
    assert (project.content / "searches.yml").read_bytes() == before


SEARCHES = {
    "arxiv": ("arxiv/api/query", recordings.atom(("2303.00001", "Maps"), ("2303.00002", "More maps"), total=2)),
    "crossref": ("crossref/works", recordings.crossref_list([recordings.work("10.1/1", "Looms")])),
    "huggingface": ("huggingface/api/papers/search", recordings.HF_SEARCH),
    "openalex": ("openalex/works", recordings.OPENALEX),
    "semanticscholar": ("semanticscholar/graph/v1/paper/search", recordings.S2),
    "pubmed": ("pubmed/entrez/eutils/esearch.fcgi", recordings.esearch(["1", "2"], 2)),
}


@pytest.mark.parametrize("service", SEARCHED)
def test_a_search_goes_into_one_file(run: Callable[..., int], project: Project, server: Server, service: str) -> None:
    path, answer = SEARCHES[service]
    server.on(f"/{path}", answer)
    server.on("/pubmed/entrez/eutils/efetch.fcgi", recordings.pubmed(("1", "Looms at night"), ("2", "Looms by day")))
    assert run("--search", "feature space", "--from", service, "--limit", "20") == 0
    assert [file.split(".")[0] for file in files(project)] == [f"{service}-feature-space"]
    found = papers(project)
    (entry,) = log(project)
    assert entry["query"] == "feature space"
    assert entry["kept"] == len(found) >= 1
    assert entry.get("found") == (None if service == "huggingface" else len(found))


def test_the_command_offers_the_services_that_can_be_searched() -> None:
    assert set(add.SEARCHED) == set(SEARCHED)


def pages(server: Server, *, fail_at: str = "") -> None:
    for start in ("0", "150", "300"):
        entries = [(f"2303.{int(start) + number:05}", f"Maps {start} {number}") for number in range(150)]
        server.on(f"/arxiv/api/query#{start}", recordings.atom(*entries, total=450))
    if fail_at:
        server.on(f"/arxiv/api/query#{fail_at}", Reply(status=500))


def test_a_long_search_goes_page_by_page(run: Callable[..., int], project: Project, server: Server) -> None:
    pages(server)
    assert run("--search", "maps", "--limit", "450") == 0
    assert files(project) == ["arxiv-maps.atom", "arxiv-maps.page-2.atom", "arxiv-maps.page-3.atom"]
    (entry,) = log(project)
    assert (entry["found"], entry["kept"], entry["file"]) == (450, 450, "papers/fetched/arxiv-maps.*")
    assert len(papers(project)) == 450


def test_a_search_that_broke_off_goes_on_where_it_was(
    run: Callable[..., int],
    project: Project,
    server: Server,
    client_for: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages(server, fail_at="300")
    first = client_for()
    assert run("--strict", "--search", "maps", "--limit", "450", using=first) == 1
    first.close()
    assert files(project) == ["arxiv-maps.atom", "arxiv-maps.page-2.atom"]
    server.asked.clear()
    pages(server)
    assert run("--search", "maps", "--limit", "450", using=client_for()) == 0
    assert [asked.query["start"] for asked in server.asked] == ["300"]
    assert len(log(project)) == 1
    assert log(project)[0]["kept"] == 450


def test_an_interrupted_search_wrote_nothing_and_goes_on(
    run: Callable[..., int], project: Project, server: Server, client_for: Callable[..., Client], time: FakeTime
) -> None:
    pages(server)

    def stop(seconds: float) -> None:
        raise KeyboardInterrupt

    breaking = client_for(sleep=stop)  # between the first page and the second
    with pytest.raises(KeyboardInterrupt):
        run("--search", "maps", "--limit", "450", using=breaking)
    breaking.close()
    assert sorted(path.name for path in project.content.iterdir()) == ["survey.yml"]
    server.asked.clear()
    assert run("--search", "maps", "--limit", "450", using=client_for()) == 0
    assert [asked.query["start"] for asked in server.asked] == ["150", "300"]


def test_an_empty_search_is_told(run: Callable[..., int], server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.on("/arxiv/api/query", recordings.atom())
    assert run("--search", "xyzzy") == 2
    assert 'nothing found for "xyzzy"' in capsys.readouterr().err


def test_arxivs_own_search_language_goes_out_as_it_is(run: Callable[..., int], server: Server) -> None:
    server.on("/arxiv/api/query", recordings.atom(("2303.00001", "Maps")))
    run("--search", "ti:maps AND cat:cs.DL")
    run("--search", 'feature "space"')
    assert [asked.query["search_query"] for asked in server.asked] == ["ti:maps AND cat:cs.DL", 'all:"feature space"']


def test_no_way_leads_out_of_content(run: Callable[..., int], project: Project, server: Server, tmp_path: Path) -> None:
    server.on("/arxiv/api/query", recordings.atom(("2303.00001", "Maps")))
    outside = tmp_path / "outside"
    outside.mkdir()
    (project.content / "papers").mkdir()
    (project.content / "papers" / "fetched").symlink_to(outside)
    with pytest.raises(SurveyError):
        run("2303.00001")
    assert not list(outside.iterdir())
    (project.content / "papers" / "fetched").unlink()
    run("--search", "../../../x/..")
    assert all("/" not in file and ".." not in file for file in files(project))


def test_a_log_that_cannot_be_kept_stops_before_anything_is_asked(
    run: Callable[..., int], project: Project, server: Server
) -> None:
    (project.content / "searches.yml").write_text("a: [", encoding="utf-8")
    with pytest.raises(SurveyError) as error:
        run("2303.00001")
    assert error.value.problem.place is not None
    assert error.value.problem.place.path == "content/searches.yml"
    assert not server.asked
