"""`litsurvey add`: papers by identifier, address or search, from the services that know them into content/papers/."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from builder.commands import options
from builder.commands.outcome import UNUSABLE, exit_code, survey_of
from builder.console import Console
from builder.progress import counted

if TYPE_CHECKING:
    from builder.network.adding import Harvest
    from builder.network.client import Client
    from builder.project import Project

HELP = "fetch papers by identifier, address or search"
# The services that can be searched, as builder/network/services has them; a test holds the two together.
SEARCHED = ("arxiv", "crossref", "pubmed", "huggingface", "openalex", "semanticscholar")
LIMIT = 50


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds what to fetch and what asks before writing."""
    parser.add_argument(
        "papers",
        nargs="*",
        metavar="PAPER",
        help="an arXiv id, a DOI, a PubMed number, or an address",
    )
    parser.add_argument("--search", metavar="WORDS", help="fetch what a search for these words gives")
    parser.add_argument(
        "--from", dest="service", choices=SEARCHED, default="arxiv", help="the service to search (default arxiv)"
    )
    parser.add_argument(
        "--limit", type=_limit, default=LIMIT, metavar="N", help=f"results at the most (default {LIMIT})"
    )
    options.writing(parser)


def run(console: Console, asked: argparse.Namespace) -> int:
    """Fetches, shows what came, and writes it."""
    if not asked.papers and not asked.search:
        console.error("litsurvey add: name a paper (litsurvey add 2303.08134) or search (--search WORDS --from arxiv)")
        return UNUSABLE
    from builder.commands.services import client_of
    from builder.settings import load_settings

    project = survey_of(asked)
    client = client_of(project, load_settings(project.root).contact)
    try:
        return add_to(project, client, date.today(), console, asked)
    finally:
        client.close()


def add_to(project: Project, client: Client, today: date, console: Console, asked: argparse.Namespace) -> int:
    """Does the work with a client that is given; `today` goes into the log of searches."""
    from builder.commands import services
    from builder.network.adding import add

    services.checked_log(project)
    searches = [(asked.service, asked.search, asked.limit)] if asked.search else []
    harvest = add(client, services.read, asked.papers, searches, today, console)
    console.problems(harvest.problems)
    _show(console, harvest)
    if not harvest.files:
        return UNUSABLE
    written = services.write(console, project, harvest.files, harvest.entries, yes=asked.yes, dry_run=asked.dry_run)
    console.say(_last_line(harvest, written, asked.dry_run))
    return exit_code(harvest.problems, asked)


def _show(console: Console, harvest: Harvest) -> None:
    for _, paper in harvest.papers:
        year = f" ({paper.year})" if paper.year else ""
        console.say(f"  {paper.title}{year}")


def _last_line(harvest: Harvest, written: int, dry_run: bool) -> str:
    came = counted(len(harvest.papers), "paper")
    return f"{came} fetched, {'nothing' if dry_run else counted(written, 'file')} written"


def _limit(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 10_000:
        raise argparse.ArgumentTypeError("expected a number from 1 to 10000")
    return number
