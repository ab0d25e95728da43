"""Documents that were written badly, or to do harm: they are compared, or refused as too deep."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedapp.core.difference import TooDeep, compare_documents
from seedapp.core.openapi import document
from tests.core.openapi.clinic import CLINIC

from .foreign import FOREIGN
from .planted import document_of, planted

DOCUMENTS = [document(CLINIC, "visits"), document(CLINIC, "visits", openapi="3.0"), FOREIGN]
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None, True, False, 0, -1, 1.5, "", "x", "#/", "#/components/schemas/Visit", [], {}, [[]], [{}],
        [None], {"": {}}, {1: 2}, {"$ref": "#"}, {"$ref": 5},
        {"$ref": "#/components/schemas/Visit"}, {"$ref": "#/components/schemas/Nowhere"},
        {"$ref": "http://elsewhere.test/a"}, {"$ref": "#/components/schemas/V%69sit"},
        {"$ref": "#/paths/~1visits/get"}, [{"$ref": "#/components/schemas/Folder"}],
        {"allOf": [{"$ref": "#/components/schemas/Folder"}, 5]}, {"oneOf": {}}, {"enum": 5},
        {"properties": []}, {"type": ["string", 5, None]}, {"required": 3}, {"exclusiveMinimum": "a"},
    ]
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


PLACES = [places(one) for one in DOCUMENTS]


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """One of the documents with odd values in up to six of its places."""
    number = draw(st.integers(0, len(DOCUMENTS) - 1))
    changed = copy.deepcopy(DOCUMENTS[number])
    for path in draw(st.lists(st.sampled_from(PLACES[number][1:]), min_size=1, max_size=6)):
        place: Any = changed
        try:
            for part in path[:-1]:
                place = place[part]
            if draw(st.booleans()):
                place[path[-1]] = copy.deepcopy(draw(ODD))
            else:
                del place[path[-1]]
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    return changed


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(old=mutated(), new=mutated())
def test_no_document_makes_the_comparison_fail(old, new):
    changes = compare_documents(old, new)

    assert all(str(change.sentence) and str(change.where) for change in changes)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=mutated())
def test_no_document_differs_from_itself(one):
    assert compare_documents(one, copy.deepcopy(one)) == ()


def with_schemas(**schemas: Any) -> dict[str, Any]:
    """`GET /things` answers the first of the schemas."""
    first = {"$ref": f"#/components/schemas/{next(iter(schemas))}"}
    answer = {"description": "Done", "content": {"application/json": {"schema": first}}}
    return {
        "openapi": "3.1.1",
        "info": {"title": "Things", "version": "1"},
        "paths": {"/things": {"get": {"responses": {"200": answer}}}},
        "components": {"schemas": schemas},
    }


def chain(length: int, last: Any, **more: Any) -> dict[str, Any]:
    links = {
        f"A{at}": {"allOf": [{"$ref": f"#/components/schemas/A{at + 1}"}], **more} for at in range(length)
    }
    return with_schemas(**links, **{f"A{length}": last})


def test_a_change_at_the_end_of_a_long_chain_is_found_once():
    [change] = compare_documents(chain(10_000, {"type": "string"}), chain(10_000, {"type": "integer"}))

    assert change.pointer == "/components/schemas/A10000/type"
    assert change.operation == "GET /things"


@pytest.mark.parametrize(
    "loop",
    [
        {"A": {"$ref": "#/components/schemas/A"}},
        {"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}},
        {"A": {"allOf": [{"$ref": "#/components/schemas/A"}, {"type": "object"}]}},
        {"A": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "string"}]}},
        {
            "A": {
                "properties": {"a": {"allOf": [{"$ref": "#/components/schemas/A"}], "properties": {"b": {}}}}
            }
        },
        {"A": {"not": {"$ref": "#/components/schemas/A"}}},
        {"A": {"items": {"$ref": "#/components/schemas/A/items"}}},
    ],
)
def test_a_circle_ends_whatever_it_is_compared_with(loop):
    others = [{"A": {"type": "string"}}, {"C": {"properties": {"a": {"$ref": "#/components/schemas/C"}}}}]
    for other in others:
        assert compare_documents(with_schemas(**loop), with_schemas(**other))
        assert compare_documents(with_schemas(**other), with_schemas(**loop))


def test_circles_of_different_lengths_are_not_compared_pair_by_pair():
    def circle(length, name):
        return with_schemas(
            **{
                f"{name}{at}": {
                    "properties": {"next": {"$ref": f"#/components/schemas/{name}{(at + 1) % length}"}}
                }
                for at in range(length)
            }
        )

    assert len(compare_documents(circle(400, "A"), circle(399, "B"))) < 10


def test_a_percent_encoded_reference_leads_where_it_says():
    def naming(kind, reference):
        found = with_schemas(**{"A b": {"type": kind}})
        schema = found["paths"]["/things"]["get"]["responses"]["200"]["content"]["application/json"]
        schema["schema"] = {"$ref": reference}
        return found

    plain, encoded = "#/components/schemas/A b", "#/components/schemas/A%20b"
    assert compare_documents(naming("string", plain), naming("string", encoded)) == ()
    [change] = compare_documents(naming("string", encoded), naming("integer", encoded))
    assert change.kind == "breaking"


def test_what_stands_beside_a_reference_counts_in_3_1_and_not_in_3_0():
    def beside(version, **words):
        found = with_schemas(A={"properties": {"b": {"$ref": "#/components/schemas/B", **words}}}, B={})
        return {**found, "openapi": version}

    assert compare_documents(beside("3.0.3"), beside("3.0.3", maxLength=3)) == ()
    [change] = compare_documents(beside("3.1.1", maxLength=3), beside("3.1.1"))
    assert change.kind == "breaking"


def test_a_deep_schema_is_refused_by_name():
    schema: Any = {}
    for _ in range(5000):
        schema = {"items": schema}
    with pytest.raises(TooDeep):
        compare_documents(with_schemas(A={}), with_schemas(A=schema))
    with pytest.raises(TooDeep):
        compare_documents(with_schemas(A=schema), with_schemas(A={"items": schema}))


def test_a_component_that_all_share_changes_once_for_five_thousand_operations():
    old = document_of(5000)
    new = copy.deepcopy(old)
    new["components"]["schemas"]["Problem"]["properties"]["status"]["maximum"] = 699

    [change] = compare_documents(old, new)

    assert len(change.touched) == 5000


def test_the_work_grows_no_faster_than_the_document():
    """Counted, not timed: calls of our own code for four times the operations."""
    import sys

    def calls(operations):
        old = document_of(operations)
        new = planted(old)
        counted = 0

        def count(_frame, event, _argument):
            nonlocal counted
            counted += event == "call"

        sys.setprofile(count)
        try:
            compare_documents(old, new)
        finally:
            sys.setprofile(None)
        return counted

    assert calls(1200) < 4.4 * calls(300)
