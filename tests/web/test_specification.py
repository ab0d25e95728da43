"""Step 5 in the browser: the document to read, its YAML, its problems, and the files."""

import io
import json
import zipfile

import pytest
from django.urls import reverse
from openapi_spec_validator import validate

from seedapp.core.yaml_text import load_plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(design):
    """The address of a page of the design."""
    return lambda name, *args: reverse(name, args=[design.workspace.slug, design.slug, *args])


@pytest.fixture
def busy(design):
    """The key of a service that has operations."""
    return next(row.key for row in design.services.all() if row.operations.exists())


def test_document_shows_each_operation_of_the_service(team, design, at, busy):
    page = team.client(team.viewer).get(at("specification"), {"service": busy})

    assert page.status_code == 200
    for row in design.services.get(key=busy).operations.all():
        assert row.key in page.content.decode()


def test_yaml_view_marks_keys_and_keeps_the_text(team, at, busy):
    page = team.client(team.viewer).get(at("specification"), {"service": busy, "show": "yaml"})

    assert "<b>openapi</b>: 3.1" in page.content.decode()


@pytest.mark.parametrize("openapi", ["3.1", "3.0"])
@pytest.mark.parametrize("format_", ["yaml", "json"])
def test_download_is_a_valid_document(team, at, busy, openapi, format_):
    query = {"openapi": openapi, "format": format_, "download": "1"}
    answer = team.client(team.viewer).get(at("document", busy), query)

    assert answer["Content-Disposition"].endswith(f'{busy}-openapi-{openapi}.{format_}"')
    text = answer.content.decode()
    document = json.loads(text) if format_ == "json" else load_plain(text)
    assert document["openapi"].startswith(openapi)
    validate(document)


def test_document_is_plain_text_in_the_browser(team, at, busy):
    answer = team.client(team.viewer).get(at("document", busy))

    assert answer["Content-Type"].startswith("text/plain")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in answer


def test_unknown_version_says_which_there_are(team, at, busy):
    answer = team.client(team.viewer).get(at("document", busy), {"openapi": "2.0"})

    assert answer.status_code == 400
    assert "3.1 or 3.0" in answer.content.decode()


def test_all_documents_come_in_one_zip(team, design, at):
    answer = team.client(team.viewer).get(at("download"))

    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert len(names) == 4 * design.services.count()
