"""The one way out: asks a service a question, politely, and gives the bytes of its answer or says why there is none."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from requests import exceptions
from requests_cache import CachedSession

from builder import __version__
from builder.network.answers import NetworkError, Request, fault
from builder.network.services import SERVICES, Service
from builder.network.transport import LONGEST_WAIT, Clock, Pace, PoliteAdapter, Sleep, TooLarge, TooSlow, asked_wait
from builder.problems import Code, Problem

_DAY = 86_400  # seconds that an answer is kept
_LARGEST = 50 << 20  # bytes of an answer
_LONGEST = 300.0  # seconds that an answer may take as a whole
_REDIRECTS = 5
_LATER = "try again later; what was fetched is kept for a day"
_ONLINE = "see whether this machine is online and HTTPS_PROXY is right, then call the command again"


class Client:
    """Asks services; keeps sound answers in the file `cache` for a day, where one is given."""

    def __init__(
        self,
        contact: str = "",
        cache: Path | None = None,
        addresses: Mapping[str, str] | None = None,
        *,
        timeouts: tuple[float, float] = (10.0, 60.0),
        largest: int = _LARGEST,
        sleep: Sleep = time.sleep,
        clock: Clock = time.monotonic,
    ) -> None:
        """`addresses` maps a service's name to the address to ask in place of its own; timeouts are in seconds."""
        self._contact, self._timeouts = contact, timeouts
        self._addresses = {service.name: service.address for service in SERVICES.values()} | dict(addresses or {})
        intervals: dict[str, float] = {}
        for service in SERVICES.values():
            host = urlsplit(self._addresses[service.name]).hostname or ""
            intervals[host] = max(service.interval, intervals.get(host, 0.0))
        adapter = PoliteAdapter(Pace(intervals, sleep, clock), largest, _LONGEST, sleep, clock)
        self._unreachable: set[str] = set()  # hosts; each is tried in vain once
        self._session = _session(cache)
        self._session.max_redirects = _REDIRECTS
        self._session.adapters.clear()  # no other scheme
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, adapter)
        self._session.auth = _no_credentials
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        about = f" (mailto:{contact})" if contact else ""
        self._session.headers["User-Agent"] = f"litsurvey/{__version__}{about}"

    def address(self, service: Service, request: Request) -> str:
        """Returns the whole address of a question."""
        whole = requests.Request("GET", self._addresses[service.name] + request.path, params=dict(request.query))
        return str(whole.prepare().url)

    def ask(self, service: Service, request: Request) -> bytes:
        """Returns the answer's bytes, unpacked. Raises NetworkError where there is none that can be used."""
        url = self.address(service, request)
        told = service.contact(self._contact) if self._contact else {}
        host = urlsplit(url).hostname or ""
        if host in self._unreachable:
            raise NetworkError(_problem(service, url, "it could not be reached a moment ago", _ONLINE))
        try:
            answer = self._session.get(
                url, params=dict(told), headers={"Accept": request.accept}, timeout=self._timeouts
            )
        except exceptions.RequestException as error:
            if isinstance(error, exceptions.ConnectionError) and not isinstance(error, exceptions.ReadTimeout):
                self._unreachable.add(host)
            raise NetworkError(_problem(service, url, *_reason(error, self._timeouts[1]))) from None
        if answer.status_code != 200:
            missing = answer.status_code in (400, 404, 410)
            raise NetworkError(_problem(service, url, *_refusal(answer)), missing)
        if wrong := fault(answer.content, request.accept):
            raise NetworkError(_problem(service, url, f"it answered {wrong}", _LATER))
        return bytes(answer.content)

    def close(self) -> None:
        """Closes connections and the cache."""
        self._session.close()


class _Session(CachedSession):
    """Nobody's passwords: neither of .netrc, which requests looks into after a redirect too, nor of an address."""

    def rebuild_auth(self, prepared_request: requests.PreparedRequest, response: requests.Response) -> None:
        prepared_request.headers.pop("Authorization", None)


def _session(cache: Path | None) -> requests.Session:
    options: dict[str, Any] = {
        "backend": "sqlite" if cache else "memory",
        "serializer": "json",  # its usual pickle would run what somebody else put into the folder
        "expire_after": _DAY,
        "allowable_codes": (200,),
        "allowable_methods": ("GET",),
        "match_headers": ["Accept"],
        "filter_fn": _is_sound,
    }
    if cache is None:
        return _Session("litsurvey", **options)
    cache.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _opened(cache, options)
    except (sqlite3.DatabaseError, ValueError, KeyError, TypeError):  # no database, or not one of ours
        for part in (cache, cache.with_name(f"{cache.name}-wal"), cache.with_name(f"{cache.name}-shm")):
            part.unlink(missing_ok=True)
        return _opened(cache, options)


def _opened(cache: Path, options: Mapping[str, Any]) -> requests.Session:
    session = _Session(str(cache), **options)
    session.cache.delete(expired=True)
    return session


def _is_sound(answer: requests.Response) -> bool:
    """Says whether an answer is worth keeping; a page of HTML is asked for again."""
    return not fault(answer.content, str(answer.request.headers.get("Accept", "")))


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _reason(error: exceptions.RequestException, seconds: float) -> tuple[str, str]:
    for kind, reason, hint in _REASONS:
        if isinstance(error, kind):
            return reason.format(error=error, seconds=seconds), hint
    return f"it cannot be asked ({type(error).__name__})", _LATER


# The first that fits; the narrower stand above the wider.
_REASONS: tuple[tuple[type[Exception], str, str], ...] = (
    (TooLarge, "{error}", "ask for fewer papers at once, with --limit"),
    (TooSlow, "{error}", _LATER),
    (exceptions.TooManyRedirects, f"it sends from one address to another more than {_REDIRECTS} times", _LATER),
    (exceptions.InvalidSchema, "it sends to an address that is neither http nor https", _LATER),
    (exceptions.ProxyError, "the proxy cannot be reached", _ONLINE),
    (
        exceptions.SSLError,
        "its certificate cannot be trusted",
        "see whether this machine's clock and certificates are right",
    ),
    (exceptions.ConnectTimeout, "it cannot be reached", _ONLINE),
    (exceptions.Timeout, "it did not answer within {seconds:g} s", _LATER),
    (exceptions.ChunkedEncodingError, "its answer broke off", _LATER),
    (exceptions.ContentDecodingError, "its answer cannot be unpacked", _LATER),
    (exceptions.ConnectionError, "it cannot be reached", _ONLINE),
)


def _refusal(answer: requests.Response) -> tuple[str, str]:
    wait = asked_wait(answer.headers)
    if wait > LONGEST_WAIT:
        return f"it answered {answer.status_code} and asks to wait {wait:,.0f} s", "call the command again then"
    hints = {404: "see whether the identifier is right", 429: "it is asked too often; try again in some minutes"}
    said = _said(answer.content)
    return f"it answered {answer.status_code}{said}", hints.get(answer.status_code, _LATER)


def _said(body: bytes) -> str:
    """Returns what the service says of its refusal, where it says it in JSON."""
    try:
        told = json.loads(body[:10_000])
    except (ValueError, RecursionError):
        return ""
    texts = [told.get(name) for name in ("message", "error", "detail")] if isinstance(told, dict) else []
    text = next((" ".join(text.split()) for text in texts if isinstance(text, str) and text.strip()), "")
    return f': "{text[:200]}"' if text else ""


def _problem(service: Service, url: str, reason: str, hint: str) -> Problem:
    return Problem(Code.NETWORK, None, f"{service.title}: {reason} ({url})", hint)
