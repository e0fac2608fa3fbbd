"""How one question goes out: paced, retried, read piece by piece up to a limit, without credentials or cookies.

Libraries for single services (arxiv, habanero, pyalex and the like) hide the raw answer, which is what we keep, and
bring a user agent and a pace of their own. So the library here is that for HTTP: requests with urllib3's Retry, and
requests-cache, which keeps answers for a day and so lets a long search go on where it was broken off.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Mapping
from typing import Any, Self
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.exceptions import (
    ChunkedEncodingError,
    ConnectionError,
    ContentDecodingError,
    ReadTimeout,
    RequestException,
)
from urllib3 import HTTPResponse
from urllib3.exceptions import InvalidHeader, MaxRetryError, ReadTimeoutError, ResponseError
from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

LONGEST_WAIT = 120  # seconds that a service may ask us to wait; where it asks for more, we say so and stop
_TRIES = 3  # for an answer that breaks off
_PIECE = 1 << 16  # bytes
_AGAIN = (429, 500, 502, 503, 504)

Sleep = Callable[[float], None]
Clock = Callable[[], float]


class TooLarge(RequestException):
    """The answer has more bytes than we take."""


class TooSlow(RequestException):
    """The answer trickles in and takes longer than we wait."""


class PoliteRetry(Retry):
    """Retry that honours Retry-After up to LONGEST_WAIT, and waits before the first repetition too."""

    rest: Sleep = staticmethod(time.sleep)

    def new(self, **changed: Any) -> Self:
        """Returns the retry with other counts and the same way to sleep."""
        other = super().new(**changed)
        other.rest = self.rest
        return other

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: Any = None,
        _stacktrace: Any = None,
    ) -> Self:
        """Counts one try. Raises MaxRetryError where the tries are used up or the wait asked for is too long."""
        if response is not None and asked_wait(response.headers) > LONGEST_WAIT:
            raise MaxRetryError(_pool, url or "", ResponseError("asks for a long wait"))
        return super().increment(method, url, response, error, _pool, _stacktrace)

    def get_backoff_time(self) -> float:
        """Returns 3, 6, 12, ... seconds."""
        return float(min(self.backoff_max, self.backoff_factor * 2 ** max(0, len(self.history) - 1)))

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        """Waits as long as the service asks, else longer each time."""
        asked = asked_wait(response.headers) if response is not None else 0
        self.rest(asked or self.get_backoff_time())


def asked_wait(headers: Mapping[str, str]) -> float:
    """Returns the seconds of Retry-After, a number or a date; 0 where there is none that can be read."""
    value = headers.get("Retry-After")
    try:
        return max(0.0, Retry().parse_retry_after(value)) if value else 0.0
    except (InvalidHeader, ValueError, OverflowError):
        return 0.0


class Pace:
    """Keeps the questions to one host apart, as many seconds as it wants."""

    def __init__(self, intervals: Mapping[str, float], sleep: Sleep, clock: Clock) -> None:
        self._intervals = dict(intervals)  # host to seconds
        self._free: dict[str, float] = {}  # host to the time from which it may be asked again
        self._sleep, self._clock = sleep, clock

    def wait(self, host: str) -> None:
        """Returns when the host may be asked."""
        now = self._clock()
        begin = max(now, self._free.get(host, now))
        if begin > now:
            self._sleep(begin - now)
        self._free[host] = begin + self._intervals.get(host, 1.0)

    def learn(self, host: str, headers: Mapping[str, str]) -> None:
        """Takes over the pace that an answer names, as Crossref does: X-Rate-Limit-Limit: 50, -Interval: 1s."""
        limit = headers.get("X-Rate-Limit-Limit", "")
        interval = headers.get("X-Rate-Limit-Interval", "").removesuffix("s")
        if limit.isdecimal() and interval.isdecimal() and int(limit):
            asked = min(int(interval) / int(limit), float(LONGEST_WAIT))
            self._intervals[host] = max(asked, 0.05)


class PoliteAdapter(HTTPAdapter):
    """Sends what the cache does not have; hands back an answer that is read to its end."""

    def __init__(self, pace: Pace, limit: int, seconds: float, sleep: Sleep, clock: Clock) -> None:
        retry = PoliteRetry(
            total=4,
            connect=1,
            read=1,
            other=0,
            redirect=False,
            status_forcelist=_AGAIN,
            backoff_factor=3,
            raise_on_status=False,
        )
        retry.rest = sleep
        super().__init__(max_retries=retry)
        self._pace, self._limit, self._seconds, self._sleep, self._clock = pace, limit, seconds, sleep, clock

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        """Returns the whole answer. Raises RequestException where it cannot be had."""
        host = urlsplit(request.url or "").hostname or ""
        options = {**options, "stream": True}
        for left in reversed(range(_TRIES)):
            self._pace.wait(host)
            answer = super().send(request, *args, **options)
            self._pace.learn(host, answer.headers)
            try:
                return self._whole(request, answer)
            except ConnectionError as error:
                if any(isinstance(cause, ReadTimeoutError) for cause in error.args):
                    raise ReadTimeout(str(error), request=request) from None
                if not left:
                    raise
            except (ChunkedEncodingError, ContentDecodingError):
                if not left:
                    raise
            self._sleep(3.0)
        raise AssertionError("unreachable")

    def _whole(self, request: requests.PreparedRequest, answer: requests.Response) -> requests.Response:
        """Reads the answer, unpacked, up to the limit; the same answer with its body in memory comes back."""
        begun, data = self._clock(), bytearray()
        with answer:
            for piece in answer.iter_content(_PIECE):
                data += piece
                if len(data) > self._limit:
                    raise TooLarge(f"the answer has more than {self._limit >> 20} MB")
                if self._clock() - begun > self._seconds:
                    raise TooSlow(f"the answer was not there after {self._seconds:.0f} s")
        headers = {name: value for name, value in answer.headers.items() if name.lower() not in _OF_THE_WIRE}
        body = HTTPResponse(io.BytesIO(data), headers, answer.status_code, reason=answer.reason, preload_content=False)
        return self.build_response(request, body)


_OF_THE_WIRE = {"content-encoding", "content-length", "transfer-encoding"}
