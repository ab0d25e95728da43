"""Receivers of webhooks on this machine: one that answers as told, and ill-behaved ones."""

import threading
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseRequestHandler, ThreadingTCPServer


@dataclass
class Receiver:
    """`got` is each request as (headers, body); `answer(request number)` is (status, headers, body)."""

    answer: Callable[[int], tuple[int, dict[str, str], bytes]] = lambda number: (200, {}, b"thanks")
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)
    address: str = ""

    def wait_for(self, count, seconds=30):
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.got) >= count, seconds), f"{len(self.got)} arrived"


@contextmanager
def receiver(answer=None):
    """A receiver that listens on 127.0.0.1 while inside."""
    here = Receiver(answer) if answer else Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            with here.arrived:
                here.got.append((dict(self.headers), body))
                number = len(here.got)
                here.arrived.notify_all()
            status, headers, said = here.answer(number)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(said)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said)

        do_GET = do_POST  # noqa: N815  # named by http.server

        def log_message(self, *_):
            """A test is no place for a log."""

    with _listening(ThreadingHTTPServer, Handler) as port:
        here.address = f"http://127.0.0.1:{port}/hooks?team=shed"
        yield here


@contextmanager
def saying(say):
    """The port of a server that reads a request and then does `say(connection)`, whatever that is."""

    class Handler(BaseRequestHandler):
        def handle(self):
            try:
                self.request.recv(65_536)
                say(self.request)
            except OSError:
                return  # the other side has had enough, as it should

    with _listening(ThreadingTCPServer, Handler) as port:
        yield port


@contextmanager
def secure(context):
    """The port of a server behind TLS that answers 204."""

    class Handler(BaseRequestHandler):
        def handle(self):
            try:
                with context.wrap_socket(self.request, server_side=True) as connection:
                    connection.recv(65_536)
                    connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
                    while connection.recv(65_536):
                        continue
            except OSError:
                return  # whom the other side does not trust

    with _listening(ThreadingTCPServer, Handler) as port:
        yield port


@contextmanager
def _listening(kind, handler):
    kind.allow_reuse_address = kind.daemon_threads = True
    with kind(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()
