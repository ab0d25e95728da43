"""Whether a part of a document that was built here says what a part of the imported document says.

What is built may say more to readers (descriptions, examples, the thread of `x-seed-…`), and may refer to a
component where the original wrote in place, or the other way round. All else must be equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..openapi.contract import Contract
from ..openapi.made import build_named
from ..openapi.references import COMPONENT, NAMED_MEMBERS, resolved
from .schema_parts import is_data

PROSE = frozenset({"description", "summary", "example", "examples"})
_UNORDERED = frozenset({"required", "type"})
_LONGEST_CHAIN = 20
# What is absent means the same as this.
_ABSENT: Mapping[str, Any] = {"required": False, "deprecated": False, "tags": [], "parameters": []}


class Sameness:
    """`built_component` gives what a reference of the built document leads to, None when nowhere."""

    def __init__(self, built_component: Callable[[str], Any], imported: Mapping[str, Any]) -> None:
        self._built_component = built_component
        self._imported = imported
        self._assumed: dict[tuple[str, str | int], bool] = {}

    def same(self, built: Any, wanted: Any, key: str = "", *, names: bool = False) -> bool:
        """`key` is the name of the member that holds the two; `names`: it stands under a free name."""
        if not names and is_data(key):
            return equal(built, wanted)
        if isinstance(built, bool) or isinstance(wanted, bool):
            return equal(_plain_schema(built), _plain_schema(wanted))
        if isinstance(built, Mapping) and isinstance(wanted, Mapping):
            if "$ref" in built or "$ref" in wanted:
                return self._same_targets(built, wanted)
            return self._same_members(built, wanted, holds_names=not names and key in NAMED_MEMBERS)
        if isinstance(built, list | tuple) and isinstance(wanted, list | tuple):
            return self._same_lists(built, wanted, "" if names else key)
        return equal(built, wanted)

    def _same_lists(self, built: Any, wanted: Any, key: str) -> bool:
        if len(built) != len(wanted):
            return False
        if key in _UNORDERED and all(isinstance(one, str) for one in (*built, *wanted)):
            return sorted(built) == sorted(wanted)
        return all(self.same(one, other) for one, other in zip(built, wanted, strict=True))

    def _same_members(
        self, built: Mapping[str, Any], wanted: Mapping[str, Any], *, holds_names: bool
    ) -> bool:
        for key, value in wanted.items():
            if key in built:
                if not self.same(built[key], value, str(key), names=holds_names):
                    return False
            elif holds_names or key not in _ABSENT or not equal(_ABSENT[key], value):
                return False
        return all(
            key in wanted or (not holds_names and may_be_added(key, value, wanted))
            for key, value in built.items()
        )

    def _same_targets(self, built: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
        """Either is a reference, perhaps with prose beside it that counts instead of the target's own."""
        own, other = self._target(built, self._built_component), self._target(wanted, self._wanted_component)
        if own is None or other is None:
            return False
        told = {key: value for key, value in built.items() if key in PROSE and "$ref" in built}
        meant = {key: _of(wanted, key) or _of(other, key) for key in PROSE}
        if any(value and not equal(told.get(key, _of(own, key)), value) for key, value in meant.items()):
            return False
        if built.get("$ref") == wanted.get("$ref") and str(built.get("$ref")).startswith(COMPONENT):
            return True
        if "$ref" not in wanted and told and isinstance(other, Mapping):
            other = {key: value for key, value in other.items() if key not in PROSE}
        return self._same_once(built, own, wanted, other)

    def _same_once(self, built: Mapping[str, Any], own: Any, wanted: Mapping[str, Any], other: Any) -> bool:
        """Of what refers to itself one round tells all."""
        if "$ref" not in built:
            return self.same(own, other)
        pair = (str(built["$ref"]), str(wanted["$ref"]) if "$ref" in wanted else id(wanted))
        if pair not in self._assumed:
            self._assumed[pair] = True
            self._assumed[pair] = self.same(own, other)
        return self._assumed[pair]

    def _target(self, value: Mapping[str, Any], component: Callable[[str], Any]) -> Any:
        """What stands at the end of the references; None where more than prose stands beside one."""
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(value, Mapping) or "$ref" not in value:
                return value
            if not set(value) <= {"$ref", *PROSE}:
                return None
            value = component(str(value["$ref"]))
        return None

    def _wanted_component(self, reference: str) -> Any:
        try:
            return resolved(self._imported, reference)
        except KeyError:
            return None


def sameness_of(contract: Contract, document: Mapping[str, Any]) -> Sameness:
    """Of what a contract builds with what a document says."""
    cache: dict[str, Any] = {}

    def component(reference: str) -> Any:
        if reference not in cache:
            name = reference.removeprefix("#/components/").partition("/")[2]
            is_schema = reference.startswith(COMPONENT)
            cache[reference] = build_named(contract, name) if is_schema else contract.responses.get(name)
        return cache[reference]

    return Sameness(component, document)


def may_be_added(key: str, value: Any, wanted: Mapping[str, Any]) -> bool:
    """Whether a member may stand in what is built although the original has none of its name."""
    if key in ("example", "examples"):
        return "example" not in wanted and "examples" not in wanted
    return key in PROSE or key.startswith("x-seed-") or (key in _ABSENT and equal(_ABSENT[key], value))


def equal(one: Any, other: Any) -> bool:
    """Equality of JSON: true is not 1, 1 is 1.0, and lists are lists whatever holds them."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(equal(value, other[key]) for key, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(equal, one, other))
    return bool(one == other)


def _plain_schema(value: Any) -> Any:
    """`{}` and `{"not": {}}` as the booleans that mean the same."""
    if value == {}:
        return True
    return False if value == {"not": {}} else value


def _of(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, Mapping) else None
