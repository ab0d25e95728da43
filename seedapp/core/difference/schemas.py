"""Changes of a schema, seen from the side of a client that sends it or receives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..wording import N_, say
from .changes import ChangeKind, Spot
from .schema_forms import followed, in_one_form, type_in_words, types_of
from .schema_limits import compare_limits

Form = Mapping[str, Any]
Seen = dict[tuple[str, str, int, int], tuple[Form, Form]]
"""The pairs that were compared, kept so that no other schema takes their identity."""


def compare_schemas(spot: Spot, old: Any, new: Any, seen: Seen | None = None) -> None:
    """Adds the changes to the spot's report; a cycle of references is walked once."""
    seen = {} if seen is None else seen
    old_schema, _ = followed(spot.report.old, old, spot.pointer)
    new_schema, pointer = followed(spot.report.new, new, spot.pointer)
    step = (spot.direction, spot.name, id(old_schema), id(new_schema))
    if step in seen:
        return
    seen[step] = (old_schema, new_schema)
    spot = replace(spot, pointer=pointer)
    before, after = in_one_form(spot.report.old, old_schema), in_one_form(spot.report.new, new_schema)
    _compare_types(spot, before, after)
    compare_limits(spot, before, after)
    _compare_prose(spot, before, after)
    _compare_properties(spot, before, after, seen)
    _compare_inner(spot, before, after, seen)
    for key in ("oneOf", "anyOf"):
        _compare_choices(spot, key, _choices(before, key), _choices(after, key), seen)


def _compare_types(spot: Spot, old: Form, new: Form) -> None:
    before, after = types_of(old), types_of(new)
    if before == after:
        return
    said = {"name": spot.name, "before": type_in_words(old), "after": type_in_words(new)}
    spot, changed = spot.at("type"), (old.get("type"), new.get("type"))
    if after < before:
        sentence = say(N_("“%(name)s” allows fewer types: %(before)s became %(after)s."), **said)
        spot.narrowed(*changed, sentence)
    elif before < after:
        sentence = say(N_("“%(name)s” allows more types: %(before)s became %(after)s."), **said)
        spot.widened(*changed, sentence)
    else:
        sentence = say(N_("The type of “%(name)s” changed from %(before)s to %(after)s."), **said)
        spot.add("breaking", *changed, sentence)


def _compare_prose(spot: Spot, old: Form, new: Form) -> None:
    for key in ("title", "description", "example", "examples", "deprecated"):
        before, after = old.get(key), new.get(key)
        if before != after:
            sentence = say(N_("The %(part)s of “%(name)s” changed."), part=key, name=spot.name)
            spot.at(key).add("documentation", before, after, sentence)
    before, after = old.get("default"), new.get("default")
    if before != after:
        sentence = say(N_("What is taken for “%(name)s” when it is left out changed."), name=spot.name)
        kind: ChangeKind = "breaking" if spot.direction == "request" else "documentation"
        spot.at("default").add(kind, before, after, sentence)


def _compare_properties(spot: Spot, old: Form, new: Form, seen: Seen) -> None:
    before, after = _properties(old, spot), _properties(new, spot)
    was_required, is_required = _required(old), _required(new)
    for name, schema in before.items():
        member = spot.at("properties", name, name=name)
        if name in after:
            _compare_required(member, name in was_required, name in is_required)
            compare_schemas(member, schema, after[name], seen)
        else:
            _removed(member, schema, spot.name)
    for name, schema in after.items():
        if name not in before:
            _added(spot.at("properties", name, name=name), schema, name in is_required)


def _removed(member: Spot, schema: Any, owner: str) -> None:
    if member.direction == "response":
        sentence = say(N_("“%(member)s” is no longer in “%(name)s”."), member=member.name, name=owner)
    else:
        sentence = say(N_("“%(member)s” is no longer taken in “%(name)s”."), member=member.name, name=owner)
    member.add("breaking", schema, None, sentence)


def _added(member: Spot, schema: Any, required: bool) -> None:
    if member.direction == "response":
        member.add("compatible", None, schema, say(N_("“%(name)s” is new in the answer."), name=member.name))
    elif required:
        member.add("breaking", None, schema, say(N_("“%(name)s” is new and must be sent."), name=member.name))
    else:
        member.add("compatible", None, schema, say(N_("“%(name)s” may be sent now."), name=member.name))


def _compare_required(member: Spot, before: bool, after: bool) -> None:
    is_sent = member.direction == "request"
    if after and not before:
        text = (
            N_("“%(name)s” must be sent now; it was optional.")
            if is_sent
            else N_("“%(name)s” is always in the answer now.")
        )
        member.narrowed(False, True, say(text, name=member.name))
    elif before and not after:
        text = (
            N_("“%(name)s” may be left out now.")
            if is_sent
            else N_("“%(name)s” may be missing from the answer now.")
        )
        member.widened(True, False, say(text, name=member.name))


def _compare_inner(spot: Spot, old: Form, new: Form, seen: Seen) -> None:
    if "items" in old and "items" in new:
        compare_schemas(spot.at("items"), old["items"], new["items"], seen)
    before, after = old.get("additionalProperties", True), new.get("additionalProperties", True)
    others = spot.at("additionalProperties")
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        compare_schemas(others, before, after, seen)
    elif before != after and (after is False or before is True):
        sentence = say(N_("“%(name)s” may hold less beside its described members."), name=spot.name)
        others.narrowed(before, after, sentence)
    elif before != after:
        sentence = say(N_("“%(name)s” may hold more beside its described members."), name=spot.name)
        others.add("compatible", before, after, sentence)


def _compare_choices(spot: Spot, key: str, before: list[Any], after: list[Any], seen: Seen) -> None:
    pairs = [(one, other) for one in before for other in after if _is_same(one, other)]
    gone = [one for one in before if not any(one is pair[0] for pair in pairs)]
    fresh = [one for one in after if not any(one is pair[1] for pair in pairs)]
    if len(gone) == len(fresh):
        pairs += zip(gone, fresh, strict=True)
        gone = fresh = []
    for one, other in pairs:
        compare_schemas(spot.at(key, str(after.index(other))), one, other, seen)
    if gone and after:
        spot.at(key).narrowed(before, after, say(N_("“%(name)s” has fewer alternatives."), name=spot.name))
    elif gone:
        spot.at(key).widened(before, after, say(N_("“%(name)s” has no alternatives now."), name=spot.name))
    if fresh and before:
        spot.at(key).widened(before, after, say(N_("“%(name)s” has more alternatives."), name=spot.name))
    elif fresh:
        spot.at(key).narrowed(
            before, after, say(N_("“%(name)s” is one of alternatives now."), name=spot.name)
        )


def _choices(form: Form, key: str) -> list[Any]:
    given = form.get(key)
    return list(given) if isinstance(given, list | tuple) else []


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping) and ("$ref" in one or "$ref" in other):
        return one.get("$ref") == other.get("$ref")
    return bool(one == other)


def _properties(form: Form, spot: Spot) -> dict[str, Any]:
    """The members that travel this way: read-only ones are never sent, write-only ones never answered."""
    given = form.get("properties")
    left_out = "readOnly" if spot.direction == "request" else "writeOnly"
    return {
        name: schema
        for name, schema in (given.items() if isinstance(given, Mapping) else ())
        if not (isinstance(schema, Mapping) and schema.get(left_out) is True)
    }


def _required(form: Form) -> frozenset[str]:
    given = form.get("required")
    names = given if isinstance(given, list | tuple) else ()
    return frozenset(one for one in names if isinstance(one, str))
