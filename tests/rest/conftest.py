"""What tests of the REST API stand on: a caller of each role, who speaks JSON."""

import json
from types import SimpleNamespace

import pytest


class Caller:
    """Somebody signed in: `.post("actors", {...}, **headers)`; addresses below the design's, or whole."""

    def __init__(self, client, design):
        self.client = client
        self.place = f"/api/v1/designs/{design.workspace.slug}/{design.slug}"

    def __getattr__(self, method):
        def send(address="", body=None, **headers):
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            where = address if address.startswith("/") else f"{self.place}/{address}".rstrip("/")
            sent = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
            return getattr(self.client, method)(where, headers=named, **sent)

        return send


@pytest.fixture
def callers(team, design):
    """One for each role, the outsider, and nobody."""
    names = ("owner", "editor", "reviewer", "viewer", "outsider")
    found = {name: Caller(team.client(getattr(team, name)), design) for name in names}
    return SimpleNamespace(**found, nobody=Caller(team.client(), design))


@pytest.fixture
def editor(callers):
    return callers.editor
