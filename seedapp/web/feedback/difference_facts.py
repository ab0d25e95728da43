"""A difference as pages tell of it, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from seedapp.core.difference import Change, DesignChange
from seedapp.core.difference.affected import Affected
from seedapp.core.difference.whole import Contract, Difference
from seedapp.core.wording import Sentence
from seedapp.web.wording import spoken

MOST_SHOWN = 200


@dataclass(frozen=True)
class ContractFacts:
    """`changes`: {kind, where, sentence, touches}, breaking ones first; `more` are not shown."""

    name: str
    versions: str
    refused: str
    changes: list[dict[str, str]]
    more: int


@dataclass(frozen=True)
class Teller:
    """An actor, or a service that calls, and the keys of their stories that are touched."""

    name: str
    kind: str
    stories: list[str]


@dataclass(frozen=True)
class DifferenceFacts:
    """`counts`: kind of change → how many; `stories` are touched but told by nobody of the design."""

    contracts: list[ContractFacts]
    things: list[dict[str, str]]
    more_things: int
    counts: dict[str, int]
    tellers: list[Teller]
    stories: list[str]

    @property
    def is_empty(self) -> bool:
        return not (self.things or any(one.changes or one.refused for one in self.contracts))

    @property
    def breaks(self) -> int:
        """How many changes break clients."""
        return self.counts["breaking"] + self.counts["moved"]


def facts_of_difference(
    difference: Difference, url_of: Callable[[str], str] | None = None
) -> DifferenceFacts:
    """`url_of` gives the page of a target of the design as it is now; without it nothing is linked."""
    things = difference.things
    affected = difference.affect.of_all([*difference.changes, *things])
    tellers, stories = people_of(affected)
    return DifferenceFacts(
        [_contract(difference, one) for one in difference.contracts if one.changes or one.refused],
        [_thing(difference, one, url_of) for one in things[:MOST_SHOWN]],
        max(0, len(things) - MOST_SHOWN),
        _counts(difference.changes),
        tellers,
        stories,
    )


def _contract(difference: Difference, one: Contract) -> ContractFacts:
    return ContractFacts(
        one.name,
        _versions(one),
        spoken(one.refused) if one.refused else "",
        [_change(difference, change) for change in one.changes[:MOST_SHOWN]],
        max(0, len(one.changes) - MOST_SHOWN),
    )


def _versions(one: Contract) -> str:
    if one.before and one.after and one.before != one.after:
        return f"{one.before} → {one.after}"
    if one.before and not one.after:
        return _("%(version)s, gone") % {"version": one.before}
    if one.after and not one.before:
        return _("%(version)s, new") % {"version": one.after}
    return one.after


def _change(difference: Difference, change: Change) -> dict[str, str]:
    return {
        "kind": "moved" if change.moved else change.kind,
        "where": spoken(change.where),
        "sentence": spoken(change.sentence),
        "touches": _touches(difference.affect.of(change)),
    }


def _thing(difference: Difference, one: DesignChange, url_of: Callable[[str], str] | None) -> dict[str, str]:
    led_to = difference.led_to(one)
    is_there = one.kind != "removed" and one.target != "design"
    return {
        "kind": one.kind,
        "sentence": spoken(one.sentence),
        "url": url_of(one.target) if url_of and is_there else "",
        "touches": _touches(difference.affect.of(one)),
        "led_to": str(len(led_to)) if led_to else "",
        "breaking": str(sum(1 for change in led_to if change.kind == "breaking")),
    }


def _touches(affected: Affected) -> str:
    sentence: Sentence | None = affected.sentence
    return spoken(sentence) if sentence is not None else ""


def _counts(changes: tuple[Change, ...]) -> dict[str, int]:
    kinds = ["moved" if one.moved else one.kind for one in changes]
    return {kind: kinds.count(kind) for kind in ("breaking", "moved", "compatible", "documentation")}


def people_of(affected: Affected) -> tuple[list[Teller], list[str]]:
    """Those who are touched with their stories, and the stories that nobody of the design tells."""
    people = affected.people
    told = {one.key: one for one in people.stories}
    names: dict[str, tuple[str, str]] = {one.key: (one.name, one.kind) for one in people.actors}
    names |= {one.key: (one.name, one.layer) for one in people.consumers if one.key not in names}
    tellers = [
        Teller(name or key, kind, [story.key for story in told.values() if story.actor == key])
        for key, (name, kind) in names.items()
    ]
    return tellers, [key for key, story in told.items() if story.actor not in names]
