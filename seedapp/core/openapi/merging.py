"""What a design keeps of a document that has no form, merged over what is built from the forms.

The rules are those of JSON Merge Patch (RFC 7396): mappings are merged member by member, a null removes a
member, anything else replaces what is there. Three things are different, because OpenAPI is:

- `content`, `schema` and whatever is or becomes a `$ref` are replaced whole: half of one and half of another
  is neither. So are the named members of `components`, except `{}`, which only asks for the component.
- Parameters, and the tags of a document, are lists of things with names: each replaces the one it names, or
  is added. A parameter with `x-seed-removed: true` is removed.
- Extensions and data (`example`, `default`, …) may be null; there a null is a value.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

REMOVED = "x-seed-removed"
REPLACED_WHOLE = ("content", "schema")
LITERAL = frozenset({
    "content", "schema", "schemas", "example", "examples", "default", "value", "enum", "const",
})  # fmt: skip


def merged(built: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """A new mapping: `built` with `added` over it."""
    result = dict(built)
    for key, value in added.items():
        own = result.get(key)
        if value is None and not is_literal(key):
            result.pop(key, None)
        elif isinstance(own, Mapping) and isinstance(value, Mapping) and not _is_whole(key, own, value):
            result[key] = merged(own, value)
        elif isinstance(own, list) and isinstance(value, list | tuple) and key in _IDENTITIES:
            result[key] = _merged_list(own, value, _IDENTITIES[key])
        else:
            result[key] = without_nulls(value, key)
    return result


def merged_components(built: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Components by kind and name, each replaced whole; `{}` leaves what is built as it is."""
    result = {kind: dict(named) for kind, named in built.items()}
    for kind, named in added.items():
        if not isinstance(named, Mapping):
            result[kind] = copy.deepcopy(named)
            continue
        of_kind = result.setdefault(kind, {})
        for name, value in named.items():
            if value is None:
                of_kind.pop(name, None)
            elif value != {} or name not in of_kind:
                of_kind[name] = copy.deepcopy(value)
    return {kind: named for kind, named in result.items() if named}


def merged_tags(built: list[dict[str, Any]], added: Any) -> list[Any]:
    """The tags that are added, in their order, then those that only operations name."""
    added = list(added) if isinstance(added, list | tuple) else []
    names = {str(one.get("name")) for one in added if isinstance(one, Mapping)}
    return [*copy.deepcopy(added), *(one for one in built if one["name"] not in names)]


def is_literal(key: str) -> bool:
    """Whether a null under this key is a value and removes nothing."""
    return key in LITERAL or key.startswith("x-")


def without_nulls(value: Any, key: str = "") -> Any:
    """A copy of what is put where nothing was: there is nothing that its nulls could remove."""
    if is_literal(key):
        return copy.deepcopy(value)
    if isinstance(value, Mapping):
        return {
            name: without_nulls(member, str(name))
            for name, member in value.items()
            if member is not None or is_literal(str(name))
        }
    if isinstance(value, list | tuple):
        return [without_nulls(one) for one in value if not _is_removal(one)]
    return value


def _is_whole(key: str, own: Mapping[str, Any], value: Mapping[str, Any]) -> bool:
    return key in REPLACED_WHOLE or "$ref" in own or "$ref" in value


def _merged_list(
    own: list[Any], added: list[Any] | tuple[Any, ...], identity: Callable[[Any], Any]
) -> list[Any]:
    replaced = {identity(one): one for one in added}
    kept = [replaced.pop(identity(one), one) for one in own]
    return [copy.deepcopy(one) for one in (*kept, *replaced.values()) if not _is_removal(one)]


def _is_removal(one: Any) -> bool:
    return isinstance(one, Mapping) and one.get(REMOVED) is True


def parameter_identity(parameter: Any) -> tuple[str, str]:
    """A parameter is known by its place and name (OpenAPI, Parameter Object)."""
    if not isinstance(parameter, Mapping):
        return ("", repr(parameter))
    place, name = str(parameter.get("in", parameter.get("$ref", ""))), str(parameter.get("name", ""))
    return (place, name.casefold() if place == "header" else name)


_IDENTITIES: Mapping[str, Callable[[Any], Any]] = {"parameters": parameter_identity}
