"""An operation as the OpenAPI document of its service has it: what it asks for and what it answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from ..design import Operation
from ..openapi.references import pointer_of
from .schemas import component_name, followed, mapping, properties_of, required_of

Where = Literal["path", "query", "header", "cookie", "body"]
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_PLACES: tuple[Where, ...] = ("path", "query", "header", "cookie")


@dataclass(frozen=True)
class Need:
    """A value that a call needs: a parameter, a property of its body, or (name "") its whole body."""

    name: str
    where: Where
    required: bool
    schema: Mapping[str, Any]
    description: str = ""
    example: Any = None

    @property
    def key(self) -> tuple[str, str]:
        return self.where, self.name


@dataclass(frozen=True)
class Endpoint:
    """An operation of the design in the document of its service, which is called `source` among others."""

    operation: Operation
    source: str
    document: Mapping[str, Any]
    path: str
    method: str
    item: Mapping[str, Any]
    built: Mapping[str, Any]
    is_named_once: bool = True

    @property
    def pointer(self) -> str:
        return pointer_of("paths", self.path, self.method)

    @cached_property
    def success(self) -> tuple[str, Mapping[str, Any]]:
        """The status of success as the document writes it, and the answer; "" where there is none."""
        for status, answer in mapping(self.built.get("responses")).items():
            return str(status), followed(self.document, answer)
        return "", {}

    @cached_property
    def answer_schema(self) -> Any:
        """The schema of the JSON of an answer of success, None without one."""
        for media_type, content in mapping(self.success[1].get("content")).items():
            if str(media_type).partition(";")[0].endswith("json"):
                return mapping(content).get("schema")
        return None

    @cached_property
    def answer_headers(self) -> tuple[str, ...]:
        return tuple(str(name) for name in mapping(self.success[1].get("headers")))

    @cached_property
    def has_other_answer(self) -> bool:
        """Whether it answers something that is not JSON."""
        return self.answer_schema is None and bool(mapping(self.success[1].get("content")))

    @cached_property
    def answered_type(self) -> str:
        return component_name(self.answer_schema)

    @property
    def statuses(self) -> tuple[str, ...]:
        return tuple(str(status) for status in mapping(self.built.get("responses")))

    @cached_property
    def media_type(self) -> str:
        """The media type of its body, "" without one."""
        content = mapping(self._body.get("content"))
        return next((str(one) for one in content), "")

    @property
    def is_body_required(self) -> bool:
        return self._body.get("required") is True

    @cached_property
    def has_named_parts(self) -> bool:
        """Whether its body is an object whose properties are given one by one."""
        return bool(properties_of(self.document, self._body_schema))

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """Parameters in the order of the document, then the body."""
        return (*self._parameters(), *self._of_body())

    @property
    def _body(self) -> Mapping[str, Any]:
        return followed(self.document, self.built.get("requestBody"))

    @property
    def _body_schema(self) -> Any:
        return mapping(mapping(self._body.get("content")).get(self.media_type)).get("schema")

    def _parameters(self) -> Iterator[Need]:
        found: dict[tuple[str, str], Need] = {}
        for holder in (self.item, self.built):
            listed = holder.get("parameters")
            for one in listed if isinstance(listed, list | tuple) else ():
                parameter = followed(self.document, one)
                name, where = parameter.get("name"), parameter.get("in")
                if isinstance(name, str) and where in _PLACES:
                    found[name, where] = _parameter(parameter, name, where)
        yield from found.values()

    def _of_body(self) -> Iterator[Need]:
        if not self.media_type:
            return
        schema = self._body_schema
        if not self.has_named_parts:
            yield Need(
                "", "body", self.is_body_required, mapping(schema), str(self._body.get("description", ""))
            )
            return
        properties = properties_of(self.document, schema)
        required = required_of(self.document, schema)
        for name in dict.fromkeys([*properties, *required]):
            one = mapping(properties.get(name))
            if one.get("readOnly") is not True:
                yield Need(str(name), "body", name in required, one)


def endpoints_of(
    operations: tuple[Operation, ...], source: str, document: Mapping[str, Any]
) -> dict[str, Endpoint]:
    """Operation key → its endpoint, for those that the document of their service has."""
    named: dict[str, tuple[str, str, Mapping[str, Any], Mapping[str, Any]]] = {}
    times: Counter[str] = Counter()
    for path, item in mapping(document.get("paths")).items():
        for method, built in mapping(item).items():
            if method in METHODS and isinstance(mapping(built).get("operationId"), str):
                named.setdefault(built["operationId"], (path, method, mapping(item), built))
                times[built["operationId"]] += 1
    found: dict[str, Endpoint] = {}
    for one in operations:
        name = one.openapi.get("operationId", one.key)
        if isinstance(name, str) and name in named and one.key not in found:
            found[one.key] = Endpoint(one, source, document, *named[name], is_named_once=times[name] == 1)
    return found


def _parameter(parameter: Mapping[str, Any], name: str, where: Where) -> Need:
    schema = parameter.get("schema")
    if schema is None:
        schema = next((mapping(one).get("schema") for one in mapping(parameter.get("content")).values()), {})
    return Need(
        name,
        where,
        where == "path" or parameter.get("required") is True,
        mapping(schema),
        str(parameter.get("description") or ""),
        parameter.get("example"),
    )
