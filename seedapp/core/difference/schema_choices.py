"""Changes of the alternatives of a value: `oneOf`, `anyOf` and the discriminator that tells them apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..wording import N_, say
from .forms import is_null
from .references import COMPONENTS, name_of, reference_in
from .spot import Spot

CompareSchemas = Callable[[Spot, Any, Any], None]


def compare_choices(
    spot: Spot, key: str, old: Mapping[str, Any], new: Mapping[str, Any], compare_schemas: CompareSchemas
) -> None:
    before, after = _listed(old.get(key)), _listed(new.get(key))
    if not before and not after:
        return
    pairs, gone, fresh = _matched(before, after)
    for one, other in pairs:
        place = spot.inside(f"{spot.pointer}/{key}/{other}", f"{spot.old_pointer}/{key}/{one}")
        compare_schemas(place, before[one], after[other])
    place = spot.at(key)
    if not before:
        place.narrowed(None, after, say(N_("%(name)s must be one of some alternatives now."), name=spot.name))
    elif not after:
        place.widened(
            before, None, say(N_("%(name)s is no longer one of some alternatives."), name=spot.name)
        )
    else:
        if gone:
            sentence = say(
                N_("%(name)s can no longer be %(values)s."), name=spot.name, values=_named(before, gone)
            )
            place.narrowed(before, after, sentence)
        if fresh:
            sentence = say(
                N_("%(name)s can now also be %(values)s."), name=spot.name, values=_named(after, fresh)
            )
            place.widened(before, after, sentence)
    _compare_discriminators(spot, old, new, [before[at] for at in gone], [after[at] for at in fresh])


def alike(old: Any, new: Any) -> tuple[Any, Any]:
    """A schema that became one alternative of several, or was one, as a choice with one alternative."""
    return _as_choice(old, new), _as_choice(new, old)


def _as_choice(one: Any, other: Any) -> Any:
    for key in ("oneOf", "anyOf"):
        choices = _listed(other.get(key)) if isinstance(other, Mapping) else []
        own = _listed(one.get(key)) if isinstance(one, Mapping) else []
        single = [choice for choice in own if not is_null(choice)] if own else [one]
        if len(choices) < 2 or len(single) != 1 or len(own) not in (0, 2):
            continue
        if _identity(single[0]) in {_identity(choice) for choice in choices if not is_null(choice)}:
            return {**one, key: single, "null": True} if own else {key: single}
    return one


def _matched(before: list[Any], after: list[Any]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Places of alternatives that are the same, that are gone, and that are new."""
    places: dict[str, list[int]] = {}
    for at, one in enumerate(after):
        places.setdefault(_identity(one), []).append(at)
    pairs: list[tuple[int, int]] = []
    gone: list[int] = []
    for at, one in enumerate(before):
        there = places.get(_identity(one))
        if there:
            pairs.append((at, there.pop(0)))
        else:
            gone.append(at)
    fresh = sorted(at for left in places.values() for at in left)
    if len(gone) == len(fresh) and not any(
        reference_in(one) for one in [*(before[at] for at in gone), *(after[at] for at in fresh)]
    ):
        return pairs + list(zip(gone, fresh, strict=True)), [], []
    return pairs, gone, fresh


def _identity(choice: Any) -> str:
    """What an alternative is known by: its reference, its title, else all of it."""
    if reference := reference_in(choice):
        return f"$ref {reference}"
    title = choice.get("title") if isinstance(choice, Mapping) else None
    return f"title {title}" if isinstance(title, str) else repr(choice)


def _named(choices: list[Any], places: list[int]) -> str:
    return ", ".join(_name(choices[at]) for at in places)


def _name(choice: Any) -> str:
    if reference := reference_in(choice):
        return name_of(reference)
    said = (choice.get("title") or choice.get("type")) if isinstance(choice, Mapping) else None
    return str(said) if said else "…"


def _compare_discriminators(
    spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any], gone: list[Any], fresh: list[Any]
) -> None:
    """Entries that only follow alternatives which came or went are no changes of their own."""
    one, other = _mapping(old.get("discriminator")), _mapping(new.get("discriminator"))
    before, after = one.get("propertyName"), other.get("propertyName")
    place = spot.at("discriminator", "propertyName")
    if before != after and before is not None and after is not None:
        text = N_("The alternatives of %(inner)s are told apart by “%(after)s” now, not by “%(before)s”.")
        sentence = say(text, inner=spot.inner_name, before=before, after=after)
        place.replaced(before, after, sentence, N_("%(what)s Read and write that member."))
    elif before != after:
        sentence = (
            say(
                N_("The alternatives of %(inner)s are told apart by “%(after)s” now."),
                inner=spot.inner_name,
                after=after,
            )
            if before is None
            else say(
                N_("Nothing tells the alternatives of %(inner)s apart by name any more."),
                inner=spot.inner_name,
            )
        )
        place.add("documentation", before, after, sentence)
    came, went = {reference_in(one) for one in fresh}, {reference_in(one) for one in gone}
    was, now = _mapping(one.get("mapping")), _mapping(other.get("mapping"))
    for value in dict.fromkeys([*was, *now]):
        before, after = was.get(value), now.get(value)
        if before == after or _target(before) in went or _target(after) in came:
            continue
        said = {"name": spot.name, "inner": spot.inner_name, "value": value}
        place = spot.at("discriminator", "mapping", str(value))
        if after is None:
            place.narrowed(before, None, say(N_("%(name)s is no longer named by “%(value)s”."), **said))
        elif before is None:
            place.widened(None, after, say(N_("%(name)s can also be named by “%(value)s” now."), **said))
        else:
            place.replaced(
                before, after, say(N_("“%(value)s” names another alternative of %(inner)s now."), **said)
            )


def _target(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return value if "/" in value else f"{COMPONENTS}schemas/{value}"


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
