"""A document of any size, as an expert would write it: a city that lends things, five operations for each."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
FIRST = ("river", "garden", "market", "copper", "winter", "north", "harbour", "silver", "meadow", "paper")
SECOND = ("bike", "ticket", "parcel", "lesson", "table", "boat", "visit", "order", "seed", "lamp")
EACH = 5
"""Operations of a resource: list, create, read, change, remove."""


def document_of(operations: int) -> Document:
    """OpenAPI 3.1 with so many operations (a multiple of five), each as an expert would write it."""
    resources = [Resource(number) for number in range(operations // EACH)]
    paths: Document = {}
    schemas: Document = {"Problem": _problem()}
    for one in resources:
        paths |= one.paths()
        schemas |= one.schemas()
    return {
        "openapi": "3.1.1",
        "info": {"title": "City", "version": "1.4.0", "description": "Everything that a city lends."},
        "servers": [{"url": "https://api.city.test", "description": "Production"}],
        "tags": [{"name": one.name, "description": f"Each {one.name} of the city."} for one in resources],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": {
                "Limit": parameter_of(
                    "limit", {"type": "integer", "format": "int32", "minimum": 1, "maximum": 100}
                ),
                "Cursor": parameter_of("cursor", {"type": "string", "maxLength": 200}),
            },
            "responses": {
                name: _answer(f"The request fails: {name}.", "Problem", "application/problem+json")
                for name in ("BadRequest", "Unauthorized", "NotFound", "Conflict", "Unexpected")
            },
            "headers": {
                "Location": {"description": "Where it is.", "schema": {"type": "string", "format": "uri"}}
            },
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


@dataclass(frozen=True)
class Resource:
    """A thing that the service lends, with its five operations."""

    number: int

    @property
    def name(self) -> str:
        first, second = FIRST[self.number // 10 % 10], SECOND[self.number % 10]
        series = self.number // 100
        return f"{first}-{second}" + (f"-{series + 1}" if series else "")

    @property
    def type(self) -> str:
        return self.name.title().replace("-", "")

    @property
    def path(self) -> str:
        return f"/{self.name}s"

    @property
    def one(self) -> str:
        return f"{self.path}/{{id}}"

    def filled(self, pointer: Any) -> Any:
        """A pointer, or a value, with the names of this resource."""
        if isinstance(pointer, dict):
            return {key: self.filled(value) for key, value in pointer.items()}
        if not isinstance(pointer, str):
            return pointer
        for name, text in (("{list}", self.path), ("{one}", self.one)):
            pointer = pointer.replace(name, text.replace("/", "~1"))
        return pointer.replace("{Thing}", self.type)

    def paths(self) -> Document:
        uid = f"00000000-0000-4000-8000-{self.number:08d}"
        thing, item = self.type, parameter_of("id", {"type": "string", "format": "uuid"}, "path")
        stories = {"x-seed-kind": "query", "x-seed-jobs": [f"J{self.number % 40 + 1}"]}
        acts = {**stories, "x-seed-kind": "action"}
        common = {name: _shared("responses", part) for name, part in _FAILURES.items()}
        missing = {**common, "404": _shared("responses", "NotFound")}
        state = parameter_of("state", {"$ref": f"#/components/schemas/{thing}State"})
        words = parameter_of("words", {"type": "string", "minLength": 2, "maxLength": 80})
        cursor = _shared("parameters", "Cursor")
        key = parameter_of("Idempotency-Key", {"type": "string", "maxLength": 64}, "header")
        created = _answer(f"The {self.name} is there.", thing)
        created["headers"] = {"Location": _shared("headers", "Location")}
        return {
            self.path: {
                "get": {
                    **self._words("list", "Find each"), "x-seed-uid": f"{uid}0001", **stories,
                    "parameters": [_shared("parameters", "Limit"), cursor, state, words],
                    "responses": {"200": _answer("A page of them.", f"{thing}Page"), **common},
                },
                "post": {
                    **self._words("create", "Add a"), "x-seed-uid": f"{uid}0002", **acts,
                    "parameters": [key],
                    "requestBody": _body(f"{thing}New"),
                    "responses": {"201": created, **common, "409": _shared("responses", "Conflict")},
                },
            },
            self.one: {
                "parameters": [item],
                "get": {
                    **self._words("read", "Read a"), "x-seed-uid": f"{uid}0003", **stories,
                    "responses": {"200": _answer(f"The {self.name}.", thing), **missing},
                },
                "patch": {
                    **self._words("change", "Change a"), "x-seed-uid": f"{uid}0004", **acts,
                    "requestBody": _body(f"{thing}Change"),
                    "responses": {"200": _answer(f"The {self.name}.", thing), **missing},
                },
                "delete": {
                    **self._words("remove", "Take away a"), "x-seed-uid": f"{uid}0005", **acts,
                    "responses": {"204": {"description": "It is gone."}, **missing},
                },
            },
        }  # fmt: skip

    def schemas(self) -> Document:
        thing = self.type
        fields = {
            "title": _text(f"What the {self.name} is called.", minLength=1, maxLength=120),
            "note": _text("What else there is to say.", maxLength=2000),
            "weight": {
                "type": "number",
                "format": "double",
                "minimum": 0,
                "maximum": 900,
                "description": "In kg.",
            },
            "seats": {
                "type": "integer",
                "format": "int32",
                "minimum": 1,
                "maximum": 12,
                "description": "Seats.",
            },
            "kind": {"type": "string", "enum": ["SMALL", "LARGE", "OTHER"], "description": "How big it is."},
            "labels": {"type": "array", "items": {"type": "string", "maxLength": 40}, "maxItems": 20},
        }
        own = {
            "id": {"type": "string", "format": "uuid", "description": "Its id."},
            "state": {"$ref": f"#/components/schemas/{thing}State"},
            "price": {"type": "string", "pattern": "^[0-9]+$", "description": "In cents."},
            "changed_at": {"type": "string", "format": "date-time", "description": "When it last changed."},
            "parent": {"$ref": f"#/components/schemas/{thing}"},
        }
        answered = {**own, **copy.deepcopy(fields)}
        return {
            thing: {
                "type": "object",
                "description": f"A {self.name} of the city.",
                "required": ["id", "title", "state", "kind"],
                "properties": answered,
                "examples": [{"id": "5b0f1d7e-11aa-4c54-9f43-1f3a7c1d2e01", "title": "Old", "state": "FREE"}],
            },
            f"{thing}State": {
                "type": "string",
                "enum": ["FREE", "TAKEN"],
                "description": "Whether it is free.",
            },
            f"{thing}New": {
                "type": "object",
                "description": f"A {self.name} to be added.",
                "required": ["title"],
                "properties": fields,
            },
            f"{thing}Change": {
                "type": "object",
                "description": "Only what changes.",
                "properties": {
                    "title": _text("The new title.", maxLength=120),
                    "note": _text("The new note."),
                },
            },
            f"{thing}Page": {
                "type": "object",
                "description": "A page.",
                "required": ["items"],
                "properties": {
                    "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{thing}"}},
                    "next_cursor": {"type": ["string", "null"], "maxLength": 200},
                },
            },
        }

    def _words(self, verb: str, words: str) -> Document:
        return {
            "operationId": verb + self.type,
            "summary": f"{words} {self.name}",
            "description": f"{words} {self.name}.\n\nServes: when I am in the city, I want a {self.name}.",
            "tags": [self.name],
        }


def _text(description: str, **bounds: int) -> Document:
    return {"type": "string", "description": description, **bounds}


def parameter_of(name: str, schema: Document, where: str = "query") -> Document:
    required = {"required": True} if where == "path" else {}
    return {"name": name, "in": where, **required, "description": f"The {name}.", "schema": schema}


def _shared(section: str, name: str) -> Document:
    return {"$ref": f"#/components/{section}/{name}"}


def _answer(description: str, schema: str, media_type: str = "application/json") -> Document:
    return {"description": description, "content": {media_type: {"schema": _shared("schemas", schema)}}}


def _body(schema: str) -> Document:
    content = {"application/json": {"schema": _shared("schemas", schema), "example": {"title": "Old"}}}
    return {"required": True, "content": content}


def _problem() -> Document:
    texts = {name: _text(f"The {name} of the problem.") for name in ("type", "title", "detail", "instance")}
    return {
        "type": "object",
        "description": "RFC 9457.",
        "required": ["type", "title", "status"],
        "properties": {
            **texts,
            "status": {"type": "integer", "format": "int32", "minimum": 100, "maximum": 599},
        },
    }


_FAILURES = {"400": "BadRequest", "401": "Unauthorized", "default": "Unexpected"}
