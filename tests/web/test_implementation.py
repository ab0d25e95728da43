"""Step 7 in the browser: may coding begin, and everything as one zip."""

import io
import zipfile

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(design):
    """The address of a page of the design."""
    return lambda name, *args: reverse(name, args=[design.workspace.slug, design.slug, *args])


def test_page_works_when_nothing_is_published(team, at):
    page = team.client(team.viewer).get(at("implementation"))

    assert page.status_code == 200
    assert "Nothing is published yet" in page.content.decode()


def test_bundle_works_when_nothing_is_published(team, design, at):
    answer = team.client(team.viewer).get(at("bundle"))

    files = zipfile.ZipFile(io.BytesIO(answer.content))
    assert {"README.md", "design.seed.yaml", "job-stories.md", "matrix.csv"} <= set(files.namelist())
    assert "draft" in files.read("README.md").decode()
