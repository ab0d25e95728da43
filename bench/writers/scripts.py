"""What a writer does, as requests that follow from the answers; and what it was told is there."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import uuid4

from .people import Answered, Asked
from .stage import Person

EDITS_OF_EACH = 4


def add_and_edit(person: Person, number: int) -> Generator[Asked, Answered, None]:
    """Add an actor, edit it a few times, add the next; for ever."""
    turn = 0
    while True:
        name = f"Writer {number} actor {turn}"
        turn += 1
        added = yield Asked("POST", person.actors, {"name": name}, _once(person))
        if added.status != 201:
            continue
        actor, tag = urlsplit(added.headers["location"]).path, added.headers["etag"]
        for edit in range(EDITS_OF_EACH):
            wanted = {"description": f"{name}, edit {edit}"}
            edited = yield Asked("PATCH", actor, wanted, {**_once(person), "If-Match": tag})
            tag = edited.headers.get("etag", tag)


def insert_rows(number: int) -> Generator[Asked, Answered, None]:
    """The peer's part."""
    turn = 0
    while True:
        turn += 1
        yield Asked("POST", "/rows/", {}, {"X-Name": f"Writer {number} row {turn}"})


def _once(person: Person) -> dict[str, str]:
    return {**person.headers, "Idempotency-Key": str(uuid4())}


@dataclass
class Confirmed:
    """What the server said is there: names added, and descriptions written, each once."""

    added: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    others: list[Answered] = field(default_factory=list)


def confirmed(answers: Iterable[Answered]) -> Confirmed:
    """Sort the answers into what was confirmed, and all others."""
    found = Confirmed()
    for one in answers:
        if (one.asked.method, one.status) == ("POST", 201):
            found.added.append(one.asked.body["name"])
        elif (one.asked.method, one.status) == ("PATCH", 200):
            found.edited.append(one.asked.body["description"])
        else:
            found.others.append(one)
    return found
