"""End-to-end tests: a static host that serves a site under a sub-path, as project pages are served."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PREFIX = "/some/sub/path/"


class _Handler(SimpleHTTPRequestHandler):
    """Knows files under PREFIX alone; anything that asks the host's root gets 404."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(PREFIX) if path.startswith(PREFIX) else "no-such-file"
        return super().translate_path("/" + inside)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the tests look at what the browser got."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serves the folder on a free port of this machine and gives its address, which ends in a slash."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        finally:
            server.shutdown()
            thread.join()
