"""The OpenAPI document of the REST API: each change of it shows in review, and it says what the views do."""

import difflib
from pathlib import Path

import pytest
import yaml
from django.urls import get_resolver
from openapi_spec_validator import OpenAPIV31SpecValidator

from seedapp.rest.schema.document import document

GOLDEN = Path(__file__).parents[1] / "golden" / "rest-api.yaml"


@pytest.fixture(scope="module")
def told():
    return yaml.safe_load(document())


def operations(told):
    return {
        operation["operationId"]: operation for path in told["paths"].values() for operation in path.values()
    }


def test_the_document_is_the_golden_one():
    lines = [text.splitlines() for text in (GOLDEN.read_text("utf-8"), document().decode())]
    changes = "\n".join(difflib.unified_diff(*lines, "golden", "now", lineterm=""))

    assert not changes, f"{changes}\n\nIf this is meant: python -m scripts.write_reference"


def test_nothing_about_the_views_is_unclear_to_the_generator(capsys):
    document.cache_clear()
    document()

    assert capsys.readouterr().err == ""


def test_the_document_is_valid(told):
    assert [error.message for error in OpenAPIV31SpecValidator(told).iter_errors()] == []


def test_every_address_is_told(told):
    below = next(one for one in get_resolver().url_patterns if str(one.pattern) == "api/v1/")
    addresses = {*_addresses(below)} - {"", "openapi.yaml"}

    assert len(told["paths"]) == len(addresses)


def _addresses(resolver):
    for one in resolver.url_patterns:
        below = _addresses(one) if hasattr(one, "url_patterns") else [""]
        yield from (f"{one.pattern}{rest}" for rest in below)


def test_each_operation_has_its_own_id_and_words(told):
    found = operations(told)

    assert len(found) == sum(len(path) for path in told["paths"].values())
    assert [name for name, one in found.items() if not one["summary"] or not one["description"]] == []


def test_no_address_ends_with_a_slash(told):
    assert [path for path in told["paths"] if path.endswith("/")] == []


def test_every_tag_is_described(told):
    used = {tag for one in operations(told).values() for tag in one["tags"]}

    assert used == {tag["name"] for tag in told["tags"] if tag["description"]}


def test_bodies_of_json_take_no_other_members(told):
    loose = [
        name
        for name, schema in told["components"]["schemas"].items()
        if name.endswith("Request") and schema.get("additionalProperties") is not False
    ]

    assert loose == []


def test_anybody_reads_the_document_and_its_page(client, db):
    answer = client.get("/api/v1/openapi.yaml")

    assert (answer.status_code, answer.content) == (200, document())
    assert client.get("/api/v1/openapi.yaml", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert b"redoc.standalone" in client.get("/api/v1/").content


def test_the_page_of_the_document_runs_no_script_but_ours(client, db):
    policy = client.get("/api/v1/")["Content-Security-Policy"]
    script = next(part for part in policy.split("; ") if part.startswith("script-src"))

    assert "unsafe" not in script
