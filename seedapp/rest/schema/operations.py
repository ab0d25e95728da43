"""How a view becomes operations of the document: ids, words, parameters, every answer that it may give."""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import Any, cast

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers
from rest_framework.permissions import SAFE_METHODS

from seedapp.workspaces.models import Role

from ..lists import page_serializer
from ..members import Members, Thing
from ..query import Fields
from ..things import Things
from ..views import InWorkspace, RestView
from .answers import NOT_MODIFIED, headers_of, refusal

_IDS = {
    "list": "list{things}",
    "retrieve": "read{thing}",
    "create": "add{thing}",
    "partial_update": "edit{thing}",
    "destroy": "remove{thing}",
}
_SUMMARIES = {
    "list": "List the {things}",
    "retrieve": "Read one {thing}",
    "create": "Add one {thing}",
    "partial_update": "Edit one {thing}",
    "destroy": "Delete one {thing}",
}
_DESCRIPTIONS = {
    "list": "In pages: `next` is the address of the page behind this one, null on the last.",
    "retrieve": "Its `ETag` is what an edit names in `If-Match`.",
    "create": "It gets a key of its own, and stands last.",
    "partial_update": "Only the members that are sent change. Name the version that you have seen: in "
    "`If-Match`, which refuses any other version (412), or as `row_version`, which merges with what others "
    "changed elsewhere in it and refuses only a collision (409).",
    "destroy": "With all that hangs on it; the history can put it back. Name the version that you have seen.",
}
_PLACES = {
    "workspace": "The workspace, by the name in its address.",
    "design": "The design, by the name in its address.",
    "service": "The key of the service.",
    "key": "The key of the thing.",
    "number": "Its number.",
    "pk": "Its id.",
    "uid": "Its lasting identity.",
    "name": "Its name.",
}
_AUTH: list[dict[str, list[str]]] = [{"token": []}, {"session": []}]


