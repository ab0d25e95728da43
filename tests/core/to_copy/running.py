"""Sends copied requests for real: by a shell, by Python and by Node, to a server that keeps what arrives."""

import subprocess
import sys
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from tests.judges.programs import NODE

# A curl that says what it was given, an argument each.
CURL = 'curl() { for one in "$@"; do printf "%s\\0" "$one"; done; }\n'


@dataclass
class Echo:
    """`url` leads to it; `arrived` holds method, path, headers and body of the last request."""

    url: str = ""
    arrived: dict[str, Any] = field(default_factory=dict)


def start():
    echo = Echo()

    class Keep(BaseHTTPRequestHandler):
        def answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            echo.arrived = {
                "method": self.command,
                "path": self.path,
                "headers": {name.lower(): value for name, value in self.headers.items()},
                "body": body,
            }
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815  # the names are the server's

        def log_message(self, *_arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Keep)
    echo.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    return server, echo


def by_shell(text):
    """The words that curl is called with."""
    said = subprocess.run(["sh", "-c", CURL + text], check=True, capture_output=True)
    return [one.decode() for one in said.stdout.split(b"\0")[:-1]]


def by_python(text):
    subprocess.run([sys.executable, "-c", text], check=True, capture_output=True, timeout=60)


def by_node(text):
    """What a module printed."""
    command = [NODE, "--input-type=module", "-"]
    said = subprocess.run(command, check=False, capture_output=True, timeout=60, input=text.encode())
    assert said.returncode == 0, said.stderr.decode()
    return said.stdout.decode()


def form_parts(arrived):
    """Name → content of each part of a form that arrived."""
    head = f"Content-Type: {arrived['headers']['content-type']}\r\n\r\n".encode()
    whole = BytesParser(policy=HTTP).parsebytes(head + arrived["body"])
    return {
        one.get_param("name", header="content-disposition"): one.get_payload(decode=True)
        for one in whole.iter_parts()
    }
