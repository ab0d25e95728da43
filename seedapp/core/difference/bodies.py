"""Changes of the content of requests and answers: media types, their schemas and examples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..wording import N_, say
from .forms import form_of
from .schemas import compare_schemas
from .spot import Spot

_PARTS = ("contentType", "style", "explode", "allowReserved")


def compare_content(spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """`content` of both; media types are known whatever their case and spaces."""
    before, after = _media_types(old), _media_types(new)
    for known, (media_type, _) in before.items():
        if known not in after and not _covered(known, after):
            place = spot.at("content", media_type)
            if spot.is_sent:
                text = N_("%(name)s is no longer taken as %(media_type)s. Send it as another media type.")
            else:
                text = N_("%(name)s no longer comes as %(media_type)s. Ask for another media type.")
            sentence = say(text, name=spot.name, media_type=media_type)
            place.add("breaking", media_type, None, sentence, effect="removed")
    for known, (media_type, described) in after.items():
        place = spot.at("content", media_type)
        if known in before:
            was_called, was = before[known]
            old_place = spot.at("content", was_called).old_pointer
            _compare_media_type(place.inside(place.pointer, old_place), was, described)
        elif not _covered(known, before):
            text = (
                N_("%(name)s may be sent as %(media_type)s now.")
                if spot.is_sent
                else N_("%(name)s may come as %(media_type)s now.")
            )
            sentence = say(text, name=spot.name, media_type=media_type)
            place.add("compatible", None, media_type, sentence, effect="added")


def _compare_media_type(spot: Spot, old: Any, new: Any) -> None:
    one, other = _mapping(old), _mapping(new)
    if spot.is_unchanged(one, other):
        return
    spot.exemplified(one, other)
    schema = spot.at("schema")
    before, after = one.get("schema", True), other.get("schema", True)
    if not (_is_any(before) and _is_bytes(spot.comparison.new, after)) and not (
        _is_any(after) and _is_bytes(spot.comparison.old, before)
    ):
        compare_schemas(schema, before, after)
    _compare_encodings(spot.at("encoding"), _mapping(one.get("encoding")), _mapping(other.get("encoding")))


def _compare_encodings(spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    for name in dict.fromkeys([*old, *new]):
        before, after = _mapping(old.get(name)), _mapping(new.get(name))
        one, other = ({part: given.get(part) for part in _PARTS} for given in (before, after))
        if one != other:
            text = N_("The part “%(part)s” of %(inner)s is written in another way.")
            sentence = say(text, part=name, inner=spot.inner_name)
            spot.at(str(name)).replaced(before, after, sentence)


def _is_any(schema: Any) -> bool:
    return schema is True or schema == {}


def _is_bytes(document: Mapping[str, Any], schema: Any) -> bool:
    return "bytes" in form_of(document, schema, "").words


def _covered(media_type: str, others: Mapping[str, Any]) -> bool:
    """Whether a range among the others (`image/*`, `*/*`) takes a media type in."""
    return f"{media_type.split('/')[0]}/*" in others or "*/*" in others


def _media_types(given: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """Media type in one writing → as it is written, and what it holds."""
    return {
        "".join(str(name).lower().split()): (str(name), described)
        for name, described in _mapping(given.get("content")).items()
    }


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
