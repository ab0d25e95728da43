"""Changes of how callers prove who they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..openapi.references import pointer_of
from ..wording import N_, Sentence, say
from .changes import ChangeKind
from .comparison import Comparison, Found, Unit
from .endpoints import Endpoint
from .references import inner_of

Requirement = frozenset[tuple[str, str]]
_TELLING = ("type", "in", "name", "scheme", "openIdConnectUrl")
_FLOWS = ("authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl")


@dataclass
class Doors:
    """The ways in to both documents. What the root says is compared once for all that leave it so."""

    comparison: Comparison

    @cached_property
    def old_schemes(self) -> Mapping[str, Any]:
        return _schemes(self.comparison.old)

    @cached_property
    def new_schemes(self) -> Mapping[str, Any]:
        return _schemes(self.comparison.new)

    @cached_property
    def altered(self) -> dict[str, Unit]:
        """Scheme → the unit that says how it changed; those in both documents only."""
        units: dict[str, Unit] = {}
        for name, before in self.old_schemes.items():
            after = self.new_schemes.get(name)
            if after is not None and _telling(before) != _telling(after):
                units[name] = self.comparison.unit()
                text = N_(
                    "The security scheme “%(name)s” works in another way. Prove who calls as it says now."
                )
                found = _found(
                    "breaking",
                    pointer_of("components", "securitySchemes", name),
                    before,
                    after,
                    say(text, name=name),
                )
                units[name].found.append(found)
        return units

    @cached_property
    def root(self) -> Unit:
        unit = self.comparison.unit()
        before, after = self.comparison.old.get("security"), self.comparison.new.get("security")
        self._compare(unit, "/security", before, after)
        return unit

    def compare(self, unit: Unit, old: Endpoint, new: Endpoint) -> None:
        one, other = old.operation, new.operation
        if "security" not in one and "security" not in other:
            unit.lead_to(self.root)
        else:
            before = one.get("security", self.comparison.old.get("security"))
            after = other.get("security", self.comparison.new.get("security"))
            if before != after or not self.comparison.is_one_dialect:
                place = new.pointer + "/security" if "security" in other else "/security"
                self._compare(unit, place, before, after)
        if self.altered:
            given = other.get("security", self.comparison.new.get("security"))
            for name in _named(given):
                if name in self.altered:
                    unit.lead_to(self.altered[name])

    def _compare(self, unit: Unit, pointer: str, before: Any, after: Any) -> None:
        """Loosened when every way in that there was still is one; else a caller may be turned away."""
        one = self._ways(before, self.old_schemes)
        other = self._ways(after, self.new_schemes)
        if one == other:
            return
        said = {"before": _in_words(one), "after": _in_words(other)}
        if all(any(asked <= known for asked in other) for known in one):
            text = N_("Callers need less to be let in than before: %(after)s, where it was %(before)s.")
            unit.found.append(_found("compatible", pointer, before, after, say(text, **said)))
        else:
            text = N_(
                "Callers have to prove more, or in another way, to be let in: %(after)s, where it was "
                "%(before)s. Send what is asked for now."
            )
            unit.found.append(_found("breaking", pointer, before, after, say(text, **said)))

    def _ways(self, security: Any, schemes: Mapping[str, Any]) -> set[Requirement]:
        """Each way in as the (scheme, scope) pairs that it needs; open to all is the empty way."""
        ways: set[Requirement] = set()
        for requirement in security if isinstance(security, list | tuple) else ():
            needed: set[tuple[str, str]] = set()
            for scheme, scopes in requirement.items() if isinstance(requirement, Mapping) else ():
                is_known = scheme in self.old_schemes and scheme in self.new_schemes
                name = str(scheme) if is_known or scheme not in schemes else repr(_telling(schemes[scheme]))
                listed = scopes if isinstance(scopes, list | tuple) else ()
                needed |= {(name, ""), *((name, str(scope)) for scope in listed)}
            ways.add(frozenset(needed))
        return ways or {frozenset()}


def _found(kind: ChangeKind, pointer: str, before: Any, after: Any, sentence: Sentence) -> Found:
    return Found(kind, pointer, "security", before, after, sentence)


def _named(security: Any) -> list[str]:
    listed = security if isinstance(security, list | tuple) else ()
    return [str(name) for one in listed if isinstance(one, Mapping) for name in one]


def _in_words(ways: set[Requirement]) -> Sentence:
    if ways == {frozenset()}:
        return say(N_("nothing"))
    return say("%(ways)s", ways=" | ".join(sorted(_way(one) for one in ways)))


def _way(needed: Requirement) -> str:
    scopes: dict[str, list[str]] = {}
    for scheme, scope in sorted(needed):
        scopes.setdefault(scheme, []).extend([scope] if scope else [])
    return (
        " + ".join(f"{name} ({', '.join(given)})" if given else name for name, given in scopes.items()) or "–"
    )


def _schemes(document: Mapping[str, Any]) -> dict[str, Any]:
    components = document.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, Mapping) else None
    if not isinstance(schemes, Mapping):
        return {}
    return {str(name): inner_of(document, one, "")[0] for name, one in schemes.items()}


def _telling(scheme: Any) -> tuple[str, ...]:
    """What a caller must know of a scheme; where flows send people, and the name that HTTP gives it."""
    if not isinstance(scheme, Mapping):
        return ()
    flows = scheme.get("flows")
    ways = [
        f"{name} {[given.get(part) for part in _FLOWS]}"
        for name, given in sorted(flows.items(), key=str)
        if isinstance(given, Mapping)
    ] if isinstance(flows, Mapping) else []  # fmt: skip
    return tuple(str(scheme.get(part, "")).lower() for part in _TELLING) + tuple(ways)
