"""The cast that every test knows: a team, an outsider, and a small design that has something of everything."""

from pathlib import Path
from types import SimpleNamespace

import pytest

SAMPLE = Path(__file__).parent / "designs" / "tool-shed.seed.yaml"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Slow hashes protect people, not tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def team(db):
    """A workspace with one person of each role, and an outsider; `team.client(person)` is signed in."""
    from django.test import Client

    from seedapp.accounts.models import User
    from seedapp.workspaces import changes
    from seedapp.workspaces.models import Member

    def person(name):
        return User.objects.create_user(f"{name}@team.test", "a long pass phrase", name=name.title())

    def client(user=None):
        browser = Client()
        if user:
            browser.force_login(user)
        return browser

    people = {name: person(name) for name in ("owner", "editor", "reviewer", "viewer", "outsider")}
    workspace = changes.found_workspace(name="Shed", by=people["owner"])
    changes.found_workspace(name="Elsewhere", by=people["outsider"])
    for role in ("editor", "reviewer", "viewer"):
        Member.objects.create(workspace=workspace, user=people[role], role=role)
    return SimpleNamespace(workspace=workspace, client=client, **people)


@pytest.fixture(scope="session")
def sample():
    """The tool shed as core.Design: two services, three actors, stories, diagrams, types, operations."""
    from seedapp.core import design_file

    return design_file.load(SAMPLE.read_text())


@pytest.fixture
def design(team, sample):
    """The tool shed as rows in the team's workspace."""
    from seedapp.snapshot.restore import restore

    return restore(sample, team.workspace, by=team.owner)


@pytest.fixture
def empty_design(team):
    from seedapp.designs.changes import add_design

    return add_design(team.workspace, by=team.owner, title="Empty")
