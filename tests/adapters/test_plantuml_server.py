"""Drawing by a PlantUML server: what is sent, and what its answers and failures become."""

import base64
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from seedapp.adapters.plantuml import draw
from seedapp.adapters.plantuml.server import encode

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="http://evil.test"><text>drawn there</text></a></svg>'
)
FAULT = (
    '<svg xmlns="http://www.w3.org/2000/svg"><text>PlantUML version 1.2026.1</text>'
    "<text>[From string (line 3) ]</text><text>Syntax Error? (Assumed diagram type: sequence)</text></svg>"
)


@pytest.fixture
def plantuml_server(monkeypatch):
    """A server on this machine that answers as told and remembers what it was asked."""
    asked = []
    answer = {"status": 200, "body": PICTURE, "headers": {}}

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked.append((self.command, self.path, body))
            self.send_response(answer["status"])
            for name, value in answer["headers"].items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer["body"].encode())

        def __getattr__(self, name):
            if name in {"do_GET", "do_POST"}:
                return self.answer
            raise AttributeError(name)

        def log_message(self, *_):
            """Keep the test's output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("SEED_PLANTUML_SERVER", f"http://127.0.0.1:{server.server_port}/plantuml/")
    yield asked, answer
    server.shutdown()
    thread.join()
    server.server_close()


def decoded(path: str) -> str:
    letters = path.rpartition("/")[2].translate(
        str.maketrans(
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        )
    )
    return zlib.decompress(base64.b64decode(letters + "=" * (-len(letters) % 4)), -15).decode()


def test_the_encoding_is_that_of_plantuml():
    assert encode("Bob -> Alice : hello") in {
        "SyfFKj2rKt3CoKnELR1Io4ZDoSa70000",
        "SyfFKj2rKt3CoKnELR1Io4ZDoSa700",
    }


def test_the_server_draws_and_its_drawing_is_cleaned(plantuml_server):
    asked, _ = plantuml_server

    drawing = draw("@startuml\na -> b: 안녕\n@enduml")

    assert "drawn there" in drawing.svg
    assert "evil" not in drawing.svg
    assert asked[0][1].startswith("/plantuml/svg/")
    assert decoded(asked[0][1]) == "@startuml\na -> b: 안녕\n@enduml"


def test_a_dark_drawing_is_asked_for_as_one(plantuml_server):
    asked, _ = plantuml_server

    draw("a -> b", dark=True)

    assert asked[0][1].startswith("/plantuml/dsvg/")


def test_a_long_text_is_posted(plantuml_server):
    asked, _ = plantuml_server

    draw("\n".join(f"a -> b: {number * 7919 % 10007} {number}" for number in range(1500)))

    assert asked[0][:2] == ("POST", "/plantuml/svg")
    assert b"a -> b: 7919 1\n" in asked[0][2]


def test_a_syntax_error_names_its_line(plantuml_server):
    _, answer = plantuml_server
    answer.update(status=400, body=FAULT)

    drawing = draw("' first\n@startuml\na -> b\nfoo\n@enduml")

    assert drawing.line == 4
    assert "does not understand" in str(drawing.problem)


def test_a_refused_line_is_not_sent(plantuml_server):
    asked, _ = plantuml_server

    assert draw("@startuml\n!include /etc/passwd\n@enduml").line == 2
    assert asked == []


@pytest.mark.parametrize(
    ("status", "body", "headers"),
    [
        (500, "oops", {}),
        (200, "<html>sign in</html>", {}),
        (302, PICTURE.replace("svg", "moved"), {"Location": "http://127.0.0.1:1/"}),
        (200, f"{PICTURE}{' ' * 4_000_000}", {}),
    ],
    ids=["a failure", "a page", "elsewhere", "too much"],
)
def test_what_is_no_drawing_is_a_passing_problem(plantuml_server, status, body, headers):
    asked, answer = plantuml_server
    answer.update(status=status, body=body, headers=headers)

    drawing = draw("a -> b")

    assert drawing.passing
    assert "gives no answer" in str(drawing.problem)
    assert len(asked) == 1


def test_a_server_that_is_not_there_is_a_passing_problem(monkeypatch):
    monkeypatch.setenv("SEED_PLANTUML_SERVER", "http://127.0.0.1:1")

    assert "gives no answer" in str(draw("a -> b").problem)


def test_only_web_addresses_are_asked(monkeypatch):
    monkeypatch.setenv("SEED_PLANTUML_SERVER", "file:///etc/")

    assert "must be an http or https address" in str(draw("a -> b").problem)
