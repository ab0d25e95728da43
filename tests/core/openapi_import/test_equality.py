"""The definition of equality sees each difference that matters, and none that does not."""

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from seedapp.core.yaml_text import load_plain

from .equality import differences

DOCUMENTS = Path(__file__).parent / "documents"
NAMES = ["payments.yaml", "maps.yaml", "mail.json", "source_hosting.yaml", "identity.yaml", "logistics.yaml"]
# What means the same when it is left out: by the specification, or because nothing leads there.
SAID_ANYWAY = [
    ("required", False), ("style", "form"), ("explode", False), ("explode", True), ("tags", []),
    ("security", []), ("card", "#/components/schemas/card"),
]  # fmt: skip
NOT_MEANT = {("openapi",), ("x-exercises",), ("components", "schemas", "issue/query", "type")}


def members(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every member of every mapping."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield (*place, key)
            yield from members(one, (*place, key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from members(one, (*place, at))


def without(document: Any, place: tuple[Any, ...]) -> tuple[Any, Any]:
    """A copy without the member, and what it was."""
    changed = copy.deepcopy(document)
    holder = changed
    for part in place[:-1]:
        holder = holder[part]
    return changed, holder.pop(place[-1])


def told_apart(original: Any, changed: Any) -> bool:
    try:
        return differences(original, changed) != []
    except (KeyError, TypeError, AttributeError):
        return True  # it is no document any more


@pytest.mark.parametrize("name", NAMES)
def test_every_member_that_is_taken_away_is_missed(name):
    original = load_plain((DOCUMENTS / name).read_text(encoding="utf-8"))
    unseen = []
    for place in members(original):
        changed, was = without(original, place)
        if not told_apart(original, changed) and (place[-1], was) not in SAID_ANYWAY:
            unseen.append(place)
    assert [place for place in unseen if place not in NOT_MEANT] == []


def test_a_document_is_equal_to_itself():
    for path in DOCUMENTS.iterdir():
        document = load_plain(path.read_text(encoding="utf-8"))
        assert differences(document, document) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        (
            {"type": "integer", "minimum": 0, "exclusiveMinimum": True},
            {"type": "integer", "exclusiveMinimum": 0},
        ),
        (
            {"type": "string", "format": "binary"},
            {"type": "string", "contentMediaType": "application/octet-stream"},
        ),
        ({"type": "string", "example": "a"}, {"type": "string", "examples": ["a"]}),
    ],
)
def test_a_schema_of_3_0_is_equal_to_what_3_1_says_for_it(before, after):
    old, new = (
        {"openapi": version, "info": {}, "paths": {}, "components": {"schemas": {"A": schema}}}
        for version, schema in (("3.0.3", before), ("3.1.0", after))
    )
    assert differences(old, new) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "integer", "format": "int32"}, {"type": "integer", "format": "int64"}),
        ({"type": "integer"}, {"type": "integer", "format": "int64"}),
        ({"enum": [1]}, {"enum": [True]}),
        ({"type": "object"}, {"type": "object", "additionalProperties": False}),
        (
            {"oneOf": [{"type": "string"}, {"type": "null"}]},
            {"anyOf": [{"type": "string"}, {"type": "null"}]},
        ),
    ],
)
def test_schemas_that_mean_different_things_are_told_apart(before, after):
    old, new = (
        {"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"A": schema}}}
        for schema in (before, after)
    )
    assert differences(old, new) != []
