"""A worker that is killed in the middle of a delivery: nothing is lost, and the order holds."""

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from .receiver import receiver

ROOT = Path(__file__).resolve().parents[2]
CHANGES = 30
KILLED_AT = (3, 12)
BEGIN = """
from seedapp.webhooks.changes import add_webhook
from seedapp.workspaces.models import Workspace
workspace = Workspace.objects.get(slug="demo-team")
add_webhook(workspace, by=None, url={address!r}, topics=["actors.added"])
"""
WRITE = """
from seedapp.actors.changes import add_actor
from seedapp.designs.models import Design
design = Design.objects.get(slug="repair-cafe")
for number in range({first}, {last}):
    add_actor(design, by=None, key=f"a{{number}}", name=f"Actor {{number}}")
"""
END_LEASES = """
from django.utils import timezone
from seedapp.webhooks.models import Webhook
Webhook.objects.update(leased_until=timezone.now())
"""


@pytest.fixture
def sqlite_file(tmp_path):
    return f"sqlite:///{tmp_path / 'workbench.sqlite3'}"


@pytest.fixture
def postgres_database(postgres_url):
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE killed_worker")
    yield postgres_url.replace("/postgres?", "/killed_worker?")
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE killed_worker WITH (FORCE)")


class Installation:
    """A workbench on a database of its own, with its commands."""

    def __init__(self, database):
        allowed = {"SEED_WEBHOOKS_PRIVATE": "1", "SEED_WEBHOOKS_PORTS": "any"}
        self.environment = {**os.environ, **allowed, "DATABASE_URL": database}
        self.manage("migrate", "-v0")
        self.manage("load_demo")

    def manage(self, *arguments):
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True, timeout=300)

    def do(self, script):
        self.manage("shell", "-v0", "-c", script)

    @contextmanager
    def worker(self):
        command = [sys.executable, "manage.py", "worker"]
        process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def numbers_of(got):
    return [json.loads(body)["data"]["number"] for _headers, body in got]


def without_repeats(got):
    """The messages in the order of their first arrival, and the ids that came more than once."""
    first, repeated = {}, set()
    for headers, body in got:
        repeated |= {headers["Webhook-Id"]} & set(first)
        first.setdefault(headers["Webhook-Id"], (headers, body))
    return list(first.values()), repeated


@pytest.mark.slow
@pytest.mark.hostile(34)
@pytest.mark.parametrize(
    "database", ["sqlite_file", pytest.param("postgres_database", marks=pytest.mark.postgres)]
)
def test_killed_in_the_middle_of_deliveries_everything_arrives_in_order(database, request):
    workers = []

    def answer(number):
        if number in KILLED_AT:
            os.kill(workers[-1].pid, signal.SIGKILL)  # it has sent, and will never write that down
        return (200, {}, b"")

    with receiver(answer) as there:
        here = Installation(request.getfixturevalue(database))
        here.do(BEGIN.format(address=there.address))
        here.do(WRITE.format(first=0, last=CHANGES // 2))
        for _killed in KILLED_AT:
            with here.worker() as worker:
                workers.append(worker)
                assert worker.wait(120) == -signal.SIGKILL
            here.do(END_LEASES)  # as if the minute that a lease holds were over
        here.do(WRITE.format(first=CHANGES // 2, last=CHANGES))
        with here.worker(), here.worker():
            there.wait_for(CHANGES + len(KILLED_AT), 120)

    arrived, repeated = without_repeats(there.got)
    assert len(arrived) == CHANGES
    assert numbers_of(arrived) == sorted(numbers_of(arrived))
    assert len(there.got) == CHANGES + len(KILLED_AT)
    assert repeated == {there.got[number - 1][0]["Webhook-Id"] for number in KILLED_AT}
