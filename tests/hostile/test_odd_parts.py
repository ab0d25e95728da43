"""Parts of design files that are not what they should be: told, wherever they stand, never a crash."""

import json

import pytest

from seedapp.core import coach, design_file, openapi, openapi_import, yaml_text
from seedapp.core.openapi import sources

ODD = [3, "x", [3], [{}], {"a": 3}, [None], {"a": None}, [["a"]], True]


def _design(service=None, schema=None):
    """The text of a design with one service, a query and a type."""
    return json.dumps(
        {
            "seed": "1",
            "title": "Bikes",
            "services": [{"key": "bikes", "name": "Bikes", "openapi": service or {}}],
            "types": [{"name": "Bike", "schema": schema or {"type": "object"}}],
            "operations": [
                {"key": "findBikes", "service": "bikes", "kind": "query", "response": {"type": "Bike[]"}}
            ],
        }
    )


@pytest.mark.parametrize("odd", ODD, ids=json.dumps)
@pytest.mark.parametrize(
    "key", ["oneOf", "anyOf", "allOf", "required", "properties", "items", "minItems", "enum"]
)
def test_a_schema_of_a_type_may_be_odd_and_a_document_is_still_made(key, odd):
    schema = {"type": "array" if key == "minItems" else "object", "properties": {"a": False}, key: odd}
    design = design_file.load(_design(schema=schema))

    assert openapi.document(design, "bikes")["components"]["schemas"]["Bike"][key] == odd


@pytest.mark.parametrize("odd", [{}, None, ["a"]], ids=json.dumps)
def test_the_coach_reads_a_schema_that_requires_what_is_no_name(odd):
    design = design_file.load(_design(schema={"properties": {"a": {}}, "required": ["a", odd]}))

    assert "REST-21" not in {one.rule for one in coach.check(design)}


@pytest.mark.parametrize("odd", ODD, ids=json.dumps)
@pytest.mark.parametrize("place", ["item", "operation", "schema"])
def test_sources_of_an_odd_document_are_still_found(place, odd):
    kept = {
        "item": {"paths": {"/more": odd}},
        "operation": {"paths": {"/more": {"get": odd}}},
        "schema": {"components": {"schemas": {"Bike": {}, "More": odd}}},
    }[place]
    design = design_file.load(_design(service=kept))

    assert sources(design, "bikes")["/paths/~1bikes/get"] == "operation:bikes/findBikes"


@pytest.mark.parametrize("odd", ODD, ids=json.dumps)
def test_the_coach_reads_a_scope_that_is_no_text(odd):
    plain = json.loads(_design())
    plain["services"][0]["security"] = "bearer"
    plain["operations"][0]["openapi"] = {"security": [{"bearer": [odd]}]}

    assert "SPEC-04" in {one.rule for one in coach.check(design_file.load(json.dumps(plain)))}


def test_two_things_of_one_key_are_refused_though_they_share_a_line():
    """A design file may be JSON without a single line break."""
    actors = [{"key": "rider", "name": "Rider"}, {"key": "rider", "name": "Other rider"}]

    with pytest.raises(design_file.DesignFileError) as refused:
        design_file.load(json.dumps({"seed": "1", "title": "Bikes", "actors": actors}))

    assert [one.path for one in refused.value.faults] == ["actors[1].key"]


def _stacked(count):
    """Aliases that stack lists of 90 levels upon each other."""
    lines, inside = [], "1"
    for number in range(count):
        lines.append(f"x-{number}: &a{number} {'[' * 90}{inside}{']' * 90}")
        inside = f"*a{number}"
    return "\n".join(lines)


def test_depth_that_aliases_bring_along_counts():
    with pytest.raises(yaml_text.YamlRefused, match=r"line 2: .*deeper than 100 levels"):
        yaml_text.load_plain(_stacked(40))


def test_an_import_refuses_depth_that_aliases_bring_along():
    with pytest.raises(openapi_import.ImportRefused, match="deeper than 100 levels"):
        openapi_import.read("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\n" + _stacked(40))
