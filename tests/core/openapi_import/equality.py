"""When two OpenAPI documents are semantically equal: for a client and for a reader they say the same.

`differences(original, exported)` names the places where an export does not say what its original says; two
documents are semantically equal when there are none. It is written apart from the import on purpose and
shares no code with it, save for the decision which HTML is harmless.

Said alike on both sides
- References are followed to what they lead to; a circle, until the same pair of places comes again.
- 3.0 is said as 3.1 says it: `nullable`, exclusive bounds, `example` of a schema, `format: binary`. What
  stands beside `$ref` in 3.0 is ignored there by the specification, so it is left out.
- What is said by leaving it out is written down: `required: false`, `deprecated: false`, `style` and
  `explode` of parameters, `security` of operations (the root's where they have none), parameters of a path
  in each operation, the server `/`.
- `{}` and `true`, `{"not": {}}` and `false` are the same schema, `anyOf`, `oneOf` and `allOf` of one thing
  are that thing. The order of `required`, of a `type` list and of parameters means nothing.

Ignored, each with its reason
- The order of keys: objects of JSON have none.
- Names of components, and whether something is a component at all: nobody outside of the file sees them,
  except the names of security schemes, which are compared, and those that a discriminator makes visible,
  which are compared as the values that they give. A component to which nothing refers must be there by its
  name.
- Descriptions, summaries and examples that the export has where the original has none: they contradict
  nothing. One that the original has must be there, word for word (white space at its ends apart).
- An `operationId` where the original has none: it is on no wire, and links and comments need a name.
- Tags at the root after those of the original: they are declared because operations name them.
- `x-seed-…`: they are ours, say where a part comes from, and no client reads them.
- HTML in descriptions, which the export shows as text: a document of ours runs nothing in its readers'
  pages.
- The version's last digit: 3.1.0 and 3.1.1 are the same language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from seedapp.core.openapi.prose import without_html

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
PROSE = ("description", "summary", "example", "examples")
_DATA = ("enum", "const", "default", "example", "examples", "value")
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_MAPS_OF_SCHEMAS = ("properties", "patternProperties", "$defs", "dependentSchemas")
_LISTS_OF_SCHEMAS = ("allOf", "oneOf", "anyOf", "prefixItems")
_SCHEMAS = (
    "items", "not", "if", "then", "else", "contains", "propertyNames", "additionalProperties",
    "unevaluatedItems", "unevaluatedProperties", "contentSchema",
)  # fmt: skip
_MAPS_OF_PARTS = (
    "headers",
    "content",
    "encoding",
    "links",
    "callbacks",
    "responses",
    "examples",
    "variables",
)


def differences(original: Mapping[str, Any], exported: Mapping[str, Any]) -> list[str]:
    """The places where the two do not say the same, as sentences; none when they are semantically equal."""
    return [*_Comparison(_Reader(original), _Reader(exported)).of_documents()]


class _Reader:
    """One document, read in the form of 3.1, with its references followed on demand."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.is_3_0 = str(document["openapi"]).startswith("3.0")

    def followed(self, value: Any) -> Any:
        """The end of a chain of references, with what stands beside a reference (3.1) over it."""
        beside: dict[str, Any] = {}
        for _ in range(50):
            if not isinstance(value, Mapping) or not isinstance(value.get("$ref"), str):
                break
            if not self.is_3_0:
                beside = {**{key: one for key, one in value.items() if key != "$ref"}, **beside}
            value = self.at(value["$ref"])
        return {**value, **beside} if beside and isinstance(value, Mapping) else value

    def at(self, reference: str) -> Any:
        place: Any = self.document
        for part in unquote(reference.removeprefix("#")).split("/")[1:]:
            part = part.replace("~1", "/").replace("~0", "~")
            place = place[int(part)] if isinstance(place, list) else place[part]
        return place

    def schema(self, value: Any) -> Any:
        """A schema with its references followed at the top, as 3.1 says it; its parts as they are."""
        value = value if isinstance(value, bool) else self._beside_reference(value)
        if isinstance(value, bool):
            return {} if value else {"not": {}}
        value = self._said_as_3_1(dict(value)) if self.is_3_0 else dict(value)
        for key in ("anyOf", "oneOf", "allOf"):
            only = value.get(key)
            rest = {name: one for name, one in value.items() if name != key}
            if isinstance(only, list) and len(only) == 1 and not set(rest) - {"description", "title"}:
                inner = self.schema(only[0])
                return {**inner, **rest}
        if value.get("required") == []:
            del value["required"]
        return value

    def _beside_reference(self, value: Mapping[str, Any]) -> Any:
        """Prose beside a reference counts instead of the target's; more than prose is one more condition."""
        if not isinstance(value.get("$ref"), str):
            return value
        beside = {key: one for key, one in value.items() if key != "$ref"}
        if self.is_3_0 or not beside or set(beside) <= {*PROSE, "title"}:
            return self.followed(value)
        return {"allOf": [{"$ref": value["$ref"]}], **beside}

    def _said_as_3_1(self, schema: dict[str, Any]) -> dict[str, Any]:
        for flag, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if isinstance(schema.get(flag), bool):
                is_exclusive = schema.pop(flag)
                if is_exclusive and bound in schema:
                    schema[flag] = schema.pop(bound)
        if "example" in schema:
            schema["examples"] = [schema.pop("example")]
        if schema.get("type") == "string" and schema.get("format") == "binary":
            del schema["format"]
            schema["contentMediaType"] = "application/octet-stream"
        if schema.pop("nullable", False) is True:
            schema = self._with_null(schema)
        return schema

    def _with_null(self, schema: dict[str, Any]) -> dict[str, Any]:
        if isinstance(schema.get("type"), str):
            schema["type"] = [schema["type"], "null"]
            if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
                schema["enum"] = [*schema["enum"], None]
            return schema
        told: dict[str, Any] = {key: schema.pop(key) for key in ("description", "title") if key in schema}
        return {**told, "anyOf": [schema, {"type": "null"}]}


