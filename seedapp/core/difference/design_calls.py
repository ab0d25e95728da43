"""Changes of a diagram by what it says: participants and messages, not lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..design import Interaction
from ..sequence import Call, Diagram, parse
from ..sequence.following import CallSeen, follow
from ..targets import of_call
from ..wording import N_, say
from .design_changes import DesignChange
from .design_parts import About


def compare_diagrams(about: About, old: Interaction, new: Interaction) -> Iterator[DesignChange]:
    if old.plantuml == new.plantuml:
        return
    before, after = parse(old.plantuml), parse(new.plantuml)
    changes = [
        *_compare_participants(about, before, after),
        *_compare_calls(about, old, new, before, after),
    ]
    if not changes:
        text = N_("The diagram “%(name)s” is written in another way; it calls the same.")
        sentence = say(text, name=about.words["name"])
        changes = [about.change("plantuml", old.plantuml, new.plantuml, sentence)]
    yield from changes


def _compare_participants(about: About, before: Diagram, after: Diagram) -> Iterator[DesignChange]:
    was, now = _participants(before), _participants(after)
    for alias, name in now.items():
        if alias not in was:
            sentence = say(
                N_("“%(participant)s” takes part in “%(name)s” now."),
                participant=name,
                name=about.words["name"],
            )
            yield about.change("plantuml", None, name, sentence)
    for alias, name in was.items():
        if alias not in now:
            sentence = say(
                N_("“%(participant)s” no longer takes part in “%(name)s”."),
                participant=name,
                name=about.words["name"],
            )
            yield about.change("plantuml", name, None, sentence)


def _compare_calls(
    about: About, old: Interaction, new: Interaction, before: Diagram, after: Diagram
) -> Iterator[DesignChange]:
    names, were = _participants(after), _participants(before)
    seen = [CallSeen(one.number, one.number, one.source, one.target, one.label) for one in before.calls]
    followed = follow(seen, after.calls)
    known = {one.number for one in followed.values() if one is not None}
    numbers = {one.number: now for one in before.calls if (now := followed[one.number]) is not None}
    for call in after.calls:
        if call.number not in known:
            sentence = say(
                N_("The message “%(call)s” was added to “%(name)s”."),
                call=_told(call, names),
                name=about.words["name"],
            )
            target = of_call(new, call.number)
            yield DesignChange(target, sentence, "added", "plantuml", None, _told(call, names))
    for call in before.calls:
        now = numbers.get(call.number)
        if now is None:
            sentence = say(
                N_("The message “%(call)s” was removed from “%(name)s”."),
                call=_told(call, were),
                name=about.words["name"],
            )
            target = of_call(old, call.number)
            yield DesignChange(target, sentence, "removed", "plantuml", _told(call, were), None, target)
        elif _told(call, were) != _told(now, names):
            sentence = say(
                N_("The message “%(before)s” of “%(name)s” is “%(after)s” now."),
                before=_told(call, were),
                after=_told(now, names),
                name=about.words["name"],
            )
            yield DesignChange(
                of_call(new, now.number), sentence, "changed", "plantuml", _told(call, were),
                _told(now, names), of_call(old, call.number),
            )  # fmt: skip
    places = [now.number for now in numbers.values()]
    if places != sorted(places):
        sentence = say(N_("The messages of “%(name)s” come in another order."), name=about.words["name"])
        yield about.change("plantuml", None, None, sentence)


def _participants(diagram: Diagram) -> dict[str, str]:
    return {one.alias: one.name or one.alias for one in diagram.participants}


def _told(call: Call, names: Mapping[str, str]) -> str:
    source, target = names.get(call.source, "→"), names.get(call.target, "→")
    return f"{source} → {target}: {call.label}" if call.label else f"{source} → {target}"
