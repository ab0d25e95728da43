"""Whether values fit the schemas of a document: each schema with what it reaches and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import jsonschema_rs

from .references import component_names_in, depth_of

DEEPEST_VALUE = 100
_MOST_MISFITS = 5
_FEW = 64
_ANNOTATIONS = frozenset({"description", "title", "example", "examples", "default", "deprecated"})


class Fitting:
    """Validators for the schemas of one document, each made once.

    One validator over all components would be asked for every value: time and memory would grow with the
    square of the document. `with_patterns`: patterns count, run by an engine that takes linear time.
    """

    def __init__(self, document: Mapping[str, Any], *, with_patterns: bool = True) -> None:
        components = document.get("components", {})
        self._schemas: Mapping[str, Any] = components.get("schemas", {})
        self._is_3_0 = str(document.get("openapi", "")).startswith("3.0")
        self._with_patterns = with_patterns
        self._reached: dict[str, frozenset[str]] = {}
        self._validators: dict[str, Any] = {}

    def misfits(self, value: Any, schema: Mapping[str, Any]) -> list[str]:
        """What keeps the value from being valid, in English; nothing where that cannot be found out."""
        if depth_of(value) > DEEPEST_VALUE:
            return ["It is nested too deeply."]
        validator = self._validator(schema)
        if validator is None or validator.is_valid(value):
            return []
        return [error.message for error in islice(validator.iter_errors(value), _MOST_MISFITS)]

    def doubts(self, pairs: Sequence[tuple[Any, Mapping[str, Any]]]) -> list[bool]:
        """For each value and its schema whether `misfits` has to be asked: many are tried at once, and if all
        of them fit, none is in doubt. Of version 3.1, and of schemas that refer to components only."""
        alike: dict[str, _Alike] = {}
        for at, (value, schema) in enumerate(pairs):
            bare = _bare(schema)
            alike.setdefault(repr(bare), _Alike(bare, [], [])).add(at, value)
        in_doubt = [False] * len(pairs)
        for one in self._doubtful(list(alike.values())):
            for at in one.places:
                in_doubt[at] = True
        return in_doubt

    def _doubtful(self, alike: list[_Alike]) -> Iterator[_Alike]:
        """All are tried at once; where some do not fit, a few at once tell which may be meant."""
        if not self._all_fit(alike, self._schemas):
            for start in range(0, len(alike), _FEW):
                few = alike[start : start + _FEW]
                if not self._all_fit(few, self._reached_from([one.schema for one in few])):
                    yield from few

    def _all_fit(self, alike: list[_Alike], schemas: Mapping[str, Any]) -> bool:
        """Whether all values fit their schemas, as far as that can be told."""
        together = {"prefixItems": [{"items": one.schema} for one in alike]}
        validator = self._compiled({**together, "components": {"schemas": schemas}})
        values = [one.values for one in alike]
        if validator is None or depth_of(values) > DEEPEST_VALUE:
            return False
        try:
            return bool(validator.is_valid(values))
        except ValueError:  # a value that JSON does not know
            return False

    def _validator(self, schema: Mapping[str, Any]) -> Any:
        bare = _bare(schema)
        key = repr(bare)
        if key not in self._validators:
            self._validators[key] = self._made(bare)
        return self._validators[key]

    def _made(self, schema: dict[str, Any]) -> Any:
        bundle: dict[str, Any] = {**schema, "components": {"schemas": self._reached_from(schema)}}
        if self._is_3_0:
            bundle = _with_nulls(bundle)
        compiled = self._compiled(bundle) if self._with_patterns else None
        # The engine does not know every pattern: without them the rest can still be checked.
        return compiled or self._compiled(without_patterns(bundle))

    def _compiled(self, bundle: dict[str, Any]) -> Any:
        kind = jsonschema_rs.Draft4Validator if self._is_3_0 else jsonschema_rs.Draft202012Validator
        try:
            return kind(
                bundle,
                pattern_options=jsonschema_rs.RegexOptions(),
                retriever=_refuse,
                validate_formats=True,
            )
        except (ValueError, jsonschema_rs.ReferencingError):
            return None

    def _reached_from(self, schema: Any) -> dict[str, Any]:
        """The components that a schema, or a list of them, refers to, and those that these refer to."""
        found: set[str] = set()
        waiting = list(component_names_in(schema))
        while waiting:
            name = waiting.pop()
            if name not in found and name in self._schemas:
                found.add(name)
                if name not in self._reached:
                    self._reached[name] = frozenset(component_names_in(self._schemas[name]))
                waiting += self._reached[name]
        return {name: self._schemas[name] for name in sorted(found)}


@dataclass
class _Alike:
    """The values of one schema, and which pairs they came from."""

    schema: dict[str, Any]
    values: list[Any]
    places: list[int]

    def add(self, at: int, value: Any) -> None:
        self.values.append(value)
        self.places.append(at)


def _bare(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in schema.items() if key not in _ANNOTATIONS}


def without_patterns(value: Any) -> Any:
    """A copy without `pattern`: a pattern of a stranger, tried on a value, could run for ever."""
    if isinstance(value, Mapping):
        return {
            key: without_patterns(member)
            for key, member in value.items()
            if key != "pattern" or not isinstance(member, str)
        }
    if isinstance(value, list | tuple):
        return [without_patterns(member) for member in value]
    return value


def _with_nulls(value: Any) -> Any:
    """A schema of 3.0 with `nullable` said as JSON Schema says it."""
    if isinstance(value, Mapping):
        members = {key: _with_nulls(member) for key, member in value.items()}
        if members.get("nullable") is True and isinstance(members.get("type"), str):
            members["type"] = [members["type"], "null"]
        return members
    return [_with_nulls(one) for one in value] if isinstance(value, list | tuple) else value


def _refuse(uri: str) -> Any:
    raise ValueError(f"{uri} is not fetched")
