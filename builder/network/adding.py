"""`litsurvey add`: papers by identifier, address or search, to files and lines of the log that the command writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from builder.network.answers import NetworkError
from builder.network.client import Client
from builder.network.fetching import Fetched, Read, Searched, records_of, search
from builder.network.log import Entry
from builder.network.services import SERVICES
from builder.network.targets import target_of
from builder.problems import Problem
from builder.progress import Progress
from builder.records import Paper


@dataclass(slots=True)
class Harvest:
    """What came from the network and where it would go; nothing is written yet."""

    files: dict[str, bytes] = field(default_factory=dict)  # path relative to content/ to bytes
    entries: list[tuple[Entry, tuple[str, ...]]] = field(default_factory=list)  # a line of the log and its files
    papers: list[tuple[str, Paper]] = field(default_factory=list)  # file and paper, in the order in which they came
    problems: list[Problem] = field(default_factory=list)

    def take(self, pages: Iterable[Fetched]) -> None:
        """Takes in the files of answers."""
        for page in pages:
            self.files[page.file] = page.data
            self.papers += [(page.file, paper) for paper in page.papers]
            self.problems += page.problems


def add(
    client: Client,
    read: Read,
    targets: Iterable[str],
    searches: Iterable[tuple[str, str, int]],
    today: date,
    progress: Progress,
) -> Harvest:
    """Asks for what the user typed, and for searches (service, words, limit); what fails is a problem of its own."""
    harvest = Harvest()
    for text in dict.fromkeys(targets):
        _add_one(client, read, text, today, progress, harvest)
    for name, words, limit in searches:
        progress.say(f'Searching {SERVICES[name].title} for "{words}"')
        _add_search(search(client, read, SERVICES[name], words, limit), today, harvest)
    return harvest


def _add_one(client: Client, read: Read, text: str, today: date, progress: Progress, harvest: Harvest) -> None:
    target = target_of(text)
    if isinstance(target, Problem):
        harvest.problems.append(target)
        return
    progress.say(f"Asking {SERVICES[target.service].title} for {target.identifier}")
    try:
        fetched = records_of(client, read, SERVICES[target.service], [target.identifier])
    except NetworkError as error:
        harvest.problems.append(error.problem)
        return
    if fetched.file not in harvest.files:
        harvest.take([fetched])
        harvest.entries.append((entry_of(fetched, [target.identifier], today), (fetched.file,)))


def _add_search(found: Searched, today: date, harvest: Harvest) -> None:
    harvest.take(found.pages)
    if found.problem is not None:
        harvest.problems.append(found.problem)
    if found.pages:
        first = found.pages[0]
        file = first.file if len(found.pages) == 1 else f"{first.file.removesuffix(first.service.extension)}.*"
        kept = len(found.papers)
        entry = Entry(found.service.title, found.words, "", today, found.found, kept, file, first.address)
        harvest.entries.append((entry, tuple(page.file for page in found.pages)))


def entry_of(fetched: Fetched, ids: Sequence[str], today: date) -> Entry:
    """Returns the line of the log for records asked for by identifiers."""
    named = ids[0] if len(ids) == 1 else f"{ids[0]} and {len(ids) - 1:,} more"
    count = len(fetched.papers)
    return Entry(fetched.service.title, "", named, today, count, count, fetched.file, fetched.address)