class _Comparison:
    def __init__(self, original: _Reader, exported: _Reader) -> None:
        self.original, self.exported = original, exported
        self._seen: set[tuple[str, str]] = set()

    def of_documents(self) -> Iterator[str]:
        one, other = self.original.document, self.exported.document
        yield from self.part(one.get("info", {}), other.get("info", {}), "info")
        for key, absent in (("servers", [{"url": "/"}]), ("externalDocs", None), ("jsonSchemaDialect", None)):
            yield from self.part(one.get(key) or absent, other.get(key) or absent, key)
        if one.get("security"):
            yield from self.data(one["security"], other.get("security"), "security")
        yield from self.tags(one.get("tags") or [], other.get("tags") or [])
        yield from self.paths(one.get("paths") or {}, other.get("paths") or {}, "paths")
        yield from self.paths(one.get("webhooks") or {}, other.get("webhooks") or {}, "webhooks")
        yield from self.components(one.get("components") or {}, other.get("components") or {})
        yield from self.extensions(one, other, "")

    def tags(self, one: Any, other: Any) -> Iterator[str]:
        """The tags that the original declares, in its order; further ones may come after them."""
        names = [tag["name"] for tag in one]
        if [tag["name"] for tag in other][: len(names)] != names:
            yield f"tags: {names} is {[tag['name'] for tag in other]}"
        else:
            yield from self.part(one, other[: len(names)], "tags")

    def paths(self, one: Any, other: Any, place: str) -> Iterator[str]:
        yield from self.same_names(one, other, place)
        for path in one.keys() & other.keys():
            if path.startswith("x-"):
                yield from self.data(one[path], other[path], f"{place} {path}")
            else:
                yield from self.path_item(one[path], other[path], f"{place} {path}")

    def path_item(self, one: Any, other: Any, place: str) -> Iterator[str]:
        one, other = self.original.followed(one), self.exported.followed(other)
        mine, theirs = ({key for key in item if key in METHODS} for item in (one, other))
        if mine != theirs:
            yield f"{place}: {sorted(mine)} is {sorted(theirs)}"
        mine_beside, theirs_beside = (
            {key: value for key, value in item.items() if key not in (*METHODS, "parameters")}
            for item in (one, other)
        )
        yield from self.part(mine_beside, theirs_beside, place)
        for method in sorted(mine & theirs):
            yield from self.operation(one, other, method, f"{place} {method}")

    def operation(self, one: Any, other: Any, method: str, place: str) -> Iterator[str]:
        first, second = _operation(self.original, one, method), _operation(self.exported, other, method)
        if "operationId" not in first:
            second.pop("operationId", None)
        yield from self.part(first.pop("parameters"), second.pop("parameters"), f"{place} parameters")
        yield from self.part(first, second, place)

    def components(self, one: Any, other: Any) -> Iterator[str]:
        mine, theirs = (kinds.get("securitySchemes") or {} for kinds in (one, other))
        yield from self.part(mine, theirs, "components securitySchemes", names=True)
        for kind in one:
            if kind.startswith("x-"):
                yield from self.data(one[kind], other.get(kind), f"components {kind}")
                continue
            for name in _unused(self.original.document, kind, one[kind]) if kind != "securitySchemes" else ():
                yield from self.unused(kind, name, one[kind][name], other)

    def unused(self, kind: str, name: str, one: Any, other: Any) -> Iterator[str]:
        """An unused component is there under its name; that of a schema may have become PascalCase."""
        there = other.get(kind) or {}
        alike = {_bare(found): found for found in there}
        found = name if name in there else alike.get(_bare(name))
        if found is None:
            yield f"components {kind} {name}: is gone"
        elif kind == "schemas":
            yield from self.schema(one, there[found], f"components {kind} {name}")
        else:
            yield from self.part(one, there[found], f"components {kind} {name}")

    def part(self, one: Any, other: Any, place: str, key: str = "", *, names: bool = False) -> Iterator[str]:
        """Any part that is no schema. `key` is its member's name, `names`: its members have free names."""
        if key == "schema":
            yield from self.schema(one, other, place)
            return
        if (
            key in ("parameters", "value", "requestBody")
            and not isinstance(one, Mapping)
            and " links " in place
        ):
            yield from self.data(one, other, place)
            return
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            one, other = self.original.followed(one), self.exported.followed(other)
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            yield from self.members(_told(one, key), _told(other, key), place, names=names)
        elif isinstance(one, list) and isinstance(other, list):
            if len(one) != len(other):
                yield f"{place}: {len(one)} of them are {len(other)}"
            for at, (mine, theirs) in enumerate(zip(one, other, strict=False)):
                yield from self.part(mine, theirs, f"{place} {at}")
        else:
            yield from self.data(one, other, place)

    def members(self, one: Any, other: Any, place: str, *, names: bool) -> Iterator[str]:
        for key, value in one.items():
            at = f"{place} {key}"
            if key.startswith("x-seed-"):
                continue
            if key not in other:
                yield f"{at}: is gone"
            elif not names and (
                key.startswith("x-") or key in ("example", "value", "default", "enum", "mapping")
            ):
                yield from self.data(value, other[key], at)
            elif not names and key == "callbacks":
                yield from self.callbacks(value, other[key], at)
            elif not names and key in ("description", "summary"):
                yield from self.prose(value, other[key], at)
            else:
                inner = "" if names else key
                yield from self.part(value, other[key], at, inner, names=not names and key in _MAPS_OF_PARTS)
        for key in other.keys() - one.keys():
            if names or not (key in PROSE or key.startswith("x-seed-")):
                yield f"{place} {key}: is added"

    def callbacks(self, one: Any, other: Any, place: str) -> Iterator[str]:
        yield from self.same_names(one, other, place)
        for name in one.keys() & other.keys():
            mine, theirs = self.original.followed(one[name]), self.exported.followed(other[name])
            yield from self.paths(mine, theirs, f"{place} {name}")

    def schema(self, one: Any, other: Any, place: str) -> Iterator[str]:
        pair = (json.dumps(one, sort_keys=True), json.dumps(other, sort_keys=True))
        if pair in self._seen:  # a circle has been closed
            return
        self._seen.add(pair)
        one, other = self.original.schema(one), self.exported.schema(other)
        for key, value in one.items():
            at = f"{place} {key}"
            if key not in other:
                yield f"{at}: is gone"
            else:
                yield from self.keyword(key, value, other[key], at, one, other)
        for key in other.keys() - one.keys():
            if key not in PROSE and not key.startswith("x-seed-") and key != "discriminator":
                yield f"{place} {key}: is added"

    def keyword(
        self, key: str, one: Any, other: Any, place: str, whole: Any, other_whole: Any
    ) -> Iterator[str]:
        if key == "description":
            yield from self.prose(one, other, place)
        elif key == "discriminator":
            yield from self.discriminator(one, other, whole, other_whole, place)
        elif key in _MAPS_OF_SCHEMAS:
            yield from self.same_names(one, other, place)
            for name in one.keys() & other.keys():
                yield from self.schema(one[name], other[name], f"{place} {name}")
        elif key in _LISTS_OF_SCHEMAS:
            if len(one) != len(other):
                yield f"{place}: {len(one)} of them are {len(other)}"
            for at, (mine, theirs) in enumerate(zip(one, other, strict=False)):
                yield from self.schema(mine, theirs, f"{place} {at}")
        elif key in _SCHEMAS:
            yield from self.schema(one, other, place)
        elif key in ("required", "type") and isinstance(one, list) and isinstance(other, list):
            yield from self.data(sorted(one), sorted(other), place)
        else:
            yield from self.data(one, other, place)

    def discriminator(self, one: Any, other: Any, whole: Any, other_whole: Any, place: str) -> Iterator[str]:
        """The property, and for each value that it may have the schema that it stands for."""
        mine = _chosen(self.original, one, whole)
        theirs = _chosen(self.exported, other, other_whole)
        yield from self.data(one.get("propertyName"), other.get("propertyName"), place)
        yield from self.same_names(mine, theirs, place)
        for value in mine.keys() & theirs.keys():
            yield from self.schema(mine[value], theirs[value], f"{place} {value}")

    def prose(self, one: Any, other: Any, place: str) -> Iterator[str]:
        if isinstance(one, str) and isinstance(other, str):
            one, other = without_html(one).strip(), without_html(other).strip()
        yield from self.data(one, other, place)

    def data(self, one: Any, other: Any, place: str) -> Iterator[str]:
        if not _equal(one, other):
            yield f"{place}: {one!r} is {other!r}"

    def same_names(self, one: Any, other: Any, place: str) -> Iterator[str]:
        yield from (f"{place} {name}: is gone" for name in one if name not in other)
        yield from (f"{place} {name}: is added" for name in other if name not in one)

    def extensions(self, one: Any, other: Any, place: str) -> Iterator[str]:
        mine, theirs = (
            {
                key: value
                for key, value in part.items()
                if key.startswith("x-") and not key.startswith("x-seed-")
            }
            for part in (one, other)
        )
        yield from self.same_names(mine, theirs, place)
        for key in mine.keys() & theirs.keys():
            yield from self.data(mine[key], theirs[key], f"{place} {key}")


