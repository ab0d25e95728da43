"""Schemathesis asks every operation of the API for all sorts of things: no 5xx, no undocumented answer.

Each request is undone. `SCHEMATHESIS_EXAMPLES` sets how many there are for an operation.
"""

import os

import pytest
import schemathesis
import yaml
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.test.client import ClientHandler
from django.urls import get_resolver
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import (
    CoveragePhaseConfig,
    GenerationConfig,
    PhasesConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from seedapp.accounts.token_changes import make_token
from seedapp.rest.schema.document import document
from tests.access.conftest import Stage
from tests.access.pages import PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "5"))
BASE = "http://testserver/api/v1"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
PATIENTLY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)
SCHEMA = schemathesis.openapi.from_dict(
    yaml.safe_load(document()),
    config=SchemathesisConfig(
        projects=ProjectsConfig(
            default=ProjectConfig(
                phases=PhasesConfig(coverage=CoveragePhaseConfig(enabled=False)),
                generation=GenerationConfig(with_security_parameters=False),
            )
        )
    ),
)


class Undone(ClientHandler):
    """The workbench as a WSGI application that forgets each request."""

    def __call__(self, environ, start_response):
        with transaction.atomic():
            response = self._answer(environ)
            transaction.set_rollback(True)
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return [b"".join(response)] if response.streaming else [response.content]

    def _answer(self, environ):
        if self._middleware_chain is None:
            self.load_middleware()
        try:
            return self.get_response(WSGIRequest(environ))
        except Exception as fault:  # a fault of ours: what a server would make of it
            pytest.fail(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}: {fault!r}")


SCHEMA.app = Undone(enforce_csrf_checks=True)


@pytest.fixture(autouse=True)
def as_often_as_one_likes(settings):
    settings.SEED_API_REQUESTS_A_MINUTE = {"person": 0, "address": 0}


@pytest.fixture
def bearer(team):
    def of(person):
        return {"Authorization": f"Bearer {make_token(person, name='schemathesis', scope='write')[1]}"}

    return of


def _placed():
    """The path of the document → the names in it, and what the table of pages puts there."""
    found = {}
    for page in PAGES:
        if page.name.startswith("rest_") and page.name not in ("rest_reading", "rest_openapi"):
            [(form, names)] = get_resolver().reverse_dict.getlist(page.name)[0][0]
            path = "/" + (form % {name: f"{{{name}}}" for name in names}).removeprefix("api/v1/")
            path = path.replace("{pk}", "{id}")  # as the document calls it
            found[path] = names, page.of
    return found


PLACED = _placed()


@pytest.fixture
def place(team, design):
    """What the parameters of a path are for things that there are; only those are made."""
    stage = Stage(team, design)
    everywhere = {"workspace": team.workspace.slug, "design": design.slug}

    def of(path):
        names, there = PLACED[path]
        known = everywhere | there
        return {"id" if name == "pk" else name: stage.filled(known[name]) for name in names}

    return of


@PATIENTLY
@SCHEMA.parametrize()
def test_an_editor_asks_for_things_that_there_are(case, bearer, place, team):
    case.path_parameters = {**(case.path_parameters or {}), **place(case.operation.path)}
    headers = bearer(team.editor)
    if case.method in ("PATCH", "PUT", "DELETE"):
        headers["If-Match"] = "*"

    case.call_and_validate(base_url=BASE, headers=headers, checks=[*CHECKS, ignored_auth])


@settings(PATIENTLY, max_examples=max(2, EXAMPLES // 3))
@SCHEMA.parametrize()
def test_an_outsider_asks_for_anything(case, bearer, team, design):
    case.call_and_validate(base_url=BASE, headers=bearer(team.outsider), checks=CHECKS)


def test_no_schema_of_ours_is_hidden_by_that_of_problems():
    """A serializer of that name would be written over, as one was."""
    schema = SCHEMA.raw_schema["components"]["schemas"]["Problem"]

    assert "RFC 9457" in schema["description"]
    assert "schemas/Problem'" not in str(SCHEMA.raw_schema["components"]["schemas"])
