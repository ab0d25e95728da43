"""Fifty changes to plant in a document of any size: what each is, and what must be found of it.

old = document_of(1000)
new = planted(old)
compare_documents(old, new)  # finds each of `changes_for(old)` once, and nothing else
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from .city import Document, Resource, document_of, parameter_of

__all__ = ["CHANGES", "Planted", "changes_for", "document_of", "planted"]

Step = tuple[str, str, Any]
"""What to do, where (a JSON Pointer), and with what: a value, or where to."""


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
_ID = parameter_of("id", {"type": "string", "format": "uuid"}, "path")
_REASON = {**parameter_of("reason", _TEXT), "required": True}
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
    _append("compatible", f"{LISTED}/parameters", parameter_of("colour", _TEXT), f"{LISTED}/parameters/4"),
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
