"""The workflows as a file beside the documents that they name: alone, in the zips, through the REST API."""

import io
import json
import zipfile

import pytest
import yaml

from seedapp.core.yaml_text import load_plain
from seedapp.operations.models import Operation
from tests.core.arazzo.structure import faults_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def nothing_drawn(design):
    """The design, no call of which belongs to an operation."""
    for operation in Operation.objects.filter(service__design=design):
        operation.messages.clear()


def _documents(viewer, at, format_="yaml"):
    """The documents as they are downloaded, by the name of the file."""
    for service in ("shed-api", "loans", "tools"):
        asked = {"format": format_, "download": "1"}
        answer = viewer.get(at("document", service), asked)
        name = answer["Content-Disposition"].partition('filename="')[2].rstrip('"')
        yield f"./{name}", load_plain(answer.content)


def test_workflows_fit_the_documents_that_were_downloaded(viewer, at):
    document = load_plain(viewer.get(at("workflows")).content)
    documents = dict(_documents(viewer, at))
    named = {one["name"]: documents[one["url"]] for one in document["sourceDescriptions"]}
    assert faults_of(document, named) == []


def test_workflows_in_json_are_a_download_and_name_json(viewer, at):
    answer = viewer.get(at("workflows"), {"format": "json", "download": "1"})
    assert answer["Content-Disposition"] == 'attachment; filename="tool-shed-arazzo.json"'
    urls = {one["url"] for one in json.loads(answer.content)["sourceDescriptions"]}
    assert urls <= set(dict(_documents(viewer, at, "json")))


def test_another_format_is_refused_with_those_there_are(viewer, at):
    answer = viewer.get(at("workflows"), {"format": "xml"})
    assert answer.status_code == 400
    assert "format=yaml or json" in answer.content.decode()


def test_without_any_workflow_the_page_says_what_to_do(viewer, at, nothing_drawn):
    answer = viewer.get(at("workflows"))
    assert answer.status_code == 409
    assert "Say of an operation which message it serves" in answer.content.decode()


def test_the_menu_offers_workflows_where_there_are_some(viewer, at):
    assert "Workflows (Arazzo), YAML" in viewer.get(at("specification")).content.decode()


def test_the_menu_offers_no_workflows_where_there_are_none(viewer, at, nothing_drawn):
    assert "Workflows (Arazzo)" not in viewer.get(at("specification")).content.decode()


@pytest.mark.parametrize(("page", "folder"), [("download", ""), ("bundle", "specifications/")])
def test_workflows_in_a_zip_name_documents_in_the_zip(viewer, at, page, folder):
    archive = zipfile.ZipFile(io.BytesIO(viewer.get(at(page)).content))
    document = load_plain(archive.read(f"{folder}arazzo.yaml"))
    named = {
        one["name"]: load_plain(archive.read(folder + one["url"].removeprefix("./")))
        for one in document["sourceDescriptions"]
    }
    assert faults_of(document, named) == []


def test_a_zip_without_workflows_has_no_file_of_them(viewer, at, nothing_drawn):
    archive = zipfile.ZipFile(io.BytesIO(viewer.get(at("bundle")).content))
    assert not any("arazzo" in name for name in archive.namelist())


def test_the_rest_api_has_the_workflows(team, design):
    url = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/workflows"
    document = yaml.safe_load(team.client(team.viewer).get(url).content)
    documents = {
        one["name"]: yaml.safe_load(
            team.client(team.viewer).get(url.replace("workflows", one["url"])).content
        )
        for one in document["sourceDescriptions"]
    }
    assert faults_of(document, documents) == []


def test_the_rest_api_says_what_to_do_without_workflows(team, design, nothing_drawn):
    url = f"/api/v1/designs/{design.workspace.slug}/{design.slug}/workflows"
    answer = team.client(team.viewer).get(url)
    assert answer.status_code == 404
    assert "Say of an operation which message it serves" in answer.json()["detail"]
