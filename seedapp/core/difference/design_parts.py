"""Changes of the parts of a thing of the design: what each was, and what it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from ..design import Design, Failure, MessageRef, Server
from ..wording import N_, Sentence, say
from .design_changes import DesignChange, Thing, named, shown

PART_NAMES = {
    "key": N_("key"),
    "name": N_("name"),
    "title": N_("title"),
    "summary": N_("summary"),
    "description": N_("description"),
    "language": N_("language"),
    "contact": N_("contact"),
    "license": N_("licence"),
    "glossary": N_("glossary"),
    "style": N_("style of the interface"),
    "waivers": N_("waivers"),
    "layer": N_("layer"),
    "version": N_("version"),
    "resources": N_("resources"),
    "servers": N_("servers"),
    "security": N_("security"),
    "openapi": N_("further members of the document"),
    "kind": N_("kind"),
    "needs": N_("needs"),
    "pains": N_("pains"),
    "behaviours": N_("behaviours"),
    "level": N_("level"),
    "actor": N_("actor"),
    "provider": N_("provider"),
    "refines": N_("refined stories"),
    "when": N_("situation"),
    "want": N_("motivation"),
    "so": N_("goal"),
    "evidence": N_("evidence"),
    "jobs": N_("job stories"),
    "participants": N_("participants"),
    "values": N_("values"),
    "schema": N_("schema"),
    "service": N_("service"),
    "messages": N_("messages"),
    "outcome": N_("expected outcome"),
    "failures": N_("failures"),
    "http": N_("HTTP binding"),
    "http.method": N_("HTTP method"),
    "http.path": N_("path"),
    "http.status": N_("status of success"),
    "type": N_("type of the answer"),
}


@dataclass(frozen=True)
class About:
    """The thing that the parts belong to, by its target in both designs, and its words in sentences."""

    target: str
    old_target: str
    words: Mapping[str, Any]

    @classmethod
    def thing(cls, thing: Thing | Design, target: str, old_target: str) -> About:
        return cls(target, old_target, named(thing))

    def change(self, part: str, before: Any, after: Any, sentence: Sentence) -> DesignChange:
        return DesignChange(self.target, sentence, "changed", part, before, after, self.old_target)


def compare_parts(about: About, old: Any, new: Any, parts: Iterable[str]) -> Iterator[DesignChange]:
    """The changes of the named members of two dataclasses."""
    for part in parts:
        yield from _compare(about, part, getattr(old, part), getattr(new, part))


def _compare(about: About, part: str, before: Any, after: Any) -> Iterator[DesignChange]:
    if before == after:
        return
    if isinstance(before, tuple) and isinstance(after, tuple):
        yield from _compare_lists(about, part, before, after)
    elif isinstance(before, Mapping) and isinstance(after, Mapping) and part != "schema":
        yield from _compare_mappings(about, part, before, after)
    elif is_dataclass(before) and type(before) is type(after):
        for member in fields(before):
            yield from _compare(
                about, f"{part}.{member.name}", getattr(before, member.name), getattr(after, member.name)
            )
    else:
        yield about.change(part, before, after, _told(about, part, before, after))


def _told(about: About, part: str, before: Any, after: Any) -> Sentence:
    said = {
        **about.words,
        "part": _part(part),
        "before": shown(_plain(before)),
        "after": shown(_plain(after)),
    }
    if before in (None, "") or before == {}:
        return say(N_("The %(part)s of the %(kind)s “%(name)s” is “%(after)s” now; there was none."), **said)
    if after in (None, "") or after == {}:
        return say(N_("The %(part)s of the %(kind)s “%(name)s” is gone; it was “%(before)s”."), **said)
    return say(
        N_("The %(part)s of the %(kind)s “%(name)s” changed from “%(before)s” to “%(after)s”."), **said
    )


def _compare_lists(
    about: About, part: str, old: tuple[Any, ...], new: tuple[Any, ...]
) -> Iterator[DesignChange]:
    before, after = {_identity(one): one for one in old}, {_identity(one): one for one in new}
    said = {**about.words, "part": _part(part)}
    for key, one in after.items():
        if key not in before:
            sentence = say(
                N_("“%(value)s” was added to the %(part)s of the %(kind)s “%(name)s”."),
                value=shown(key),
                **said,
            )
            yield about.change(part, None, one, sentence)
        elif before[key] != one:
            yield about.change(part, before[key], one, _altered(about, part, key, before[key], one))
    for key, one in before.items():
        if key not in after:
            sentence = say(
                N_("“%(value)s” was taken from the %(part)s of the %(kind)s “%(name)s”."),
                value=shown(key),
                **said,
            )
            yield about.change(part, one, None, sentence)
    if before == after and len(old) == len(new):
        sentence = say(N_("The %(part)s of the %(kind)s “%(name)s” are in another order."), **said)
        yield about.change(part, list(old), list(new), sentence)
    elif before == after:
        sentence = say(N_("What is twice among the %(part)s of the %(kind)s “%(name)s” changed."), **said)
        yield about.change(part, list(old), list(new), sentence)


def _altered(about: About, part: str, key: str, before: Any, after: Any) -> Sentence:
    said = {**about.words, "part": _part(part), "value": shown(key)}
    if isinstance(before, Failure) and isinstance(after, Failure):
        was, now = (one.status if one.status is not None else "–" for one in (before, after))
        return say(
            N_("The status of “%(value)s” of the %(kind)s “%(name)s” changed from %(before)s to %(after)s."),
            before=was,
            after=now,
            **said,
        )
    return say(N_("“%(value)s” changed among the %(part)s of the %(kind)s “%(name)s”."), **said)


def _compare_mappings(
    about: About, part: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[DesignChange]:
    for key in dict.fromkeys([*old, *new]):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        said = {**about.words, "part": _part(part), "key": key}
        said |= {"before": shown(before), "after": shown(after)}
        if before is None:
            text = N_("“%(key)s” is “%(after)s” now among the %(part)s of the %(kind)s “%(name)s”.")
        elif after is None:
            text = N_("“%(key)s” (%(before)s) was taken from the %(part)s of the %(kind)s “%(name)s”.")
        else:
            text = N_(
                "“%(key)s” changed from “%(before)s” to “%(after)s” among the %(part)s "
                "of the %(kind)s “%(name)s”."
            )
        yield about.change(f"{part}.{key}", before, after, say(text, **said))


def _part(part: str) -> Sentence:
    """The part in words; of a part of a part the words of the whole where it has none of its own."""
    name = PART_NAMES.get(part) or PART_NAMES.get(part.partition(".")[0])
    return say(name) if name else say("%(part)s", part=part)


def _identity(one: Any) -> str:
    """What an entry of a list is known by."""
    match one:
        case Failure():
            return one.when
        case Server():
            return one.url
        case MessageRef():
            return str(one)
    return one if isinstance(one, str) else shown(_plain(one))


def _plain(value: Any) -> Any:
    """A dataclass as what it says, for a sentence."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    members = ((one.name, getattr(value, one.name)) for one in fields(value))
    return ", ".join(f"{name}: {_plain(given)}" for name, given in members if given)
