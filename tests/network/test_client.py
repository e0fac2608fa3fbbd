"""The client is polite, and whatever a service does becomes an answer or a problem with its address."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.network.answers import ATOM, BIBTEX, NetworkError, Request
from builder.network.client import Client
from builder.network.services import SERVICES
from builder.problems import Code, Problem
from tests.network.conftest import FakeTime
from tests.network.server import Reply, Server

CROSSREF, ARXIV, ACL = SERVICES["crossref"], SERVICES["arxiv"], SERVICES["acl"]
WORK = Request("/works/10.1%2F2")
GOOD = b'{"message": {"title": ["Looms"]}}'


def refused(client: Client, request: Request = WORK) -> Problem:
    with pytest.raises(NetworkError) as caught:
        client.ask(CROSSREF, request)
    assert caught.value.problem.code is Code.NETWORK
    assert caught.value.problem.hint
    assert "http://127.0.0.1" in caught.value.problem.message
    return caught.value.problem


def on(server: Server, *replies: Reply | bytes) -> None:
    server.on("/crossref/works/10.1%2F2", *replies)


def test_the_bytes_come_as_they_were_sent(client: Client, server: Server) -> None:
    on(server, GOOD)
    assert client.ask(CROSSREF, WORK) == GOOD


def test_packed_answers_are_unpacked(client: Client, server: Server) -> None:
    on(server, Reply(gzip.compress(GOOD), headers={"Content-Encoding": "gzip"}))
    assert client.ask(CROSSREF, WORK) == GOOD


def test_services_are_told_who_asks(client_for: Callable[..., Client], server: Server) -> None:
    on(server, GOOD)
    client_for(contact="ada@example.org").ask(CROSSREF, WORK)
    asked = server.asked[0]
    assert asked.headers["User-Agent"].startswith("litsurvey/")
    assert asked.headers["User-Agent"].endswith("(mailto:ada@example.org)")
    assert asked.query == {"mailto": "ada@example.org"}


def test_without_a_contact_nothing_is_made_up(client: Client, server: Server) -> None:
    on(server, GOOD)
    client.ask(CROSSREF, WORK)
    assert server.asked[0].query == {}
    assert "mailto" not in server.asked[0].headers["User-Agent"]


def test_it_waits_as_long_as_asked(client: Client, server: Server, time: FakeTime) -> None:
    on(server, Reply(status=429, headers={"Retry-After": "7"}), GOOD)
    assert client.ask(CROSSREF, WORK) == GOOD
    assert 7 in time.slept


def test_a_wait_that_is_too_long_is_told_and_not_slept(client: Client, server: Server, time: FakeTime) -> None:
    on(server, Reply(status=429, headers={"Retry-After": "7200"}))
    assert "7,200 s" in refused(client).message
    assert len(server.asked) == 1
    assert sum(time.slept) < 10


@pytest.mark.parametrize("value", ["soon", "-5", "", "Wed, 99 Foo 2026 00:00:00 GMT"])
def test_a_wait_that_makes_no_sense_is_passed_over(client: Client, server: Server, value: str) -> None:
    on(server, Reply(status=503, headers={"Retry-After": value}), GOOD)
    assert client.ask(CROSSREF, WORK) == GOOD


def test_failures_of_the_service_are_asked_again_ever_later(client: Client, server: Server, time: FakeTime) -> None:
    on(server, Reply(status=500), Reply(status=500), GOOD)
    assert client.ask(CROSSREF, WORK) == GOOD
    assert [wait for wait in time.slept if wait >= 3] == [3, 6]


def test_a_service_that_stays_broken_is_told(client: Client, server: Server) -> None:
    on(server, Reply(status=500))
    assert "answered 500" in refused(client).message
    assert len(server.asked) == 5


def test_what_a_service_says_of_a_refusal_is_told(client: Client, server: Server) -> None:
    on(server, Reply(b'{"message": "query  is\\n not valid"}', status=400))
    assert '"query is not valid"' in refused(client).message


def test_an_unknown_identifier_is_missing(client: Client, server: Server) -> None:
    on(server, Reply(b"Resource not found.", status=404))
    with pytest.raises(NetworkError) as caught:
        client.ask(CROSSREF, WORK)
    assert caught.value.missing
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(GOOD, length=len(GOOD) + 50), "broke off"),
        (Reply(GOOD, length=len(GOOD) - 5), "no JSON"),
        (Reply(b"<!DOCTYPE html><html><body>Sign in</body></html>"), "a web page"),
        (Reply(b""), "no JSON"),
        (Reply(b"[" * 100_000), "no JSON"),
        (Reply(b"not packed", headers={"Content-Encoding": "gzip"}), "unpacked"),
        (Reply(status=302, headers={"Location": "/crossref/works/10.1%2F2"}), "from one address to another"),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "neither http nor https"),
        (Reply(status=302, headers={"Location": "ftp://127.0.0.1/x"}), "neither http nor https"),
    ],
    ids=["cut", "wrong length", "html", "empty", "deep", "gzip", "loop", "file", "ftp"],
)
def test_what_is_no_answer_is_told(client: Client, server: Server, reply: Reply, said: str) -> None:
    on(server, reply)
    assert said in refused(client).message


def test_a_slow_service_is_given_up(client_for: Callable[..., Client], server: Server) -> None:
    on(server, Reply(GOOD, delay=1.0))
    assert "did not answer" in refused(client_for(timeouts=(1.0, 0.05))).message


def test_a_huge_answer_is_not_taken_whether_packed_or_not(client_for: Callable[..., Client], server: Server) -> None:
    client = client_for(largest=1 << 20)
    on(server, Reply(gzip.compress(b'"' + b" " * (30 << 20) + b'"'), headers={"Content-Encoding": "gzip"}))
    assert "more than 1 MB" in refused(client).message
    on(server, Reply(b'"' + b" " * (2 << 20) + b'"'))
    assert "more than 1 MB" in refused(client).message


def test_nobody_there_is_told(client_for: Callable[..., Client], time: FakeTime) -> None:
    client = Client(addresses={"crossref": "http://127.0.0.1:9"}, sleep=time.sleep, clock=time.clock)
    assert "cannot be reached" in refused(client).message
    client.close()


def test_a_service_is_asked_no_faster_than_it_wants(client: Client, server: Server, time: FakeTime) -> None:
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"/>'
    server.on("/arxiv/api/query", atom)
    for number in range(3):
        client.ask(ARXIV, Request("/api/query", {"id_list": f"2303.0000{number}"}, ATOM))
    assert time.now >= 6


def test_crossref_sets_the_pace_by_its_headers(client: Client, server: Server, time: FakeTime) -> None:
    limits = {"X-Rate-Limit-Limit": "1", "X-Rate-Limit-Interval": "10s"}
    for number in range(3):
        server.on(f"/crossref/works/{number}", Reply(GOOD, headers=limits))
        client.ask(CROSSREF, Request(f"/works/{number}"))
    assert time.slept[-1] == pytest.approx(10)


def test_an_answer_is_kept_for_the_next_call(client_for: Callable[..., Client], server: Server, time: FakeTime) -> None:
    on(server, GOOD, b'{"other": 1}')
    first = client_for()
    assert first.ask(CROSSREF, WORK) == GOOD
    first.close()
    assert client_for().ask(CROSSREF, WORK) == GOOD
    assert len(server.asked) == 1


def test_a_bad_answer_is_not_kept(client: Client, server: Server) -> None:
    on(server, b"<html><body>Down for repair</body></html>", GOOD)
    refused(client)
    assert client.ask(CROSSREF, WORK) == GOOD


@pytest.mark.parametrize("garbage", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 500])
def test_a_broken_cache_is_begun_anew(
    client_for: Callable[..., Client], server: Server, tmp_path: Path, garbage: bytes
) -> None:
    on(server, GOOD)
    cache = tmp_path / "broken.sqlite"
    cache.write_bytes(garbage)
    assert client_for(cache=cache).ask(CROSSREF, WORK) == GOOD


def test_nobodys_password_goes_out(
    client_for: Callable[..., Client], server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ada password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    on(server, Reply(status=302, headers={"Location": f"{server.address}/elsewhere", "Set-Cookie": "a=b"}))
    server.on("/elsewhere", GOOD)
    assert client_for().ask(CROSSREF, WORK) == GOOD
    assert server.paths() == ["/crossref/works/10.1%2F2", "/elsewhere"]
    assert not [asked for asked in server.asked if {"Authorization", "Cookie"} & set(asked.headers)]


def test_bibtex_must_be_bibtex(client: Client, server: Server) -> None:
    server.on("/acl/2020.acl-main.1.bib", b"@inproceedings{a, title = {Looms}")
    with pytest.raises(NetworkError, match="only part"):
        client.ask(ACL, Request("/2020.acl-main.1.bib", {}, BIBTEX))
