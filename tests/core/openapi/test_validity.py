"""What is wrong with a document, where, and that nothing is fetched to find out."""

import copy

import pytest

from seedapp.core.openapi import document, validity

from .clinic import CLINIC


@pytest.fixture
def clinic():
    return copy.deepcopy(document(CLINIC, "visits"))


def minimal(schema):
    return {
        "openapi": "3.1.1",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {"A": schema}},
    }


def test_a_valid_document_has_no_problem(clinic):
    assert validity(clinic) == ()


def test_a_reference_to_nowhere_is_named(clinic):
    clinic["components"]["schemas"]["VisitPage"]["properties"]["items"]["items"] = {
        "$ref": "#/components/schemas/Gone"
    }
    [problem] = validity(clinic)
    assert problem.pointer == "/components/schemas/VisitPage/properties/items/items"
    assert "Gone" in str(problem.sentence)


def test_an_undefined_security_scheme_is_named(clinic):
    clinic["paths"]["/visits"]["get"]["security"] = [{"token": []}]
    [problem] = validity(clinic)
    assert problem.pointer == "/paths/~1visits/get/security/0" and "token" in str(problem.sentence)


def test_a_missing_path_parameter_is_named(clinic):
    del clinic["paths"]["/visits/{visit_id}"]["get"]["parameters"]
    assert "visit_id" in str(validity(clinic)[0].sentence)


def test_an_unknown_type_of_a_schema_is_found():
    problems = validity(minimal({"type": "strin"}))
    assert problems and "strin" in str(problems[0].sentence)


def test_a_missing_title_is_found(clinic):
    del clinic["info"]["title"]
    assert [problem.pointer for problem in validity(clinic)] == ["/info"]


@pytest.mark.parametrize(
    "reference",
    ["https://example.test/a.json", "file:///etc/passwd", "other.yaml#/A", "//host/a", "ftp://h/a"],
)
def test_a_reference_out_of_the_document_is_refused_and_not_fetched(reference, monkeypatch):
    def fetched(*_args, **_options):
        raise AssertionError("something was fetched")

    monkeypatch.setattr("urllib.request.urlopen", fetched)
    monkeypatch.setattr("jsonschema_path.retrievers.urlopen", fetched)
    [problem] = validity(minimal({"$ref": reference}))
    assert problem.source == "references" and reference in str(problem.sentence)


def test_an_id_cannot_turn_a_reference_into_a_remote_one(monkeypatch):
    def fetched(*_args, **_options):
        raise AssertionError("something was fetched")

    monkeypatch.setattr("jsonschema_path.retrievers.urlopen", fetched)
    schema = {"$id": "http://127.0.0.1:9/x.json", "properties": {"a": {"$ref": "#/$defs/b"}}}
    assert isinstance(validity(minimal(schema)), tuple)


def test_a_property_called_ref_is_a_property():
    schema = {"type": "object", "properties": {"$ref": {"type": "string"}, "default": {"type": "string"}}}
    assert validity(minimal(schema)) == ()


def test_references_in_a_circle_are_named():
    both = minimal({"$ref": "#/components/schemas/B"})
    both["components"]["schemas"]["B"] = {"$ref": "#/components/schemas/A"}
    assert {problem.source for problem in validity(both)} == {"references"}


def test_a_schema_that_contains_itself_is_valid():
    assert (
        validity(minimal({"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}}})) == ()
    )


def test_a_document_too_deep_is_said_to_be():
    schema: dict = {"type": "string"}
    for _ in range(20_000):
        schema = {"not": schema}
    [problem] = validity(minimal(schema))
    assert "too deeply" in str(problem.sentence)
    while "not" in schema:  # taken apart by hand: Python's own clean-up of it would recurse
        schema = schema["not"]


def test_a_pattern_that_never_ends_is_not_tried():
    assert validity(minimal({"type": "string", "pattern": "^(a+)+$", "default": "a" * 40 + "!"})) == ()


@pytest.mark.parametrize(
    "broken", [{}, {"openapi": "3.1.0"}, {"openapi": "3.0.3", "paths": []}, {"openapi": 3}]
)
def test_a_broken_document_is_a_finding_and_no_crash(broken):
    assert validity(broken)


@pytest.mark.parametrize(
    "paths", [{"/a": []}, {"/a": {"get": []}}, {"/a": {"get": {"parameters": [7]}}}, {"a{b": {}}]
)
def test_a_path_that_makes_no_sense_is_a_finding_and_no_crash(paths):
    assert validity({**minimal({}), "paths": paths})


def test_an_extension_beside_the_paths_is_no_path():
    assert validity({**minimal({"type": "string"}), "paths": {"x-note": "text"}}) == ()
