"""Changes of what travels in the path, the query, the headers and the cookies of a request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..wording import N_, say
from .bodies import compare_content
from .changes import Direction
from .comparison import Comparison, Unit
from .endpoints import PARAMETER, Endpoint
from .references import inner_of, reference_in
from .schemas import compare_deprecated, compare_schemas
from .spot import Spot

Key = tuple[str, str]
Placed = tuple[Any, Mapping[str, Any], str]
"""A parameter as it stands in the list, behind its references, and the pointer there."""

_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}
_IGNORED = {("header", "accept"), ("header", "content-type"), ("header", "authorization")}


def begin_parameters(comparison: Comparison, unit: Unit, old: str, new: str, direction: Direction) -> None:
    one, _ = inner_of(comparison.old, {"$ref": old}, "")
    other, _ = inner_of(comparison.new, {"$ref": new}, "")
    spot = Spot(comparison, unit, new.removeprefix("#"), old.removeprefix("#"), direction)
    if not spot.is_unchanged(one, other):
        _compare(spot, one, other)


def compare_parameters(spot: Spot, old: Endpoint, new: Endpoint) -> None:
    """`spot` is the operation, as the side that calls it sees it."""
    same_path = old.path == new.path
    lists = [(one.item.get("parameters"), one.operation.get("parameters")) for one in (old, new)]
    if (
        same_path
        and spot.is_unchanged(lists[0][0], lists[1][0])
        and spot.is_unchanged(lists[0][1], lists[1][1])
    ):
        return
    before = dict(_parameters(spot.comparison.old, old))
    after = dict(_parameters(spot.comparison.new, new))
    gone = [key for key in before if key not in after]
    fresh = [key for key in after if key not in before]
    for key in list(gone):
        other = next((one for one in fresh if one[1] == key[1] and "path" not in (one[0], key[0])), None)
        other = other or next((one for one in fresh if _is_in_another_place(before[key], after[one])), None)
        if other is not None:
            gone.remove(key)
            fresh.remove(other)
            _moved(_spot(spot, before[key], after[other]), key, other, after[other])
    if old.shape != new.shape:  # the move says so already
        gone = [key for key in gone if key[0] != "path"]
        fresh = [key for key in fresh if key[0] != "path"]
    for key in gone:
        _removed(_spot(spot, before[key], before[key]), before[key][1])
    for key in fresh:
        _added(_spot(spot, after[key], after[key]), after[key][1])
    for key, placed in before.items():
        if key in after:
            _compare_placed(spot, placed, after[key])


def _is_in_another_place(one: Placed, other: Placed) -> bool:
    """One name in the path and elsewhere: path parameters are known by their place, not their name."""
    return one[1].get("name") == other[1].get("name") and one[1].get("in") != other[1].get("in")


def _spot(spot: Spot, old: Placed, new: Placed) -> Spot:
    return spot.inside(new[2], old[2])


def _compare_placed(spot: Spot, old: Placed, new: Placed) -> None:
    """Parameters that stand behind references are compared once for all operations."""
    before, after = reference_in(old[0]), reference_in(new[0])
    if before and after:
        unit = spot.comparison.pair(begin_parameters, before, after, spot.direction)
        if unit is not None:
            spot.unit.lead_to(unit)
            return
    if not spot.is_unchanged(old[1], new[1]):
        _compare(_spot(spot, old, new), old[1], new[1])


def _parameters(document: Mapping[str, Any], endpoint: Endpoint) -> Iterator[tuple[Key, Placed]]:
    """Path parameters are known by their position in the path, headers whatever their case."""
    places = [place[1:-1] for place in PARAMETER.findall(endpoint.path)]
    for owner, pointer in ((endpoint.item, endpoint.base), (endpoint.operation, endpoint.pointer)):
        given = owner.get("parameters")
        for at, one in enumerate(given if isinstance(given, list | tuple) else ()):
            parameter, place = inner_of(document, one, f"{pointer}/parameters/{at}")
            where, name = str(parameter.get("in", "")), str(parameter.get("name", ""))
            if where == "header":
                name = name.casefold()
            if where == "path" and name in places:
                name = f"{{{places.index(name)}}}"
            if (where, name) not in _IGNORED:
                yield (where, name), (one, parameter, place)


def _moved(spot: Spot, was: Key, now: Key, new: Placed) -> None:
    text = N_("The parameter “%(name)s” moved from %(before)s to %(after)s. Send it there.")
    sentence = say(text, name=new[1].get("name", ""), before=was[0], after=now[0])
    spot.at("in").add("breaking", was[0], now[0], sentence, effect="moved")


def _removed(spot: Spot, parameter: Mapping[str, Any]) -> None:
    text = N_("The parameter “%(name)s” is no longer taken. Stop sending it.")
    sentence = say(text, name=parameter.get("name", ""))
    spot.add("breaking", parameter, None, sentence, effect="removed")


def _added(spot: Spot, parameter: Mapping[str, Any]) -> None:
    name = parameter.get("name", "")
    if parameter.get("required") is True:
        sentence = say(N_("The parameter “%(name)s” is new and must be sent."), name=name)
        spot.add("breaking", None, parameter, sentence, effect="added")
    else:
        sentence = say(N_("The parameter “%(name)s” may be sent now."), name=name)
        spot.add("compatible", None, parameter, sentence, effect="added")


def _compare(spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    name = str(new.get("name", ""))
    spot = spot.member(name, spot.pointer, spot.old_pointer)
    before, after = old.get("required") is True, new.get("required") is True
    if before != after:
        sentence = (
            say(N_("The parameter “%(name)s” must be sent now; it was optional."), name=name)
            if after
            else say(N_("The parameter “%(name)s” may be left out now."), name=name)
        )
        spot.at("required").add("breaking" if after else "compatible", before, after, sentence)
    compare_writing(spot, old, new, _STYLES.get(str(new.get("in")), ""))
    spot.described("description", old.get("description"), new.get("description"))
    spot.exemplified(old, new)
    compare_deprecated(spot, old, new)
    compare_value(spot, old, new)


def compare_value(spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """The schema of a parameter or header, or the media type that it is written in instead."""
    if isinstance(old.get("content"), Mapping) and isinstance(new.get("content"), Mapping):
        compare_content(spot, old, new)
    elif ("content" in old) == ("content" in new):
        place = spot.at("schema")
        compare_schemas(place, old.get("schema", True), new.get("schema", True))


def compare_writing(spot: Spot, old: Mapping[str, Any], new: Mapping[str, Any], style: str) -> None:
    """How the value becomes text; `style` is what is meant when none is named."""
    before, after = _writing(old, style), _writing(new, style)
    for part, was in before.items():
        if after[part] != was:
            text = N_("%(name)s is written in another way: %(part)s is %(after)s, no longer %(before)s.")
            sentence = say(text, name=spot.name, part=part, before=was, after=after[part])
            spot.at(part).replaced(was, after[part], sentence)
            return


def _writing(given: Mapping[str, Any], default: str) -> dict[str, Any]:
    style = given.get("style", default)
    return {
        "content": "content" in given,
        "style": style,
        "explode": given.get("explode", style == "form"),
        "allowReserved": given.get("allowReserved", False),
        "allowEmptyValue": given.get("allowEmptyValue", False),
    }
