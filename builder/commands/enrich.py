"""`litsurvey enrich`: fills what the survey's papers lack from the services that know them."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from builder.commands import options
from builder.commands.outcome import UNUSABLE, exit_code, survey_of
from builder.console import Console
from builder.progress import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.network.client import Client
    from builder.problems import Problem
    from builder.project import Project
    from builder.records import Paper

HELP = "fetch what papers lack: authors, year, venue, identifiers, abstract"
# Services that know papers by an identifier; a test holds them against builder/network/services.
KNOWING = ("arxiv", "crossref", "pubmed", "openreview", "openalex", "semanticscholar")
DEFAULT = ("arxiv", "crossref", "pubmed", "openreview")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds whom to ask and what asks before writing."""
    parser.add_argument(
        "--from",
        dest="services",
        action="append",
        choices=KNOWING,
        help=f"a service to ask, once or more, the first most (default {', '.join(DEFAULT)})",
    )
    parser.add_argument("--no-titles", action="store_true", help="ask by identifiers alone, search for no titles")
    options.writing(parser)


def run(console: Console, asked: argparse.Namespace) -> int:
    """Fetches, shows what would be filled, and writes it where that is wanted."""
    from builder.commands.services import client_of
    from builder.settings import load_settings

    project = survey_of(asked)
    client = client_of(project, load_settings(project.root).contact)
    try:
        return enrich(project, client, date.today(), console, asked)
    finally:
        client.close()


def enrich(project: Project, client: Client, today: date, console: Console, asked: argparse.Namespace) -> int:
    """Does the work with a client that is given; `today` goes into the log of searches."""
    from builder.commands import services
    from builder.network.enriching import Enricher
    from builder.network.filled import filled, table
    from builder.reading import read_survey

    def joined(further: Mapping[str, Sequence[Paper | Problem]]) -> Sequence[Paper]:
        return read_survey(project, instead=further).papers

    services.checked_log(project)
    chosen = tuple(dict.fromkeys(asked.services or DEFAULT))
    found = Enricher(client, services.read, joined, chosen, not asked.no_titles, console).enrich()
    console.problems(found.problems)
    rows = list(filled(found.before, found.after))
    for line in table(rows):
        console.say(line)
    if not found.files:
        console.say("Nothing to fill: no paper lacks what these services know")
        return UNUSABLE if found.problems else exit_code((), asked)
    papers = len({row.paper.id for row in rows})
    question = f"Fill {counted(len(rows), 'field')} of {counted(papers, 'paper')}?"
    if not asked.dry_run and not console.ask(question, agreed=asked.yes):
        console.say("Nothing was written")
        return exit_code(found.problems, asked)
    files = {file: one.data for file, one in found.files.items()}
    services.write(console, project, files, found.entries(today), yes=asked.yes, dry_run=asked.dry_run)
    done = "would be filled" if asked.dry_run else "filled"
    console.say(f"{counted(len(rows), 'field')} of {counted(papers, 'paper')} {done}")
    return exit_code(found.problems, asked)
