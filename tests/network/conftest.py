"""A server, a client that asks it alone, and a clock that nobody waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.network.client import Client
from builder.network.services import SERVICES
from tests.network.server import Server, running


class FakeTime:
    """Sleeping takes no time but moves the clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as one:
        yield one


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def client_for(server: Server, time: FakeTime, tmp_path: Path) -> Iterator[Callable[..., Client]]:
    """Makes clients of one survey; options go to Client."""
    made: list[Client] = []

    def make(**options: Any) -> Client:
        addresses = {name: f"{server.address}/{name}" for name in SERVICES}
        cache = tmp_path / ".litsurvey" / "network.sqlite"
        options = {"cache": cache, "sleep": time.sleep, "clock": time.clock, **options}
        made.append(Client(addresses=addresses, **options))
        return made[-1]

    yield make
    for client in made:
        client.close()


@pytest.fixture
def client(client_for: Callable[..., Client]) -> Client:
    return client_for()
