"""Answers of a document as responses and failures of an operation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..design import Failure, Response
from ..naming import pascal
from ..openapi.phrases import ENGLISH, KOREAN
from ..openapi.references import COMPONENT
from .bodies import body_fields, json_type
from .parts import Source, listed, mapping

if TYPE_CHECKING:
    from .operations import Found

_PROBLEM_JSON = "application/problem+json"
_ANSWERED_ANYWAY = ("400", "401", "403", "404")
_LONGEST_FAILURE = 2000


def read_answer(source: Source, found: Found, responses: Mapping[str, Any]) -> tuple[Response, int | None]:
    """The answer of success and its status: the first 2xx, else the first 3xx."""
    good = [status for status in responses if re.fullmatch(r"[23]\d\d", status)]
    good.sort(key=lambda status: (not status.startswith("2"), status))
    if not good:
        return Response(), None
    return _response(source, found, mapping(source.followed(responses[good[0]]))), int(good[0])


def read_failures(source: Source, responses: Mapping[str, Any]) -> list[Failure]:
    """The errors that the document tells, in its own words."""
    failures: list[Failure] = []
    for status, one in responses.items():
        if not re.fullmatch(r"[45]\d\d", status):
            continue
        answer = mapping(source.followed(one))
        described = " ".join(str(answer.get("description") or "").split())
        if not (source.types.adds and _is_answered_anyway(status, described)):
            told = _told(answer) if source.types.adds else []
            failures += [Failure(when[:_LONGEST_FAILURE], int(status)) for when in told or [described]]
    return [one if one.when else Failure(f"HTTP {one.status}", one.status) for one in failures]


def _is_answered_anyway(status: str, described: str) -> bool:
    """Whether a document written here has this answer without the team saying anything."""
    told = (ENGLISH.detail_of(status), KOREAN.detail_of(status))
    return status in _ANSWERED_ANYWAY and described in told


def _response(source: Source, found: Found, answer: Mapping[str, Any]) -> Response:
    content = mapping(answer.get("content"))
    if not content:
        return Response()
    media_type = json_type(content) or next(iter(content))
    schema = mapping(content.get(media_type)).get("schema")
    if schema is None:
        return Response(type="binary") if media_type == "application/octet-stream" else Response()
    return _of_schema(source, found, schema)


def _of_schema(source: Source, found: Found, schema: Any) -> Response:
    page = _item_of_page(source, schema) if source.types.adds else ""
    if page:
        return Response(type=page)
    if isinstance(schema, Mapping) and str(schema.get("$ref", "")).startswith(COMPONENT):
        name = schema["$ref"].removeprefix(COMPONENT)
        named = source.types.made.get(name)
        if named is not None and named.fields and name == pascal(found.key) + "Response":
            return Response(fields=named.fields)
        return Response(type=name)
    fields = body_fields(source, schema, found.key + "Answer")
    if fields:
        return Response(fields=fields)
    return Response(type=source.types.type_of(schema, pascal(found.key) + "Answer"))


def _item_of_page(source: Source, schema: Any) -> str:
    """`Bike[]` for a page of bikes as documents written here have it; "" for anything else."""
    page = mapping(source.followed(schema))
    properties = mapping(page.get("properties"))
    if set(properties) != {"items", "next_cursor"} or listed(page.get("required")) != ["items"]:
        return ""
    items = mapping(properties["items"])
    inner = source.types.plain_type(items.get("items"), "") if items.get("type") == "array" else ""
    return inner + "[]" if inner else ""


def _told(answer: Mapping[str, Any]) -> list[str]:
    """The failures that the examples of a problem answer name, each in its own words."""
    examples = mapping(mapping(mapping(answer.get("content")).get(_PROBLEM_JSON)).get("examples"))
    summaries = [str(mapping(one).get("summary") or "") for one in examples.values()]
    return [summary for summary in summaries if summary]
