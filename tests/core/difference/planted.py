"""A document of any size, and fifty changes to plant in it: what each is, and what must be found of it.

old = document_of(1000)
new = planted(old)
compare_documents(old, new)  # finds each of `changes_for(old)` once, and nothing else
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
Step = tuple[str, str, Any]
"""What to do, where (a JSON Pointer), and with what: a value, or where to."""
FIRST = ("river", "garden", "market", "copper", "winter", "north", "harbour", "silver", "meadow", "paper")
SECOND = ("bike", "ticket", "parcel", "lesson", "table", "boat", "visit", "order", "seed", "lamp")
EACH = 5
"""Operations of a resource: list, create, read, change, remove."""


@dataclass(frozen=True)
class Planted:
    """One change as JSON Patch operations (`remove`, `set`, `append`, `move`), and what must be found of it.

    In its pointers `{list}` and `{one}` are the paths of a resource, `{Thing}` its type.
    """

    kind: str
    patch: tuple[Step, ...]
    pointer: str
    moved: bool = False

    def of(self, resource: Resource) -> Planted:
        """The change for one resource, its pointers filled in."""
        steps = tuple(
            (verb, resource.filled(pointer), resource.filled(value)) for verb, pointer, value in self.patch
        )
        return Planted(self.kind, steps, resource.filled(self.pointer), self.moved)


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
                "Limit": _parameter(
                    "limit", {"type": "integer", "format": "int32", "minimum": 1, "maximum": 100}
                ),
                "Cursor": _parameter("cursor", {"type": "string", "maxLength": 200}),
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


def changes_for(document: Document) -> list[Planted]:
    """The fifty changes, spread over the resources of a document of at least a hundred operations."""
    count = sum(1 for path in document["paths"] if "{" not in path)
    return [one.of(Resource(number * count // len(CHANGES))) for number, one in enumerate(CHANGES)]


def planted(document: Document) -> Document:
    """A copy with all fifty changes."""
    changed = copy.deepcopy(document)
    for one in changes_for(document):
        for verb, pointer, value in one.patch:
            _apply(changed, verb, pointer, value)
    return changed


def _apply(document: Document, verb: str, pointer: str, value: Any) -> None:
    place, last = _found(document, pointer)
    if verb == "remove":
        del place[last]
    elif verb == "append":
        place[last].append(copy.deepcopy(value))
    elif verb == "move":
        there, name = _found(document, value)
        there[name] = place.pop(last)
    else:
        place[last] = copy.deepcopy(value)


def _found(document: Document, pointer: str) -> tuple[Any, Any]:
    """What holds the place of a pointer, and the key or number of the place in it."""
    place: Any = document
    *parts, last = [part.replace("~1", "/") for part in pointer.split("/")[1:]]
    for part in parts:
        place = place[int(part)] if isinstance(place, list) else place.setdefault(part, {})
    return place, int(last) if isinstance(place, list) else last


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
        thing, item = self.type, _parameter("id", {"type": "string", "format": "uuid"}, "path")
        stories = {"x-seed-kind": "query", "x-seed-jobs": [f"J{self.number % 40 + 1}"]}
        acts = {**stories, "x-seed-kind": "action"}
        common = {name: _shared("responses", part) for name, part in _FAILURES.items()}
        missing = {**common, "404": _shared("responses", "NotFound")}
        state = _parameter("state", {"$ref": f"#/components/schemas/{thing}State"})
        words = _parameter("words", {"type": "string", "minLength": 2, "maxLength": 80})
        cursor = _shared("parameters", "Cursor")
        key = _parameter("Idempotency-Key", {"type": "string", "maxLength": 64}, "header")
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


def _parameter(name: str, schema: Document, where: str = "query") -> Document:
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

LISTED, ADDED, READ, CHANGED, GONE = (
    f"/paths/{place}/{method}"
    for place, method in (
        ("{list}", "get"), ("{list}", "post"), ("{one}", "get"), ("{one}", "patch"), ("{one}", "delete")
    )
)  # fmt: skip
THING, NEW, CHANGE, PAGE = (f"/components/schemas/{{Thing}}{part}" for part in ("", "New", "Change", "Page"))
STATE = "/components/schemas/{Thing}State"


def _removed(kind: str, pointer: str) -> Planted:
    return Planted(kind, (("remove", pointer, None),), pointer)


def _set(kind: str, pointer: str, value: Any, found_at: str = "") -> Planted:
    return Planted(kind, (("set", pointer, value),), found_at or pointer)


def _append(kind: str, pointer: str, value: Any, found_at: str = "") -> Planted:
    return Planted(kind, (("append", pointer, value),), found_at or pointer)


_TEXT = {"type": "string"}
_CSV = {"schema": _TEXT}
_JSON = "content/application~1json"
_ID = _parameter("id", {"type": "string", "format": "uuid"}, "path")
_REASON = {**_parameter("reason", _TEXT), "required": True}
_MOVED = "/paths/{one}~1contents"
_COUNTS = {"operationId": "count{Thing}", "responses": {"204": {"description": "None."}}}

CHANGES: tuple[Planted, ...] = (
    # breaking: what is gone or elsewhere
    _removed("breaking", GONE),
    Planted(
        "breaking",
        (("move", CHANGED, f"{_MOVED}/patch"), ("set", f"{_MOVED}/parameters", [_ID])),
        f"{_MOVED}/patch",
        moved=True,
    ),
    _removed("breaking", f"{LISTED}/parameters/3"),
    _removed("breaking", f"{READ}/responses/404"),
    _removed("breaking", f"{ADDED}/responses/201/headers/Location"),
    _removed("breaking", f"{THING}/properties/price"),
    _removed("breaking", f"{CHANGE}/properties/note"),
    _removed("breaking", f"{READ}/responses/200/{_JSON}"),
    _removed("breaking", f"{PAGE}/properties/next_cursor"),
    _removed("breaking", f"{ADDED}/requestBody/{_JSON}"),
    # breaking: what must be sent
    _set("breaking", f"{LISTED}/parameters/2/required", True),
    Planted(
        "breaking",
        (("set", f"{NEW}/properties/size", {"type": "integer"}), ("append", f"{NEW}/required", "size")),
        f"{NEW}/properties/size",
    ),
    _append("breaking", f"{NEW}/required", "note", f"{NEW}/properties/note/required"),
    _set("breaking", f"{READ}/parameters", [_REASON], f"{READ}/parameters/0"),
    _set("breaking", f"{GONE}/requestBody", {"required": True, "content": {"text/csv": _CSV}}),
    # breaking: requests that are refused now
    _set("breaking", f"{NEW}/properties/kind/enum", ["SMALL", "LARGE"]),
    _set("breaking", f"{NEW}/properties/title/maxLength", 60),
    _set("breaking", f"{NEW}/properties/weight/minimum", 1),
    _set("breaking", f"{NEW}/properties/seats/maximum", 8),
    _set("breaking", f"{NEW}/properties/labels/maxItems", 10),
    _set("breaking", f"{NEW}/properties/note/pattern", "^[a-z]*$"),
    _set("breaking", f"{NEW}/properties/title/format", "email"),
    _set("breaking", f"{LISTED}/parameters/2/in", "header"),
    _set("breaking", f"{CHANGE}/properties/title/type", "integer"),
    _set("breaking", f"{LISTED}/parameters/3/style", "spaceDelimited"),
    _set("breaking", f"{ADDED}/security", [{"bearer": ["write"]}]),
    _set("breaking", f"{LISTED}/operationId", "search{Thing}"),
    # breaking: answers that no client expects
    _append("breaking", f"{THING}/properties/kind/enum", "HUGE", f"{THING}/properties/kind/enum"),
    _removed("breaking", f"{THING}/properties/title/maxLength"),
    _set("breaking", f"{THING}/properties/weight/maximum", 1200),
    _set("breaking", f"{THING}/properties/note/type", ["string", "null"]),
    _set("breaking", f"{STATE}/enum", ["FREE", "TAKEN", "LOST"]),
    _set("breaking", f"{THING}/required", ["id", "title", "state"], f"{THING}/properties/kind/required"),
    _set("breaking", f"{THING}/properties/seats/type", "string"),
    # compatible
    _set("compatible", "/paths/{list}~1counts/get", _COUNTS),
    _append("compatible", f"{LISTED}/parameters", _parameter("colour", _TEXT), f"{LISTED}/parameters/4"),
    _set("compatible", f"{READ}/responses/409", {"$ref": "#/components/responses/Conflict"}),
    _set("compatible", f"{THING}/properties/colour", _TEXT),
    _set("compatible", f"{NEW}/properties/colour", _TEXT),
    _set("compatible", f"{NEW}/properties/kind/enum", ["SMALL", "LARGE", "OTHER", "HUGE"]),
    _set("compatible", f"{NEW}/properties/title/maxLength", 200),
    _set("compatible", f"{THING}/properties/weight/maximum", 500),
    _set("compatible", f"{READ}/responses/200/content/text~1csv", _CSV),
    _set("compatible", f"{READ}/security", []),
    _append("compatible", f"{THING}/required", "note", f"{THING}/properties/note/required"),
    _set("compatible", f"{ADDED}/responses/201/headers/ETag", {"schema": _TEXT}),
    # documentation
    _set("documentation", f"{LISTED}/summary", "Look for some"),
    _set("documentation", f"{THING}/description", "Something of the city."),
    _set("documentation", f"{LISTED}/parameters/3/description", "What its title says."),
    _set("documentation", f"{ADDED}/requestBody/{_JSON}/example", {"title": "New"}),
)
