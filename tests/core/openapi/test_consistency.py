"""What no schema can say is checked all the same, by the live check as by openapi-spec-validator."""

import pytest

from seedapp.core.openapi import live_check, validity


def with_paths(paths, **members):
    return {"openapi": "3.1.1", "info": {"title": "T", "version": "1"}, "paths": paths, **members}


def parameter(name, place="path"):
    return {"name": name, "in": place, "required": True, "schema": {"type": "string"}}


def operation(*parameters, **members):
    return {"parameters": list(parameters), "responses": {"204": {"description": "Done."}}, **members}


COMBINED = {"allOf": [{"properties": {"a": {}}}], "properties": {"b": {}}, "required": ["a", "b", "c"]}
BROKEN = {
    "a parameter that the path does not have": (
        with_paths({"/bikes": {"get": operation(parameter("bike"))}}),
        "/paths/~1bikes/get",
    ),
    "a path with a parameter that nothing describes": (
        with_paths({"/bikes/{bike}": {"get": operation()}}),
        "/paths/~1bikes~1{bike}/get",
    ),
    "a path with half a parameter": (
        with_paths({"/bikes/{bike": {"get": operation()}}),
        "/paths/~1bikes~1{bike/get",
    ),
    "two parameters of one name and place": (
        with_paths({"/bikes": {"get": operation(parameter("a", "query"), parameter("a", "query"))}}),
        "/paths/~1bikes/get/parameters/1",
    ),
    "two operations of one id": (
        with_paths({"/bikes": {"get": operation(operationId="x"), "put": operation(operationId="x")}}),
        "/paths/~1bikes/put",
    ),
    "two tags of one name": (with_paths({}, tags=[{"name": "Bikes"}, {"name": "Bikes"}]), "/tags/1"),
    "a required name that no part of the whole defines": (
        with_paths({}, components={"schemas": {"A": COMBINED}}),
        "/components/schemas/A",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_it_is_found_at_its_place(what):
    document, pointer = BROKEN[what]
    assert [(one.pointer, one.source) for one in live_check(document)] == [(pointer, "consistency")]


@pytest.mark.parametrize("what", BROKEN)
def test_openapi_spec_validator_finds_it_too(what):
    assert validity(BROKEN[what][0])


def test_a_parameter_of_the_path_item_counts_for_each_operation():
    item = {"parameters": [parameter("bike")], "get": operation(), "delete": operation()}
    assert live_check(with_paths({"/bikes/{bike}": item})) == ()


def test_one_name_in_two_places_is_two_parameters():
    both = operation(parameter("bike"), parameter("bike", "query"))
    assert live_check(with_paths({"/bikes/{bike}": {"get": both}})) == ()
