"""Changes of the members of an object: which there are, and which must be there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..openapi.references import pointer_of
from ..wording import N_, say
from .forms import Form, Placed, form_of
from .spot import Spot

CompareSchemas = Callable[[Spot, Any, Any], None]
_WITHOUT = N_("%(what)s Manage without it.")
_STOP = N_("%(what)s Stop sending it.")


def compare_members(
    spot: Spot, old: Any, new: Any, before: Form, after: Form, compare_schemas: CompareSchemas
) -> None:
    """`old` and `new` are the schemas whole: a member may have moved to what they refer to."""
    if not (before.members or after.members or before.required or after.required):
        return
    one, other = _travelling(before, spot), _travelling(after, spot)
    if _differ(one, before, other, after) and (before.references or after.references):
        all_before = form_of(spot.comparison.old, old, spot.old_pointer, {})
        all_after = form_of(spot.comparison.new, new, spot.pointer, {})
    else:
        all_before, all_after = before, after
    known_before, known_after = _travelling(all_before, spot), _travelling(all_after, spot)
    for name, member in one.items():
        there = other.get(name) or known_after.get(name)
        if there is None:
            _removed(spot.member(name, _place(spot.pointer, name), member.pointer), member.schema)
        else:
            compare_schemas(spot.member(name, there.pointer, member.pointer), member.schema, there.schema)
    for name, member in other.items():
        if name not in one and name in known_before:
            was = known_before[name]
            compare_schemas(spot.member(name, member.pointer, was.pointer), was.schema, member.schema)
        elif name not in one:
            _added(
                spot.member(name, member.pointer, _place(spot.old_pointer, name)),
                member.schema,
                name in all_after.required,
            )
    _compare_required(spot, before, after, all_before, all_after)


def _differ(one: Mapping[str, Placed], before: Form, other: Mapping[str, Placed], after: Form) -> bool:
    return one.keys() != other.keys() or before.required.keys() != after.required.keys()


def _place(pointer: str, name: str) -> str:
    return pointer + pointer_of("properties", name)


def _removed(member: Spot, schema: Any) -> None:
    if member.is_sent:
        what, advice = say(N_("%(name)s is no longer taken."), name=member.name), _STOP
    else:
        what, advice = say(N_("%(name)s is gone from what clients receive."), name=member.name), _WITHOUT
    member.add("breaking", schema, None, say(advice, what=what), effect="removed")


def _added(member: Spot, schema: Any, required: bool) -> None:
    shown = schema if schema is not None else {}
    if not member.is_sent:
        sentence = say(N_("%(name)s is new in what clients receive."), name=member.name)
        member.add("compatible", None, shown, sentence, effect="added")
    elif required:
        member.add(
            "breaking", None, shown, say(N_("%(name)s is new and must be sent."), name=member.name),
            effect="added",
        )  # fmt: skip
    else:
        member.add(
            "compatible", None, shown, say(N_("%(name)s may be sent now."), name=member.name), effect="added"
        )


def _compare_required(spot: Spot, before: Form, after: Form, all_before: Form, all_after: Form) -> None:
    """Only of members that were there before and still are; what came or went says so itself."""
    here, there = _travelling(all_before, spot), _travelling(all_after, spot)
    hidden = (all_before.members.keys() | all_after.members.keys()) - (here.keys() & there.keys())
    for name in [*after.required, *before.required]:
        was, is_now = name in all_before.required, name in all_after.required
        if was == is_now or name in hidden:
            continue
        placed, past = there.get(name), here.get(name)
        member = spot.member(
            name,
            placed.pointer if placed else _place(spot.pointer, name),
            past.pointer if past else _place(spot.old_pointer, name),
        ).at("required")
        if is_now and member.is_sent:
            sentence = say(N_("%(name)s must be sent now; it was optional."), name=member.name)
            member.add("breaking", False, True, sentence, effect="narrowed")
        elif is_now:
            sentence = say(N_("%(name)s is always in what clients receive now."), name=member.name)
            member.add("compatible", False, True, sentence, effect="narrowed")
        elif member.is_sent:
            sentence = say(N_("%(name)s may be left out now."), name=member.name)
            member.add("compatible", True, False, sentence, effect="widened")
        else:
            text = N_("%(name)s may be missing from what clients receive now. Manage without it.")
            member.add("breaking", True, False, say(text, name=member.name), effect="widened")


def _travelling(form: Form, spot: Spot) -> dict[str, Placed]:
    """The members that travel this way: read-only ones are never sent, write-only ones never answered."""
    left_out = "readOnly" if spot.is_sent else "writeOnly"
    return {
        name: member
        for name, member in form.members.items()
        if not (isinstance(member.schema, Mapping) and member.schema.get(left_out) is True)
    }
