"""`litsurvey enrich`: fetches what papers lack, and says what each would get; the command writes it.

Papers are asked for by their identifiers, and those without any are searched by title first. What came is joined with
the survey as a build would join it: what is filled is the difference, and a record that joins with no paper is left
out. An identifier that a round brought, a DOI from arXiv, is what the next round asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from builder.network.adding import entry_of
from builder.network.answers import NetworkError
from builder.network.client import Client
from builder.network.fetching import Fetched, Read, records_of, search
from builder.network.log import Entry
from builder.network.matching import matching
from builder.network.missing import by_identifier, known_to, lacks
from builder.network.services import SERVICES, Service
from builder.problems import Code, Problem, excerpt
from builder.progress import Progress, counted
from builder.records import Paper
from builder.slugs import digest

_ROUNDS = 3  # title to arXiv id to DOI; there is no longer way
_CANDIDATES = 5  # results of a search by title that are looked at

# The survey's papers as a build would join them, with further records under the names of files that are not there yet.
Joined = Callable[[Mapping[str, Sequence[Paper | Problem]]], Sequence[Paper]]


@dataclass(slots=True)
class Enrichment:
    """What came; nothing is written yet."""

    before: Sequence[Paper]
    after: Sequence[Paper]
    files: dict[str, Fetched] = field(default_factory=dict)  # by path relative to content/
    asked: dict[str, Sequence[str]] = field(default_factory=dict)  # the identifiers asked for, by the same
    problems: list[Problem] = field(default_factory=list)

    def entries(self, today: date) -> list[tuple[Entry, tuple[str, ...]]]:
        """Returns the lines of the log, each with its files."""
        return [(entry_of(one, self.asked[file], today), (file,)) for file, one in self.files.items()]


@dataclass(slots=True)
class Enricher:
    """Does the rounds; one for one call of the command."""

    client: Client
    read: Read
    joined: Joined
    services: Sequence[str]
    titles: bool  # whether papers without an identifier are searched by title
    progress: Progress
    _tried: set[tuple[str, str]] = field(default_factory=set)  # service and identifier, or paper
    _down: set[str] = field(default_factory=set)  # services that did not answer; told once, not asked again

    def enrich(self) -> Enrichment:
        """Returns what the services know beyond the survey."""
        before = self.joined({})
        result = Enrichment(before, before)
        for _ in range(_ROUNDS):
            asks = self._fresh(by_identifier(result.after, self.services))
            if self.titles:
                for name, ids in self._fresh(self._by_title(result)).items():
                    asks.setdefault(name, []).extend(ids)
            if not asks:
                break
            for name, ids in asks.items():
                self._ask(SERVICES[name], ids, result)
        return result

    def _fresh(self, asks: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """Returns what was not asked for before."""
        fresh = {name: [id_ for id_ in ids if (name, id_.lower()) not in self._tried] for name, ids in asks.items()}
        self._tried |= {(name, id_.lower()) for name, ids in fresh.items() for id_ in ids}
        return {name: ids for name, ids in fresh.items() if ids}

    def _by_title(self, result: Enrichment) -> dict[str, list[str]]:
        """Searches for papers without identifiers; returns the identifiers found, by service."""
        papers = [paper for paper in result.after if "identifier" in lacks(paper) and ("", paper.id) not in self._tried]
        self._tried |= {("", paper.id) for paper in papers}
        asks: dict[str, list[str]] = {}
        for paper in self.progress.track(papers, "Searching by title", len(papers)):
            for service, identifier in self._found(paper, result.problems):
                asks.setdefault(service.name, []).append(identifier)
        return asks

    def _found(self, paper: Paper, problems: list[Problem]) -> Iterator[tuple[Service, str]]:
        """Yields the first service that knows the paper by its title, with its identifier."""
        for service in (SERVICES[name] for name in self.services):
            if service.search is None or not service.field or service.name in self._down:
                continue
            found = search(self.client, self.read, service, service.search.title(paper.title), _CANDIDATES)
            if found.failed:
                self._give_up(service, found.problem, problems)
            identifiers = [known_to(service, record) for record in matching(paper, found.papers, service.field)]
            if identifier := next(filter(None, identifiers), ""):
                yield service, identifier
                return

    def _ask(self, service: Service, ids: Sequence[str], result: Enrichment) -> None:
        """Fetches records and keeps those that join with a paper; a file with others is fetched again without them."""
        came = list(self._batches(service, ids, result.problems))
        while strays := self._strays(came, result):
            result.problems += [_stray(service, paper) for paper in strays]
            astray = {str(getattr(paper, service.field)).lower() for paper in strays}
            spoilt = {origin.path for paper in strays for origin in paper.origins}
            lost = [id_ for some, one in came if f"content/{one.file}" in spoilt for id_ in some]
            rest = [id_ for id_ in lost if id_.lower() not in astray]
            came = [(some, one) for some, one in came if f"content/{one.file}" not in spoilt]
            if len(rest) < len(lost):  # else records bear other identifiers than were asked for: no telling whose
                came += self._batches(service, rest, result.problems)
        result.files |= {one.file: one for _, one in came}
        result.asked |= {one.file: some for some, one in came}

    def _strays(self, came: Sequence[tuple[Sequence[str], Fetched]], result: Enrichment) -> list[Paper]:
        """Joins what came with the survey; returns what joined with no paper of it."""
        result.after = self.joined(_records([*result.files.values(), *(one for _, one in came)]))
        new = {f"content/{one.file}" for _, one in came}
        return [paper for paper in result.after if all(origin.path in new for origin in paper.origins)]

    def _batches(
        self, service: Service, ids: Sequence[str], problems: list[Problem]
    ) -> Iterator[tuple[Sequence[str], Fetched]]:
        batches = [ids[i : i + service.batch] for i in range(0, len(ids), service.batch)]
        label = f"Asking {service.title} for {counted(len(ids), 'record')}"
        for some in self.progress.track(batches, label, len(batches)):
            yield from self._batch(service, some, problems)

    def _batch(
        self, service: Service, ids: Sequence[str], problems: list[Problem]
    ) -> Iterator[tuple[Sequence[str], Fetched]]:
        if service.name in self._down:
            return
        try:
            yield ids, records_of(self.client, self.read, service, ids, f"enrich-{digest(' '.join(ids), 8)}")
        except NetworkError as error:
            if not error.missing:
                self._give_up(service, error.problem, problems)
            elif len(ids) > 1:  # one that the service does not know spoils the question for all
                for one in ids:
                    yield from self._batch(service, [one], problems)
            else:
                problems.append(error.problem)

    def _give_up(self, service: Service, problem: Problem | None, problems: list[Problem]) -> None:
        self._down.add(service.name)
        if problem is not None:
            problems.append(problem)


def _records(files: Sequence[Fetched]) -> dict[str, Sequence[Paper | Problem]]:
    return {f"content/{one.file}": one.papers for one in files}


def _stray(service: Service, paper: Paper) -> Problem:
    identifier = getattr(paper, service.field)
    message = f'{service.title}: {identifier} is "{excerpt(paper.title)}", which joins with no paper; it was left out'
    return Problem(Code.NETWORK, None, message, "see whether the identifier in your source is the paper's")
