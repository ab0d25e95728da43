"""Changes of what stands inside a value: items, further members, and what JSON Schema can say beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..wording import N_, say
from .spot import Spot

CompareSchemas = Callable[[Spot, Any, Any], None]
_RULES = (
    "not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas", "dependentRequired",
    "unevaluatedItems", "contentSchema", "$dynamicRef",
)  # fmt: skip


def compare_parts(
    spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any], compare_schemas: CompareSchemas
) -> None:
    """`old` and `new` are the words of both forms."""
    _compare_items(spot, old, new, compare_schemas)
    for key in ("additionalProperties", "unevaluatedProperties"):
        _compare_further(spot, key, old.get(key), new.get(key), compare_schemas)
    _compare_patterns(spot, old, new, compare_schemas)
    for key in _RULES:
        before, after = old.get(key), new.get(key)
        if before != after:
            text = N_("%(name)s is checked by another rule now (%(rule)s).")
            spot.at(key).replaced(before, after, say(text, name=spot.name, rule=key))
    if old.get("xml") != new.get("xml"):
        sentence = say(N_("%(name)s is written in another way in XML."), name=spot.name)
        spot.at("xml").replaced(old.get("xml"), new.get("xml"), sentence)


def _compare_items(
    spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any], compare_schemas: CompareSchemas
) -> None:
    before, after = old.get("items", True), new.get("items", True)
    if before is not True or after is not True:
        items = spot.at("items")
        compare_schemas(items.member("[]", items.pointer, items.old_pointer), before, after)
    first, second = _listed(old.get("prefixItems")), _listed(new.get("prefixItems"))
    for at in range(max(len(first), len(second))):
        place = spot.at("prefixItems", str(at))
        compare_schemas(
            place.member(f"[{at}]", place.pointer, place.old_pointer),
            first[at] if at < len(first) else before,
            second[at] if at < len(second) else after,
        )


def _compare_further(spot: Spot, key: str, before: Any, after: Any, compare_schemas: CompareSchemas) -> None:
    before, after = _unless_empty(before), _unless_empty(after)
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        place = spot.at(key)
        compare_schemas(place.member("*", place.pointer, place.old_pointer), before, after)
    elif _width(after) < _width(before):
        text = (
            N_("%(name)s may hold nothing beside its described members now.")
            if after is False
            else N_("%(name)s may hold less beside its described members.")
        )
        spot.at(key).narrowed(before, after, say(text, name=spot.name))
    elif _width(after) > _width(before):  # compatible: clients pass over members that they do not know
        sentence = say(N_("%(name)s may hold more beside its described members."), name=spot.name)
        spot.at(key).add("compatible", before, after, sentence, effect="widened")


def _width(further: Any) -> int:
    """How much may stand beside the described members: nothing, what a schema lets in, anything."""
    return 0 if further is False else 1 if isinstance(further, Mapping) else 2


def _compare_patterns(
    spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any], compare_schemas: CompareSchemas
) -> None:
    before, after = _mapping(old.get("patternProperties")), _mapping(new.get("patternProperties"))
    for pattern in dict.fromkeys([*before, *after]):
        place = spot.at("patternProperties", str(pattern))
        named = place.member(f"/{pattern}/", place.pointer, place.old_pointer)
        if pattern in before and pattern in after:
            compare_schemas(named, before[pattern], after[pattern])
        elif pattern in after:
            named.narrowed(None, after[pattern], say(N_("%(name)s is described now."), name=named.name))
        else:
            sentence = say(N_("%(name)s is no longer described."), name=named.name)
            named.replaced(before[pattern], None, sentence)


def _unless_empty(value: Any) -> Any:
    """What a missing keyword and an empty schema mean: anything."""
    return True if value is None or value == {} else value


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
