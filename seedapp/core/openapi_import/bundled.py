"""The document as the rest of the import reads it: every schema under a name that a type may have.

References to schemas lead to `components/schemas` alone; what lay elsewhere (inside another schema, inside a
path) gets a name there. References to other components stay, all others are put in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, count
from typing import Any
from urllib.parse import unquote

from ..naming import is_pascal, pascal
from ..openapi.references import COMPONENT, NAMED_MEMBERS, pointer_of, resolved
from ..wording import N_, say
from .leftovers import Leftover
from .refusals import ImportRefused
from .schema_parts import ONE_SCHEMA, SCHEMAS_BY_NAME, SCHEMAS_IN_A_LIST, is_data

_COMPONENTS = "#/components/"
_DEEPEST_INLINING = 20


def bundled(document: Mapping[str, Any], leftovers: list[Leftover]) -> dict[str, Any]:
    """A copy of a document whose references all lead somewhere (`refusals.refuse_bad_references`)."""
    return _Bundle(document, leftovers).whole()


class _Bundle:
    def __init__(self, document: Mapping[str, Any], leftovers: list[Leftover]) -> None:
        self._document = document
        components = document.get("components")
        schemas = components.get("schemas") if isinstance(components, Mapping) else None
        self._schemas: Mapping[str, Any] = schemas if isinstance(schemas, Mapping) else {}
        self._names = _type_names(self._schemas, leftovers)
        self._taken = {*self._names.values()}
        self._hoisted: dict[str, str] = {}
        self._waiting: list[str] = []
        self._children = _children(self._schemas)

    def whole(self) -> dict[str, Any]:
        result = {key: self._part(value, key) for key, value in self._document.items()}
        named = {self._names[name]: self._schema(one, name) for name, one in self._schemas.items()}
        while self._waiting:
            reference = self._waiting.pop()
            named[self._hoisted[reference]] = self._schema(resolved(self._document, reference))
        if named:
            components = result.get("components")
            result["components"] = {**(components if isinstance(components, dict) else {}), "schemas": named}
        return result

    def _part(self, value: Any, key: str = "", *, names: bool = False, depth: int = 0) -> Any:
        """A part of the document that is no schema; `names`: its members have free names."""
        if not names and key == "schema":
            return self._schema(value)
        if not names and (key == "schemas" or is_data(key)):
            return value
        if isinstance(value, Mapping):
            holds_names = not names and key in NAMED_MEMBERS
            reference = value.get("$ref")
            if isinstance(reference, str) and not holds_names and not _is_component(reference):
                return self._in_place(value, reference, depth)
            return {
                name: self._part(one, str(name), names=holds_names, depth=depth)
                for name, one in value.items()
            }
        if isinstance(value, list | tuple):
            return [self._part(one, depth=depth) for one in value]
        return value

    def _in_place(self, value: Mapping[str, Any], reference: str, depth: int) -> Any:
        if depth >= _DEEPEST_INLINING:
            text = N_(
                "“%(reference)s” leads into itself. Put the part into components and refer to it there."
            )
            raise ImportRefused(say(text, reference=reference[:200]))
        beside = {key: self._part(one, key, depth=depth) for key, one in value.items() if key != "$ref"}
        target = self._part(resolved(self._document, reference), depth=depth + 1)
        return {**target, **beside} if isinstance(target, dict) else target

    def _schema(self, schema: Any, name: str = "") -> Any:
        """`name` is given for the schemas that are components themselves."""
        if not isinstance(schema, Mapping):
            return schema
        result = {key: self._schema_part(key, value) for key, value in schema.items()}
        discriminator = result.get("discriminator")
        if isinstance(discriminator, Mapping):
            result["discriminator"] = self._discriminator(discriminator, schema, name)
        return result

    def _schema_part(self, key: str, value: Any) -> Any:
        if key == "$ref" and isinstance(value, str):
            return COMPONENT + self._name_of(value)
        if is_data(key):
            return value
        if key in SCHEMAS_BY_NAME and isinstance(value, Mapping):
            return {name: self._schema(one) for name, one in value.items()}
        if key in SCHEMAS_IN_A_LIST and isinstance(value, list | tuple):
            return [self._schema(one) for one in value]
        return self._schema(value) if key in ONE_SCHEMA else value

    def _name_of(self, reference: str) -> str:
        name = _component_name(reference)
        if name in self._names:
            return self._names[name]
        if reference not in self._hoisted:
            wanted = pascal(" ".join(reference.rsplit("/", 3)[-3:])) or "Part"
            self._hoisted[reference] = _free(wanted, self._taken)
            self._waiting.append(reference)
        return self._hoisted[reference]

    def _discriminator(
        self, given: Mapping[str, Any], schema: Mapping[str, Any], owner: str
    ) -> dict[str, Any]:
        """The values stay what they are although the schemas that they stood for have other names now."""
        mapping = given.get("mapping") if isinstance(given.get("mapping"), Mapping) else {}
        told = {str(value): self._mapped(target) for value, target in (mapping or {}).items()}
        meant = {_component_name(str(target)) or str(target) for target in (mapping or {}).values()}
        for name in self._choices(schema, owner):
            if name not in meant and self._names[name] != name:
                told[name] = COMPONENT + self._names[name]
        rest = {key: value for key, value in given.items() if key != "mapping"}
        return {**rest, "mapping": told} if told else rest

    def _mapped(self, target: Any) -> Any:
        if not isinstance(target, str):
            return target
        if target in self._names:
            return COMPONENT + self._names[target]
        return COMPONENT + self._name_of(target) if target.startswith("#/") else target

    def _choices(self, schema: Mapping[str, Any], owner: str) -> list[str]:
        """The components that a discriminator chooses among by their names."""
        children = self._children.get(owner, ()) if owner else ()
        choices = [*(schema.get("oneOf") or ()), *(schema.get("anyOf") or ())]
        names = [_component_name(one.get("$ref", "")) for one in choices if isinstance(one, Mapping)]
        return [one for one in (*names, *children) if one in self._names]


def _type_names(schemas: Mapping[str, Any], leftovers: list[Leftover]) -> dict[str, str]:
    """Name in the document → name of the type: PascalCase, each its own."""
    taken = {name for name in schemas if is_pascal(name)}
    names = {name: name for name in taken}
    for name in schemas:
        if name in names:
            continue
        names[name] = _free(pascal(name)[:_LONGEST_NAME] or "Type", taken)
        text = N_(
            "The schema “%(before)s” is called %(after)s here: names of types are written in PascalCase."
        )
        place = pointer_of("components", "schemas", name)
        leftovers.append(Leftover(place, say(text, before=name, after=names[name])))
    return names


_LONGEST_NAME = 100


def _free(name: str, taken: set[str]) -> str:
    name = name if is_pascal(name) else "Type" + name
    free = next(one for one in chain([name], (f"{name}{n}" for n in count(2))) if one not in taken)
    taken.add(free)
    return free


def _children(schemas: Mapping[str, Any]) -> dict[str, list[str]]:
    """Name → names of the schemas that are all of it and more."""
    found: dict[str, list[str]] = {}
    for name, schema in schemas.items():
        parts = schema.get("allOf") if isinstance(schema, Mapping) else None
        for part in parts if isinstance(parts, list | tuple) else ():
            if isinstance(part, Mapping):
                found.setdefault(_component_name(part.get("$ref", "")), []).append(name)
    return found


def _is_component(reference: str) -> bool:
    """Whether a reference leads to a component as a whole, one that is no schema."""
    parts = reference.removeprefix(_COMPONENTS).split("/")
    return reference.startswith(_COMPONENTS) and len(parts) == 2 and parts[0] != "schemas"


def _component_name(reference: Any) -> str:
    """The name of the schema component that a reference leads to; "" when it leads elsewhere."""
    place = unquote(reference) if isinstance(reference, str) else ""
    if not place.startswith(COMPONENT) or place.count("/") != COMPONENT.count("/"):
        return ""
    return place.removeprefix(COMPONENT).replace("~1", "/").replace("~0", "~")
