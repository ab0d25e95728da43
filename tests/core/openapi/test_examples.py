"""Every example of every document fits its schema."""

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedapp.core.design import BASIC_TYPES, DataType, Field, Http, Operation, Response
from seedapp.core.openapi import document

from .clinic import VISIT_ID, with_operation
from .test_document import DESIGNS


def examples_in(value: Any, at: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Where, schema and example, of media types, parameters, headers and schemas."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from examples_in(one, f"{at}/{number}")
    if not isinstance(value, dict):
        return
    if isinstance(value.get("schema"), dict):
        if "example" in value:
            yield at, value["schema"], value["example"]
        for name, one in value.get("examples", {}).items():
            yield f"{at}/{name}", value["schema"], one["value"]
    elif isinstance(value.get("examples"), list):
        for one in value["examples"]:
            yield at, {key: part for key, part in value.items() if key != "examples"}, one
    for key, member in value.items():
        if key not in ("example", "examples"):
            yield from examples_in(member, f"{at}/{key}")


def misfits(built: dict[str, Any]) -> list[str]:
    found = []
    for at, schema, example in examples_in(built):
        bundle = {**schema, "components": built["components"]}
        validator = jsonschema_rs.Draft202012Validator(bundle, validate_formats=True)
        found += [f"{at}: {error.message}" for error in validator.iter_errors(example)]
    return found


@pytest.mark.parametrize("name", DESIGNS)
def test_examples_fit_their_schemas(name):
    built = document(DESIGNS[name], "visits")
    assert misfits(built) == []


def test_there_are_examples_to_fit():
    assert len(list(examples_in(document(DESIGNS["clinic"], "visits")))) > 20


names = st.sampled_from(
    [
        "bike_id",
        "latitude",
        "price",
        "number_of_seats",
        "currency",
        "battery_percent",
        "note",
        "email",
        "이름",
        "x",
    ]
)
types = st.sampled_from([*BASIC_TYPES, "Colour", "Shape", "Raw", "Gone"]).flatmap(
    lambda one: st.sampled_from([one, one + "[]", one + "[][]"])
)
given_examples = (
    st.none()
    | st.integers()
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.text(max_size=12)
    | (st.lists(st.integers(), max_size=2) | st.dictionaries(st.text(max_size=3), st.integers(), max_size=2))
)
fields = st.lists(
    st.builds(Field, name=names, type=types, required=st.booleans(), example=given_examples),
    max_size=5,
    unique_by=lambda one: one.name,
).map(tuple)


@settings(max_examples=60, deadline=None)
@given(fields, fields, fields)
def test_examples_of_any_fields_fit_their_schemas(inputs, answered, inner):
    shape = [
        one for one in (*inner, Field("again", "Shape[]", required=False)) if not one.type.startswith("Gone")
    ]
    types = (
        DataType("Colour", values=("RED", "no")),
        DataType("Shape", fields=tuple(shape)),
        DataType("Raw", schema={"type": "integer", "minimum": 7, "multipleOf": 2}),
        DataType("Gone", fields=(Field("never", "Gone"),)),
    )
    operation = Operation(
        "changeVisit",
        "visits",
        "action",
        inputs=(VISIT_ID, *inputs),
        response=Response(fields=answered),
        http=Http("PATCH", "/visits/{visit_id}", 200),
    )
    assert misfits(document(with_operation(operation, *types), "visits")) == []