def _operation(reader: _Reader, item: Mapping[str, Any], method: str) -> dict[str, Any]:
    """An operation with what is said of it elsewhere: parameters of its path, security of the document."""
    operation = dict(item[method])
    parameters: dict[tuple[str, str], Any] = {}
    for one in (*item.get("parameters", ()), *operation.get("parameters", ())):
        parameter = reader.followed(one)
        parameters[parameter["in"], parameter["name"]] = _told(parameter, "parameters")
    operation["parameters"] = [parameters[key] for key in sorted(parameters)]
    asked = operation.get("security", reader.document.get("security") or [])
    operation["security"] = [dict(sorted(one.items())) for one in asked]
    return operation


def _told(part: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A part with its defaults written down. `key` tells what it is, as far as that matters here."""
    told = dict(part)
    is_parameter = "in" in told and "name" in told and ("schema" in told or "content" in told)
    if is_parameter or key == "requestBody":
        told.setdefault("required", False)
    if is_parameter and "schema" in told:
        told.setdefault("style", _STYLES.get(told["in"], ""))
        told.setdefault("explode", told["style"] == "form")
    if "responses" in told or is_parameter:
        told.setdefault("deprecated", False)
    if told.get("tags") == []:
        del told["tags"]
    return told


def _chosen(reader: _Reader, discriminator: Mapping[str, Any], whole: Mapping[str, Any]) -> dict[str, Any]:
    """Value of the discriminator → schema: by its mapping, and by names where that says nothing."""
    prefix = "#/components/schemas/"
    mapping = {
        value: {"$ref": target if target.startswith("#") else prefix + target}
        for value, target in (discriminator.get("mapping") or {}).items()
    }
    meant = {one["$ref"] for one in mapping.values()}
    for choice in (*whole.get("oneOf", ()), *whole.get("anyOf", ())):
        reference = choice.get("$ref", "") if isinstance(choice, Mapping) else ""
        if reference.startswith(prefix) and reference not in meant:
            mapping[unquote(reference.removeprefix(prefix))] = {"$ref": reference}
    for name in _children(reader.document, discriminator):
        if f"{prefix}{name}" not in meant:
            mapping.setdefault(name, {"$ref": prefix + name})
    return mapping


def _children(document: Mapping[str, Any], discriminator: Mapping[str, Any]) -> list[str]:
    """The schemas that are all of the one with this discriminator, and more."""
    schemas = (document.get("components") or {}).get("schemas") or {}
    owner = next((name for name, one in schemas.items() if one.get("discriminator") is discriminator), None)
    base = {"$ref": f"#/components/schemas/{owner}"}
    return [name for name, one in schemas.items() if base in one.get("allOf", ())]


def _unused(document: Mapping[str, Any], kind: str, named: Mapping[str, Any]) -> list[str]:
    """The names of components to which nothing refers."""
    referred = {unquote(one).replace("~1", "/").replace("~0", "~") for one in _references(document)}
    chosen = {target for one in _discriminators(document) for target in (one.get("mapping") or {}).values()}
    return [
        name
        for name in named
        if not any(one == f"#/components/{kind}/{name}" or one.startswith(f"#/components/{kind}/{name}/")
                   for one in referred) and name not in chosen
    ]  # fmt: skip


def _bare(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            if key == "$ref" and isinstance(one, str):
                yield one
            else:
                yield from _references(one)
    elif isinstance(value, list):
        for one in value:
            yield from _references(one)
    elif isinstance(value, str) and value.startswith("#/components/"):
        yield value


def _discriminators(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        if isinstance(value.get("discriminator"), Mapping):
            yield value["discriminator"]
        for one in value.values():
            yield from _discriminators(one)
    elif isinstance(value, list):
        for one in value:
            yield from _discriminators(one)


def _equal(one: Any, other: Any) -> bool:
    """Equality of JSON, where true is not 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_equal(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_equal, one, other))
    return bool(one == other)
