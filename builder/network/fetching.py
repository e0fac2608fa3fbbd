"""From a service's answer to a file: asks for identifiers and for searches, page by page, and sees what came."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from builder.network.answers import NetworkError, Request
from builder.network.client import Client
from builder.network.services import SERVICES, Service
from builder.problems import Code, Problem, excerpt
from builder.records import Paper
from builder.slugs import digest, slug

FOLDER = "papers/fetched"  # below content/

# Reads the records of a file, by its path below the survey's folder and its bytes: the readers of stage 1, handed in.
Read = Callable[[str, bytes], Sequence[Paper | Problem]]

_PLAIN = re.compile(r"\w+(?:[./ -]\w+)*", re.ASCII)
_LONGEST_NAME = 80  # characters
_NAME = str.maketrans({"/": "_", " ": "-"})


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer with records in it, as it goes into a file."""

    service: Service
    file: str  # relative to content/
    data: bytes  # as the service answered
    address: str
    papers: tuple[Paper, ...]
    problems: tuple[Problem, ...]  # of the records in it


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search gave."""

    service: Service
    words: str
    found: int | None  # results in all; None where the service does not say
    pages: tuple[Fetched, ...]
    problem: Problem | None = None  # why there are not more pages
    failed: bool = False  # whether that is the service's fault; else nothing was found

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers of all pages."""
        return tuple(paper for page in self.pages for paper in page.papers)


def file_name(service: Service, asked: str, number: int = 1) -> str:
    """Returns where an answer is kept, relative to content/: "papers/fetched/arxiv-feature-space.atom".

    `asked` are words or an identifier, `number` is that of a page. Where a name cannot show all of what was asked, it
    ends in a digest of it.
    """
    plain = asked.translate(_NAME) if len(asked) <= _LONGEST_NAME and _PLAIN.fullmatch(asked) else ""
    readable = plain or f"{slug(asked, 60) or 'query'}-{digest(asked, 4)}"
    page = "" if number == 1 else f".page-{number}"
    return f"{FOLDER}/{service.name}-{readable}{page}{service.extension}"


def records_of(client: Client, read: Read, service: Service, ids: Sequence[str], asked: str = "") -> Fetched:
    """Asks a service for the records of identifiers; `asked` names the file where these are many.

    Raises NetworkError where neither the service nor the one to ask otherwise gives any.
    """
    if service.record is None:
        raise ValueError(f"{service.name} cannot be asked for identifiers")
    try:
        found = _fetched(client, read, service, service.record(ids), file_name(service, asked or ids[0]))
        if found.papers:
            return found
        error = NetworkError(_nothing(service, f"no record of {excerpt(', '.join(ids))}", found.address), missing=True)
    except NetworkError as refused:
        error = refused
    if error.missing and service.otherwise:
        return records_of(client, read, SERVICES[service.otherwise], ids, asked)
    raise error


def search(client: Client, read: Read, service: Service, words: str, limit: int) -> Searched:
    """Searches a service for at most `limit` records, rounded up to whole pages of one size.

    Pages that came before a failure are in what is returned, and the failure is its problem.
    """
    if service.search is None:
        raise ValueError(f"{service.name} cannot be searched")
    wanted = min(limit, service.search.most)
    last = -(-wanted // service.search.page)
    count = -(-wanted // last)
    found: int | None = None
    pages: list[Fetched] = []
    for number in range(1, last + 1):
        request = service.search.request(words, (number - 1) * count, count)
        try:
            page, found = _page(client, read, service, request, file_name(service, words.lower(), number))
        except NetworkError as error:
            return Searched(service, words, found, tuple(pages), error.problem, failed=not error.missing)
        if page is None:
            break
        pages.append(page)
        came = len(page.papers) + len(page.problems)
        if number * count >= found if found is not None else came < count:
            break
    return Searched(service, words, found, tuple(pages), None if pages else _no_result(client, service, words, count))


def _page(
    client: Client, read: Read, service: Service, request: Request, file: str
) -> tuple[Fetched | None, int | None]:
    """Returns one page, None for one without records, and how many results there are in all."""
    if service.search is None or service.record is None:
        raise ValueError(f"{service.name} cannot be searched")
    if service.search.ids is None:
        page = _fetched(client, read, service, request, file)
        return (page if page.papers else None), service.search.total(page.data)
    data = client.ask(service, request)
    ids, found = service.search.ids(data), service.search.total(data)
    return (_fetched(client, read, service, service.record(ids), file) if ids else None), found


def _fetched(client: Client, read: Read, service: Service, request: Request, file: str) -> Fetched:
    data = client.ask(service, request)
    # What cannot be read as records at all is told by the file as a whole: this is an answer that says "nothing".
    records = [record for record in read(f"content/{file}", data) if not _is_of_the_file(record)]
    papers = tuple(record for record in records if isinstance(record, Paper))
    problems = tuple(record for record in records if isinstance(record, Problem))
    return Fetched(service, file, data, client.address(service, request), papers, problems)


def _is_of_the_file(record: Paper | Problem) -> bool:
    return isinstance(record, Problem) and record.code in (Code.EMPTY_FILE, Code.UNKNOWN_FORMAT, Code.UNREADABLE_FILE)


def _no_result(client: Client, service: Service, words: str, count: int) -> Problem:
    if service.search is None:
        raise ValueError(f"{service.name} cannot be searched")
    address = client.address(service, service.search.request(words, 0, count))
    return _nothing(service, f'nothing found for "{excerpt(words)}"', address)


def _nothing(service: Service, what: str, address: str) -> Problem:
    hint = "see whether it is spelt right, or ask another service"
    return Problem(Code.NETWORK, None, f"{service.title}: {what} ({address})", hint)
