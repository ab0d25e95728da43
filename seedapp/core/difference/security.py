"""Changes of how callers prove who they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..openapi.references import pointer_of
from ..wording import N_, say
from .changes import Report
from .endpoints import Endpoint

Requirement = frozenset[tuple[str, str]]
_TELLING = ("type", "in", "name", "scheme", "openIdConnectUrl")


def compare_security(report: Report, old: Endpoint, new: Endpoint) -> None:
    """Loosened when every way in that there was still is one; else a caller may be turned away."""
    before, after = _effective(report.old, old.operation), _effective(report.new, new.operation)
    one, other = _alternatives(before, report, report.old), _alternatives(after, report, report.new)
    if one == other:
        return
    place = new.pointer + "/security" if "security" in new.operation else "/security"
    if all(any(asked <= known for asked in other) for known in one):
        sentence = say(N_("Callers need less to be let in than before."))
        report.add("compatible", place, before, after, sentence)
    else:
        sentence = say(N_("Callers have to prove more, or in another way, to be let in."))
        report.add("breaking", place, before, after, sentence)


def compare_schemes(report: Report) -> None:
    before, after = _schemes(report.old), _schemes(report.new)
    for name in before:
        if name in after and _telling(before[name]) != _telling(after[name]):
            sentence = say(N_("The security scheme “%(name)s” works in another way."), name=name)
            place = pointer_of("components", "securitySchemes", name)
            report.add("breaking", place, before[name], after[name], sentence)


def _effective(document: Mapping[str, Any], operation: Mapping[str, Any]) -> list[Any]:
    given = operation.get("security", document.get("security"))
    return list(given) if isinstance(given, list | tuple) else []


def _alternatives(security: list[Any], report: Report, document: Mapping[str, Any]) -> set[Requirement]:
    """Each way in as the (scheme, scope) pairs that it needs; open to all is the empty way."""
    known = set(_schemes(report.old)) & set(_schemes(report.new))
    schemes = _schemes(document)
    ways: set[Requirement] = set()
    for requirement in security:
        needed: set[tuple[str, str]] = set()
        for scheme, scopes in requirement.items() if isinstance(requirement, Mapping) else ():
            is_renamed = scheme in schemes and scheme not in known
            name = repr(_telling(schemes[scheme])) if is_renamed else str(scheme)
            needed |= {(name, ""), *((name, str(scope)) for scope in scopes or ())}
        ways.add(frozenset(needed))
    return ways or {frozenset()}


def _schemes(document: Mapping[str, Any]) -> Mapping[str, Any]:
    components = document.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, Mapping) else None
    return schemes if isinstance(schemes, Mapping) else {}


def _telling(scheme: Any) -> tuple[Any, ...]:
    return tuple(scheme.get(part) for part in _TELLING) if isinstance(scheme, Mapping) else ()
