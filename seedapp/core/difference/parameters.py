"""Changes of what travels in the path, the query, the headers and the cookies of a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..wording import N_, say
from .changes import Report, Spot
from .endpoints import Endpoint
from .schemas import compare_schemas

_HOW_WRITTEN = ("style", "explode", "allowReserved", "content")


def compare_parameters(report: Report, old: Endpoint, new: Endpoint) -> None:
    before, after = old.parameters, new.parameters
    gone = {key: value for key, value in before.items() if key not in after}
    fresh = {key: value for key, value in after.items() if key not in before}
    for key in list(gone):
        other = next((one for one in fresh if one[1] == key[1] and one[0] != key[0]), None)
        if other is not None:
            _moved(report, key, other, gone.pop(key)[0], fresh.pop(other))
    for parameter, pointer in gone.values():
        _removed(report, parameter, pointer)
    for parameter, pointer in fresh.values():
        _added(report, parameter, pointer)
    for key, (parameter, _) in before.items():
        if key in after:
            _compare(report, parameter, *after[key])


def _moved(
    report: Report,
    was: tuple[str, str],
    now: tuple[str, str],
    old: Mapping[str, Any],
    new: tuple[Mapping[str, Any], str],
) -> None:
    name = old.get("name", "")
    sentence = say(
        N_("“%(name)s” moved from %(before)s to %(after)s."), name=name, before=was[0], after=now[0]
    )
    report.add("breaking", new[1] + "/in", was[0], now[0], sentence)


def _removed(report: Report, parameter: Mapping[str, Any], pointer: str) -> None:
    sentence = say(N_("The parameter “%(name)s” is no longer taken."), name=parameter.get("name", ""))
    report.add("breaking", pointer, parameter, None, sentence)


def _added(report: Report, parameter: Mapping[str, Any], pointer: str) -> None:
    name = parameter.get("name", "")
    if parameter.get("required") is True:
        sentence = say(N_("The parameter “%(name)s” is new and must be sent."), name=name)
        report.add("breaking", pointer, None, parameter, sentence)
    else:
        sentence = say(N_("The parameter “%(name)s” may be sent now."), name=name)
        report.add("compatible", pointer, None, parameter, sentence)


def _compare(report: Report, old: Mapping[str, Any], new: Mapping[str, Any], pointer: str) -> None:
    name = str(new.get("name", ""))
    before, after = old.get("required") is True, new.get("required") is True
    if before != after:
        sentence = (
            say(N_("The parameter “%(name)s” must be sent now; it was optional."), name=name)
            if after
            else say(N_("The parameter “%(name)s” may be left out now."), name=name)
        )
        report.add("breaking" if after else "compatible", pointer + "/required", before, after, sentence)
    if any(old.get(part) != new.get(part) for part in _HOW_WRITTEN):
        sentence = say(N_("The parameter “%(name)s” is written in another way."), name=name)
        report.add("breaking", pointer, old, new, sentence)
    for part in ("description", "example", "examples", "deprecated"):
        if old.get(part) != new.get(part):
            sentence = say(N_("The %(part)s of “%(name)s” changed."), part=part, name=name)
            report.add("documentation", f"{pointer}/{part}", old.get(part), new.get(part), sentence)
    spot = Spot(report, pointer + "/schema", "request", name)
    compare_schemas(spot, old.get("schema", {}), new.get("schema", {}))
