"""Fifty people write at once for a minute, and processes are killed under them: nothing confirmed is lost."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest

from bench.writers import scripts
from bench.writers.measured import DESIGNS, PROCESSES, WRITERS, apart, write_to_ours, write_to_the_bare_view
from bench.writers.people import Asked, Connection
from bench.writers.rates import rates
from bench.writers.server import Server, children_of
from bench.writers.stage import run, set_up

SECONDS, SECONDS_OF_THE_PEER = 60, 10
TRIES = 20
KILLS = 3  # of web processes, spread over the minute; fewer where the machine is busy


@dataclass(frozen=True)
class Stage:
    """A database of its own, and what a process needs to find it."""

    vendor: str
    environment: dict[str, str]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def stage(request, tmp_path):
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'workbench.sqlite3'}"
    else:
        server = request.getfixturevalue("postgres_url")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS fifty_writers WITH (FORCE)")
            connection.execute("CREATE DATABASE fifty_writers")
        url = urlsplit(server)._replace(path="/fifty_writers").geturl()
    unlimited = {"SEED_API_REQUESTS_A_MINUTE": "0"}
    return Stage(request.param, {"DATABASE_URL": url, "SEED_SECRET_KEY": "fifty", **unlimited})


@dataclass
class Deeds:
    """What was done to the server, and whether it drew meanwhile."""

    web: list[int] = field(default_factory=list)
    renderers: list[int] = field(default_factory=list)
    drawn: list[bool] = field(default_factory=list)


@contextmanager
def killing(server, person, every):
    """Kills renderers and then a web process with no warning, again and again, and looks at a drawing."""
    deeds, over = Deeds(), threading.Event()

    def kill():
        while len(deeds.web) < KILLS and not over.wait(every):
            deeds.drawn.append(_look(server, person))
            for process in server.processes():
                for renderer in children_of(process):
                    os.kill(renderer, signal.SIGKILL)
                    deeds.renderers.append(renderer)
            deeds.drawn.append(_look(server, person))
            victim = server.processes()[0]
            os.kill(victim, signal.SIGKILL)
            deeds.web.append(victim)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield deeds
    finally:
        over.set()
        killer.join()


def _look(server, person):
    """Whether a text that was never drawn before is drawn, however often it has to be asked for."""
    return apart(_draw_anew(Connection(server.port), person))


async def _draw_anew(connection, person):
    async def ask(method, path, body=None, **headers):
        asked = Asked(method, path, body, {**person.headers, **headers})
        return await connection.answer(asked, patience=time.monotonic() + 60)

    interaction = person.drawing.removesuffix("/drawing")
    row = await ask("GET", interaction)
    text = f"@startuml\nWriter -> Workbench: {uuid4()}\n@enduml\n"
    edited = await ask("PATCH", interaction, {"plantuml": text}, **{"If-Match": row.headers["etag"]})
    assert edited.status == 200, edited.body
    for _ in range(
        TRIES
    ):  # a drawing that took too long, or whose renderer was just killed, is asked for again
        drawn = await ask("GET", person.drawing)
        if drawn.status == 200:
            return "<svg" in drawn.body
    return False


@pytest.mark.slow
@pytest.mark.hostile(31, 34)
def test_every_confirmed_write_is_there_once_and_nothing_fails(stage, record_property):
    people = set_up(stage.environment, writers=WRITERS, designs=DESIGNS)
    server = Server("seedapp.wsgi", stage.environment, processes=PROCESSES)
    try:
        with killing(server, people[0], SECONDS / (KILLS + 1)) as deeds:
            answers = write_to_ours(server, people, SECONDS)
    finally:
        server.end()

    told = json.loads(run(stage.environment, "-m", "bench.writers.tally").splitlines()[-1])
    confirmed = scripts.confirmed(answers)
    assert [one for one in answers if one.status >= 500] == []
    assert [one.status for one in confirmed.others if one.tries == 1] == []
    assert set(confirmed.added) <= set(told["actors"])
    assert len(told["actors"]) == len(set(told["actors"]))
    assert sorted(told["actors"]) == sorted(told["added"])
    assert set(confirmed.edited) <= set(told["edited"])
    assert len(told["edited"]) == len(set(told["edited"]))
    assert told["gaps"] == []
    assert deeds.web
    assert deeds.renderers
    assert all(deeds.drawn)
    bare = write_to_the_bare_view(stage.environment, SECONDS_OF_THE_PEER)
    record_property(f"{stage.vendor}: workbench", str(rates(answers, SECONDS)))
    record_property(f"{stage.vendor}: bare view", str(rates(bare, SECONDS_OF_THE_PEER)))
