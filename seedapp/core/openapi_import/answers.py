"""Answers of a document as responses and failures of an operation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..design import Failure, Response
from ..naming import pascal
from ..openapi.phrases import ENGLISH, KOREAN
from ..openapi.references import COMPONENT, pointer_of
from ..wording import N_, say
from .bodies import body_fields, json_type
from .parts import Source, listed, mapping

if TYPE_CHECKING:
    from .operations import Found

_PROBLEM_JSON = "application/problem+json"
_ANSWERED_ANYWAY = ("400", "401", "403", "404", "default")


def read_answer(source: Source, found: Found, given: Mapping[str, Any]) -> tuple[Response, int | None]:
    """The answer of success and its status; further ones are kept as they were."""
    responses = mapping(given.get("responses"))
    good = [status for status in responses if re.fullmatch(r"[23]\d\d", str(status))]
    good.sort(key=lambda status: (not str(status).startswith("2"), str(status)))
    for status in [*good[1:], *(one for one in responses if re.fullmatch(r"[1-5]XX|1\d\d", str(one), re.I))]:
        _keep(source, found, status, responses[status])
    if not good:
        return Response(), None
    answer = mapping(source.followed(responses[good[0]]))
    response = _response(source, found, good[0], answer)
    if mapping(answer.get("headers")):
        _kept_response(found, good[0])["headers"] = source.kept(answer["headers"])
    return response, int(good[0])


def read_failures(source: Source, found: Found, given: Mapping[str, Any]) -> list[Failure]:
    """The errors that the document tells in words of its own."""
    failures: list[Failure] = []
    for status, one in mapping(given.get("responses")).items():
        if not re.fullmatch(r"[45]\d\d|default", str(status)):
            continue
        answer = mapping(source.followed(one))
        described = " ".join(str(answer.get("description") or "").split())
        if not _is_answered_anyway(str(status), described):
            failures += [
                Failure(when, int(status)) for when in _told(answer) or [described or f"HTTP {status}"]
            ]
        content = mapping(answer.get("content"))
        if content and _PROBLEM_JSON not in content:
            found.kept.setdefault("responses", {})[str(status)] = source.kept(answer)
    return failures


def _is_answered_anyway(status: str, described: str) -> bool:
    """Whether a document written here has this answer without the team saying anything."""
    told = (ENGLISH.detail_of(status), KOREAN.detail_of(status))
    return status == "default" or (status in _ANSWERED_ANYWAY and described in told)


def _response(source: Source, found: Found, status: str, answer: Mapping[str, Any]) -> Response:
    content = mapping(answer.get("content"))
    if not content:
        return Response()
    media_type = json_type(content)
    schema = mapping(content.get(media_type)).get("schema") if media_type else None
    response, says_all = _of_schema(source, found, schema)
    if not says_all or len(content) > 1 or media_type != "application/json":
        _kept_response(found, status)["content"] = source.kept(content)
        text = N_(
            "The answer %(status)s has more to it than its fields; it is kept in the operation as it was."
        )
        source.leave(found.pointer + pointer_of("responses", status), say(text, status=status))
    return response


def _of_schema(source: Source, found: Found, schema: Any) -> tuple[Response, bool]:
    """What an answer holds, and whether a document written from that means the same."""
    if schema is None:
        return Response(), False
    page = _item_of_page(source, schema)
    if page:
        return Response(type=page), True
    if isinstance(schema, Mapping) and str(schema.get("$ref", "")).startswith(COMPONENT):
        name = source.types.names.get(schema["$ref"].removeprefix(COMPONENT), "")
        named = source.types.made.get(name)
        if named is not None and named.fields and name == pascal(found.key) + "Response":
            return Response(fields=named.fields), True
        is_object = named is not None and (
            bool(named.fields) or mapping(named.schema).get("type", "object") == "object"
        )
        return Response(type=name), is_object and not (named is not None and named.values)
    fields = body_fields(source, schema, found.key + "Answer")
    if fields:
        return Response(fields=fields), True
    return Response(type=source.types.type_of(schema, pascal(found.key) + "Answer", found.pointer)), False


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


def _keep(source: Source, found: Found, status: str, answer: Any) -> None:
    found.kept.setdefault("responses", {})[str(status)] = source.kept(mapping(source.followed(answer)))
    text = N_("The answer %(status)s has no form; it is kept in the operation as it was.")
    source.leave(found.pointer + pointer_of("responses", status), say(text, status=status))


def _kept_response(found: Found, status: str) -> dict[str, Any]:
    kept: dict[str, Any] = found.kept.setdefault("responses", {}).setdefault(str(status), {})
    return kept
