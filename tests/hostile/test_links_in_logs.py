"""A real gunicorn with every log switched on: nothing that is written holds a review link."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest

pytestmark = pytest.mark.hostile(25)

ROOT = Path(__file__).resolve().parents[2]
OPEN_ROUND = """
from django.urls import reverse
from seedapp.core import coach
from seedapp.designs.models import Design
from seedapp.feedback import changes
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish

design = Design.objects.select_related("workspace").first()
value = take(design)
revision = publish(design, value=value, findings=coach.check(value), by=None)
for kind in ("text", "json"):
    round_, many = changes.open_round(revision, by=None, questions=["Is it fast?"])
    people = [changes.Person(name, "end-user") for name in ("Ann", "revoked", "expired")]
    (_ann, ann), (revoked, old), (_expired, late) = changes.make_links(round_, by=None, people=people)
    changes.revoke_link(revoked, by=None)
    round_.links.filter(name="expired").update(expires_at=round_.opened_at)
    print("TOKENS", kind, many, ann, old, late)
"""
EVERYTHING = '%(h)s "%(r)s" %(s)s %(U)s %(q)s "%(f)s" "%({referer}i)s" %({raw_uri}e)s %({location}o)s'


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """A database with a round for each kind of log, and its secrets: for many, of Ann, revoked, expired."""
    database = tmp_path_factory.mktemp("logs") / "seed.sqlite3"
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}"}

    def manage(*words):
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        return done.stdout

    manage("migrate", "-v0")
    manage("load_demo")
    told = manage("shell", "-v0", "-c", OPEN_ROUND)
    secrets = {kind: rest.split() for kind, rest in re.findall(r"TOKENS (\w+) (.*)", told)}
    return database, environment, secrets


class Visitor:
    """Asks as a browser does, with a Referer that holds the link."""

    def __init__(self, port):
        self.port = port
        self.cookies = {}

    def ask(self, method, path, body="", came_from=""):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Referer": f"http://127.0.0.1:{self.port}{came_from or path}"}
        if method == "POST":
            headers |= {
                "Origin": f"http://127.0.0.1:{self.port}",
                "Content-Type": "application/x-www-form-urlencoded",
            }
        link.request(method, path, body, headers)
        answer = link.getresponse()
        text = answer.read().decode(errors="replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, kept = value.partition(";")[0].partition("=")
                self.cookies[key] = kept
        link.close()
        return answer.status, text

    def send(self, path, typed, came_from):
        """A form of ours, with the mark against forgery that its page holds."""
        _status, page = self.ask("GET", came_from)
        mark = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        return self.ask("POST", path, urlencode({"csrfmiddlewaretoken": mark, **typed}), came_from)[0]

    def say_nonsense(self, path):
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as raw:
            raw.sendall(f"GET {path} HTTP/9.9\r\n\r\n".encode())
            raw.recv(4096)


@pytest.fixture(params=["text", "json"])
def served(request, stage, tmp_path):
    """(kind of log, database, secrets, visitor, `written()`: ends the server and gives all that it wrote)."""
    database, environment, secrets = stage
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "log"
    more = {"SEED_LOG": request.param, "SEED_BIND": f"127.0.0.1:{port}", "SEED_WEB_PROCESSES": "1"}
    command = [
        sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--access-logfile", "-",
        "--access-logformat", EVERYTHING, "--log-level", "debug", "seedapp.wsgi",
    ]  # fmt: skip
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment | more, start_new_session=True, stdout=out, stderr=out
        )

    def written():
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)
        return log.read_text(errors="replace")

    try:
        _wait_for(port)
        yield request.param, database, secrets[request.param], Visitor(port), written
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(port):
    """Until it answers."""
    pause = threading.Event()
    for _attempt in range(720):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        pause.wait(0.25)
    raise AssertionError("gunicorn did not begin to listen")


def test_no_log_holds_a_link_whatever_happens_behind_it(served):
    log_kind, database, (many, ann, revoked, expired), visitor, written = served
    wrong = "wrong" * 5

    typed = {"name": "Gil", "perspective": "end-user", "once": "the only time of all"}
    answers = {
        "door": visitor.ask("GET", f"/r/{many}/")[0],
        "joined": visitor.send(f"/r/{many}/", typed, f"/r/{many}/"),
        "begun": visitor.send(f"/r/{ann}/", {}, f"/r/{ann}/"),
        "read": visitor.ask("GET", f"/r/{ann}/goals/")[0],
        "not said": visitor.send(
            f"/r/{ann}/say/", {"kind": "document", "anchor": "", "body": ""}, f"/r/{ann}/goals/"
        ),
        "forged": visitor.ask("POST", f"/r/{ann}/say/", "body=x")[0],
        "wrong": visitor.ask("GET", f"/r/{wrong}/")[0],
        "revoked": visitor.ask("GET", f"/r/{revoked}/goals/")[0],
        "expired": visitor.ask("GET", f"/r/{expired}/")[0],
        "no such page": visitor.ask("GET", f"/r/{ann}/nothing/here/")[0],
        "wrong method": visitor.ask("GET", f"/r/{ann}/answers/")[0],
        "without the slash": visitor.ask("GET", f"/r/{ann}")[0],
        "encoded": visitor.ask("GET", f"/r/%{ord(ann[0]):02X}{ann[1:]}/goals/")[0],
        "in a query": visitor.ask("GET", f"/accounts/login/?next=%2Fr%2F{ann}%2F")[0],
        "led from there": visitor.ask("GET", "/", came_from=f"/r/{ann}/goals/")[0],
    }
    visitor.say_nonsense(f"/r/{ann}/goals/")
    with sqlite3.connect(database) as rows:
        rows.execute("ALTER TABLE feedback_verdict RENAME TO gone")
    try:
        answers["broken"] = visitor.ask("GET", f"/r/{ann}/goals/")[0]
    finally:
        with sqlite3.connect(database) as rows:
            rows.execute("ALTER TABLE gone RENAME TO feedback_verdict")

    log = written()

    assert answers == {
        "door": 200, "joined": 302, "begun": 302, "read": 200, "not said": 422, "forged": 403, "wrong": 404,
        "revoked": 404, "expired": 404, "no such page": 404, "wrong method": 405, "without the slash": 301,
        "encoded": 200, "in a query": 200, "led from there": 200, "broken": 500,
    }  # fmt: skip
    assert "/r/…" in log, "nothing was written down at all"
    assert "Not Found: /r/…" in log, "Django's log is silent"
    if log_kind == "json":
        assert "r/<str:token>/" in log, "our own request log is silent"
    assert "no such table" in log, "the fault was not reported"
    for token in (many, ann, revoked, expired, wrong):
        assert token not in log
    assert ann[1:] not in log