class Operations(AutoSchema):
    """The document says what `RestView` and `Things` do for all."""

    @property
    def _room(self) -> RestView:
        return cast(RestView, self.view)

    def get_operation_id(self) -> str:
        return self._worded(_IDS, camel=True) or _camel(self._room.action or self.method)

    def get_summary(self) -> str:
        return self._worded(_SUMMARIES) or self._doc().partition("\n")[0].partition(". ")[0].rstrip(".")

    def get_description(self) -> str:  # type: ignore[override]  # as drf-spectacular has it
        action = self._room.action or ""
        own = self._doc() if not self._is_common() else ""
        return own or _DESCRIPTIONS.get(action, self._doc())

    def get_tags(self) -> list[str]:
        return [self._room.tag]

    def get_auth(self) -> list[dict[str, list[str]]]:
        return _AUTH

    def get_serializer_name(self, serializer: serializers.Serializer[Any], direction: str) -> str:
        return type(serializer).__name__.removesuffix("Members")

    def _is_list_view(self, serializer: Any = None) -> bool:
        """A page is an object; nothing here answers with a bare array."""
        return False

    def get_request_serializer(self) -> Any:
        if isinstance(self._room, Things) and self.method in ("POST", "PATCH"):
            return self._room.serializer_class(partial=self.method == "PATCH")
        return None

    def get_response_serializers(self) -> Any:
        view = self._room
        if not isinstance(view, Things):
            return None
        if view.action == "list":
            return {200: page_serializer(view.things, view.serializer_class)}
        if view.action == "create":
            return {201: view.serializer_class}
        return {204: None} if view.action == "destroy" else {200: view.serializer_class}

    def get_operation(self, *args: Any) -> dict[str, Any] | None:
        operation = super().get_operation(*args)
        if operation is None:
            return None
        self._name_parameters(operation)
        self._tell_headers(operation)
        for status in self._refusals("requestBody" in operation):
            operation["responses"].setdefault(str(status), refusal(status))
        operation["responses"] = dict(sorted(operation["responses"].items()))
        return dict(operation)

    def _worded(self, templates: dict[str, str], *, camel: bool = False) -> str:
        view, action = self._room, self._room.action or ""
        if not isinstance(view, Things) or action not in templates:
            return ""
        one, many = (_pascal(view.thing), _pascal(view.things)) if camel else (view.thing, view.things)
        return templates[action].format(thing=one, things=many)

    def _doc(self) -> str:
        method = getattr(self._room, self._room.action or "", None)
        return cleandoc(getattr(method, "__doc__", "") or "")

    def _is_common(self) -> bool:
        """Whether the method is that of `Things`, whose words are not about the room."""
        method = getattr(type(self._room), self._room.action or "", None)
        return method is getattr(Things, self._room.action or "", object())

    def _name_parameters(self, operation: dict[str, Any]) -> None:
        parameters = operation.setdefault("parameters", [])
        for one in parameters:
            if one["in"] == "path":
                one.setdefault("description", _PLACES.get(one["name"], ""))
        parameters += [self._parameter(name, field) for name, field in self._query().items()]
        parameters += [{"$ref": f"#/components/parameters/{name}"} for name in self._headers()]

    def _headers(self) -> list[str]:
        """The headers that an operation looks at."""
        if self.method == "GET":
            return ["IfNoneMatch"] if self._room.is_tagged else []
        if self.method == "POST":
            return ["IdempotencyKey"]
        return ["IfMatch", "IdempotencyKey"] if self._room.action == "partial_update" else ["IfMatch"]

    def _query(self) -> Fields:
        return self._room.known_query()

    def _parameter(self, name: str, field: Any) -> dict[str, Any]:
        schema = self._map_serializer_field(field, "request")
        self._insert_field_validators(field, schema)
        said = str(field.help_text or f"Only those with this {name}.")
        if field.default is not serializers.empty:
            schema["default"] = field.default
        schema = {word: value for word, value in schema.items() if word not in ("description", _ENUM_ID)}
        told = {"in": "query", "name": name, "description": said, "schema": schema}
        is_needed = name in self._room.needs.get(self._room.action or "", ())
        return told | {"required": True} if is_needed else told

    def _tell_headers(self, operation: dict[str, Any]) -> None:
        tagged = self._room.is_tagged and self.method in ("GET", "POST", "PATCH", "PUT")
        if self.method == "GET" and tagged:
            operation["responses"]["304"] = NOT_MODIFIED
        for status, answer in operation["responses"].items():
            if status == "304" or "$ref" in answer:
                continue
            names = ["ETag"] if tagged and status != "204" else []
            names += ["Location"] if status == "201" else []
            names += ["Link"] if (self._room.action or "").startswith("list") else []
            answer["headers"] = {**answer.get("headers", {}), **headers_of(*names)}
            answer["description"] = answer.get("description") or _SAID.get(status, "Done.")

    def _refusals(self, has_body: bool) -> set[int]:
        """The statuses that the machinery answers with, beside what the room declares."""
        found = {400, 401, 406, 429, 503, *self._room.refuses.get(self._room.action or "", ())}
        if "{" in self.path:
            found.add(404)
        if self.method not in SAFE_METHODS or self._needs_more_than_reading():
            found.add(403)
        if has_body:
            found |= {411, 413, 415}
        if "IdempotencyKey" in self._headers():
            found |= {409, 422}
        if self.method in ("PATCH", "PUT", "DELETE"):
            found |= {409, 412, 428}
        return found

    def _needs_more_than_reading(self) -> bool:
        return isinstance(self._room, InWorkspace) and self._room.needed() != Role.VIEWER

    def _postprocess_serializer_schema(self, schema: Any, serializer: Any, direction: str) -> Any:
        """Bodies take no other members; an edit may name the version that it started from."""
        schema = super()._postprocess_serializer_schema(schema, serializer, direction)
        for member in schema.get("properties", {}).values():
            member.pop(_ENUM_ID, None)
            member.get("items", {}).pop(_ENUM_ID, None)
        if direction == "request" and isinstance(serializer, Members):
            schema["additionalProperties"] = False
            if serializer.partial and isinstance(serializer, Thing):
                schema["properties"]["row_version"] = _SEEN
        return schema


_ENUM_ID = "x-spec-enum-id"
_SAID = {"200": "As asked.", "201": "It was made.", "204": "It was done; there is nothing to tell."}
_SEEN = {"type": "integer", "minimum": 1, "description": "The version that the edit started from."}


def _pascal(words: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[\s_-]+", words))


def _camel(words: str) -> str:
    made = _pascal(words)
    return made[:1].lower() + made[1:]
