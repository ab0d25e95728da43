"""The team that writes: people with tokens, and the designs that they write to.

Run as a process with DATABASE_URL set: `python -m bench.writers.stage WRITERS DESIGNS` prints JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_DIAGRAM = "@startuml\nWriter -> Workbench: Good morning\n@enduml\n"


@dataclass(frozen=True)
class Person:
    """A writer's way in, and the design to write to: the address of its actors, and of a drawing there."""

    headers: Mapping[str, str]
    actors: str
    drawing: str


def set_up(environment: Mapping[str, str], *, writers: int, designs: int) -> list[Person]:
    """Migrate the database of `environment` and put the team into it."""
    told = run(environment, "-m", "bench.writers.stage", str(writers), str(designs))
    return [Person(**one) for one in json.loads(told.splitlines()[-1])]


def run(environment: Mapping[str, str], *arguments: str) -> str:
    """What a Python process with that environment printed. Raises CalledProcessError."""
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    )
    return ended.stdout


def _make(writers: int, designs: int) -> list[dict[str, Any]]:
    from django.core.management import call_command
    from django.urls import reverse

    from seedapp.accounts.models import User
    from seedapp.accounts.token_changes import make_token
    from seedapp.designs.changes import add_design
    from seedapp.interactions.changes import add_interaction
    from seedapp.workspaces.changes import found_workspace
    from seedapp.workspaces.models import Member, Role

    call_command("migrate", verbosity=0)
    owner = User.objects.create_user("owner@many.test", name="Owner")
    workspace = found_workspace(name="Many hands", by=owner)
    rows = [add_design(workspace, by=owner, title=f"Design {number}") for number in range(designs)]
    for row in rows:
        add_interaction(row, by=owner, key="greeting", title="Greeting", plantuml=_DIAGRAM)
    people = []
    for number in range(writers):
        person = User.objects.create_user(f"writer{number}@many.test", name=f"Writer {number}")
        Member.objects.create(workspace=workspace, user=person, role=Role.EDITOR)
        _token, secret = make_token(person, name="writing", scope="write")
        design = [workspace.slug, rows[number % designs].slug]
        people.append(
            {
                "headers": {"Authorization": f"Bearer {secret}"},
                "actors": reverse("rest_actors", args=design),
                "drawing": reverse("rest_drawing", args=[*design, "greeting"]),
            }
        )
    return people


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedapp.settings")
    import django

    django.setup()
    print(json.dumps(_make(int(sys.argv[1]), int(sys.argv[2]))))
