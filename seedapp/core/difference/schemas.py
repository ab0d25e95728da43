"""Changes of a schema, seen from the side of a client that sends it or receives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..wording import N_, say
from .changes import Direction
from .comparison import Comparison, Unit
from .forms import Form, form_of, types_in_words
from .references import name_of
from .schema_choices import alike, compare_choices
from .schema_limits import compare_limits
from .schema_members import compare_members
from .schema_parts import compare_parts
from .spot import Spot


def begin_schemas(comparison: Comparison, unit: Unit, old: str, new: str, direction: Direction) -> None:
    """Compare two schemas by their references."""
    one, other = comparison.old_at(old), comparison.new_at(new)
    if one is None and other is None:
        return
    spot = Spot(comparison, unit, new.removeprefix("#"), old.removeprefix("#"), direction, name_of(new))
    compare_schemas(spot, one, other)


def compare_schemas(spot: Spot, old: Any, new: Any) -> None:
    """Add the changes to the spot's unit; what stands behind equal references is a unit of its own."""
    if spot.is_unchanged(old, new) or spot.was_seen():
        return
    compared = spot.comparison
    old, new = alike(old, new)
    before = form_of(compared.old, old, spot.old_pointer)
    after = form_of(compared.new, new, spot.pointer)
    if before.references or after.references:
        kept = _follow(spot, before, after)
        if len(kept) < len(before.references):
            before = form_of(compared.old, old, spot.old_pointer, kept)
        if len(kept) < len(after.references):
            after = form_of(compared.new, new, spot.pointer, kept)
    _compare_forms(spot, old, new, before, after)


def _follow(spot: Spot, before: Form, after: Form) -> dict[str, None]:
    """Lead to what both refer to; a reference that became another is compared with that one."""
    kept: dict[str, None] = {}
    for reference in before.references:
        if reference in after.references and _lead(spot, reference, reference):
            kept[reference] = None
    old_left = [one for one in before.references if one not in kept]
    new_left = [one for one in after.references if one not in kept]
    if len(old_left) == len(new_left) == 1 and not (before.members or after.members):
        if not _lead(spot, old_left[0], new_left[0]):
            said = {"before": name_of(old_left[0]), "after": name_of(new_left[0])}
            sentence = say(
                N_("%(name)s is described by %(after)s now, no longer by %(before)s."), name=spot.name, **said
            )
            spot.at("$ref").replaced(old_left[0], new_left[0], sentence)
        kept |= dict.fromkeys([*old_left, *new_left])
    return kept


def _lead(spot: Spot, old: str, new: str) -> bool:
    unit = spot.comparison.pair(begin_schemas, old, new, spot.direction)
    if unit is None:
        return False
    spot.unit.lead_to(unit)
    return True


def _compare_forms(spot: Spot, old: Any, new: Any, before: Form, after: Form) -> None:
    if _is_another_type(spot, before, after):
        return
    compare_limits(spot, before.words, after.words)
    _compare_words(spot, before.words, after.words)
    compare_members(spot, old, new, before, after, compare_schemas)
    compare_parts(spot, before.words, after.words, compare_schemas)
    for key in ("oneOf", "anyOf"):
        compare_choices(spot, key, before.words, after.words, compare_schemas)


def _is_another_type(spot: Spot, old: Form, new: Form) -> bool:
    """Adds a change of the type; true when nothing else is worth comparing."""
    before, after = old.types, new.types
    was_null, is_null = _allows_null(old), _allows_null(new)
    if before == after and was_null == is_null:
        return False
    said = {
        "name": spot.name,
        "inner": spot.inner_name,
        "before": types_in_words(before),
        "after": types_in_words(after),
    }
    changed = (_shown(old), _shown(new))
    place = spot.at("type")
    if before - {"null"} == after - {"null"}:
        if is_null:
            spot.at("type").widened(*changed, say(N_("%(name)s can be null now."), **said))
        else:
            spot.at("type").narrowed(*changed, say(N_("%(name)s can no longer be null."), **said))
        return False
    if after < before:
        text = N_("%(name)s allows fewer types: %(after)s, where it was %(before)s.")
        place.narrowed(*changed, say(text, **said))
    elif before < after:
        text = N_("%(name)s allows more types: %(after)s, where it was %(before)s.")
        place.widened(*changed, say(text, **said))
    else:
        place.replaced(
            *changed, say(N_("The type of %(inner)s changed from %(before)s to %(after)s."), **said)
        )
    return not (before & after) - {"null"}


def _allows_null(form: Form) -> bool:
    return form.words.get("null") is True or "null" in form.types


def _shown(form: Form) -> Any:
    given = form.words.get("type")
    return sorted(form.types) if form.words.get("null") is True and given is not None else given


def _compare_words(spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    for part in ("title", "description", "externalDocs"):
        spot.described(part, old.get(part), new.get(part))
    spot.exemplified(old, new)
    compare_deprecated(spot, old, new)
    before, after = old.get("default"), new.get("default")
    if before == after:
        return
    said = {"name": spot.name, "inner": spot.inner_name, "before": before, "after": after}
    place = spot.at("default")
    if not spot.is_sent:
        place.add(
            "documentation",
            before,
            after,
            say(N_("The default of %(inner)s changed from %(before)s to %(after)s."), **said),
        )
    elif before is None:
        place.add(
            "compatible",
            before,
            after,
            say(N_("%(name)s is taken as %(after)s when it is left out."), **said),
        )
    else:
        text = N_(
            "%(name)s is taken as %(after)s when it is left out, no longer as %(before)s. Send what you mean."
        )
        place.add("breaking", before, after, say(text, **said))


def compare_deprecated(spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    before, after = old.get("deprecated") is True, new.get("deprecated") is True
    if before != after:
        text = (
            N_("%(name)s is deprecated: plan to do without it.")
            if after
            else N_("%(name)s is no longer deprecated.")
        )
        spot.at("deprecated").add("documentation", before, after, say(text, name=spot.name))
