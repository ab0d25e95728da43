"""Changes of request bodies and of answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..openapi.references import pointer_of
from ..wording import N_, Sentence, say
from .changes import ChangeKind, Direction, Report, Spot
from .endpoints import Endpoint
from .schema_forms import followed
from .schemas import compare_schemas

_BODY = N_("the request body")
_ANSWER = N_("the answer %(status)s")


def compare_request_bodies(report: Report, old: Endpoint, new: Endpoint) -> None:
    pointer = new.pointer + "/requestBody"
    has_before, has_after = "requestBody" in old.operation, "requestBody" in new.operation
    before, _ = followed(report.old, old.operation.get("requestBody", {}), pointer)
    after, place = followed(report.new, new.operation.get("requestBody", {}), pointer)
    was_required, is_required = before.get("required") is True, after.get("required") is True
    if has_before and not has_after:
        sentence = say(N_("A request body is no longer taken."))
        report.add("breaking", old.pointer + "/requestBody", before, None, sentence)
    elif has_after and not has_before:
        sentence = say(
            N_("A request body must be sent now.") if is_required else N_("A request body may be sent.")
        )
        report.add("breaking" if is_required else "compatible", place, None, after, sentence)
    elif has_before:
        if was_required != is_required:
            text = (
                N_("The request body must be sent now.")
                if is_required
                else N_("The request body is optional now.")
            )
            kind: ChangeKind = "breaking" if is_required else "compatible"
            report.add(kind, place + "/required", was_required, is_required, say(text))
        _compare_prose(report, before, after, place, say(_BODY))
        _compare_content(report, before, after, place, "request", say(_BODY))


def compare_answers(report: Report, old: Endpoint, new: Endpoint) -> None:
    before, after = _mapping(old.operation.get("responses")), _mapping(new.operation.get("responses"))
    for status in before:
        if status not in after:
            sentence = say(N_("The answer %(status)s is gone."), status=status)
            place = old.pointer + pointer_of("responses", status)
            report.add("breaking", place, before[status], None, sentence)
    for status in after:
        place = new.pointer + pointer_of("responses", status)
        if status not in before:
            sentence = say(N_("The answer %(status)s is new."), status=status)
            report.add("compatible", place, None, after[status], sentence)
        else:
            _compare_answer(report, before[status], after[status], place, str(status))


def _compare_answer(report: Report, old: Any, new: Any, pointer: str, status: str) -> None:
    before, _ = followed(report.old, old, pointer)
    after, place = followed(report.new, new, pointer)
    name = say(_ANSWER, status=status)
    _compare_prose(report, before, after, place, name)
    _compare_content(report, before, after, place, "response", name)
    _compare_headers(report, before, after, place, name)
    if before.get("links") != after.get("links"):
        sentence = say(N_("The links of %(name)s changed."), name=name)
        report.add("documentation", place + "/links", before.get("links"), after.get("links"), sentence)


def _compare_content(
    report: Report,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    pointer: str,
    direction: Direction,
    name: Sentence,
) -> None:
    before, after = _mapping(old.get("content")), _mapping(new.get("content"))
    for media_type in before:
        if media_type not in after:
            sentence = say(
                N_("%(name)s no longer comes as %(media_type)s."), name=name, media_type=media_type
            )
            place = pointer + pointer_of("content", media_type)
            report.add("breaking", place, media_type, None, sentence)
    for media_type, described in after.items():
        place = pointer + pointer_of("content", media_type)
        if media_type not in before:
            sentence = say(N_("%(name)s may come as %(media_type)s now."), name=name, media_type=media_type)
            report.add("compatible", place, None, media_type, sentence)
            continue
        one, other = _mapping(before[media_type]), _mapping(described)
        _compare_prose(report, one, other, place, name)
        spot = Spot(report, place + "/schema", direction, _called(media_type, name))
        compare_schemas(spot, one.get("schema", {}), other.get("schema", {}))


def _compare_headers(
    report: Report, old: Mapping[str, Any], new: Mapping[str, Any], pointer: str, name: Sentence
) -> None:
    before = {str(key).casefold(): value for key, value in _mapping(old.get("headers")).items()}
    for header, described in _mapping(new.get("headers")).items():
        place = pointer + pointer_of("headers", header)
        was = before.pop(str(header).casefold(), None)
        if was is None:
            sentence = say(N_("The header %(header)s is new in %(name)s."), header=header, name=name)
            report.add("compatible", place, None, described, sentence)
        else:
            one, _ = followed(report.old, was, place)
            other, place = followed(report.new, described, place)
            spot = Spot(report, place + "/schema", "response", str(header))
            compare_schemas(spot, one.get("schema", {}), other.get("schema", {}))
    for header, described in before.items():
        sentence = say(N_("The header %(header)s is gone from %(name)s."), header=header, name=name)
        report.add("breaking", pointer + pointer_of("headers", header), described, None, sentence)


def _compare_prose(
    report: Report, old: Mapping[str, Any], new: Mapping[str, Any], pointer: str, name: Sentence
) -> None:
    for part in ("description", "example", "examples"):
        if old.get(part) != new.get(part):
            sentence = say(N_("The %(part)s of “%(name)s” changed."), part=part, name=name)
            report.add("documentation", f"{pointer}/{part}", old.get(part), new.get(part), sentence)


def _called(media_type: str, name: Sentence) -> str:
    return str(name) if media_type.endswith("json") else f"{name} ({media_type})"


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
