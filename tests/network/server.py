"""A local server that answers as it is told, faults included."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Reply:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None  # what Content-Length says, where it is to be wrong
    delay: float = 0.0  # seconds before the body


@dataclass(frozen=True)
class Asked:
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]


class Server:
    """Maps a path to the replies that it gives one after the other; the last stays."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[Asked] = []

    def on(self, path: str, *replies: Reply | str | bytes) -> None:
        self.replies[path] = [self._reply(reply) for reply in replies]

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def answer(self, target: str, headers: Mapping[str, str]) -> Reply:
        parts = urlsplit(target)
        asked = Asked(parts.path, dict(parse_qsl(parts.query)), headers)
        self.asked.append(asked)
        # A search has its pages under the path and where they begin.
        start = next((asked.query[name] for name in ("start", "offset", "retstart", "page") if name in asked.query), "")
        waiting = self.replies.get(f"{parts.path}#{start}") or self.replies.get(parts.path) or [Reply(status=404)]
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    @staticmethod
    def _reply(reply: Reply | str | bytes) -> Reply:
        return reply if isinstance(reply, Reply) else Reply(reply.encode() if isinstance(reply, str) else reply)


@contextmanager
def running() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = server.answer(self.path, dict(self.headers.items()))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.flush()
            time.sleep(reply.delay)
            self.close_connection = True
            with suppress(OSError):  # the client may have given up, as the test wants
                self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        server = Server(f"http://127.0.0.1:{http.server_address[1]}")
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
