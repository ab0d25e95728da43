"""A difference as a changelog in Markdown: what breaks and what to do, what is new, whom it touches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..wording import N_, Sentence, say
from .affected import Affected
from .changes import Change
from .design_changes import DesignChange
from .whole import Contract, Difference

Translate = Callable[[str], str]

_TITLE = N_("What changed in %(title)s")
_KINDS = {
    "breaking": N_("Breaking: clients must change"),
    "moved": N_("Moved: clients must call elsewhere"),
    "compatible": N_("Compatible: nothing to do"),
    "documentation": N_("Documentation"),
}
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&@$]|(?<=:)(?=//)|(?<=www)(?=\.)|^[-+=]", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


@dataclass(frozen=True)
class Edition:
    """What both sides of a difference are called: a title, and the names of before and after."""

    title: str
    before: str | Sentence = ""
    after: str | Sentence = ""


def to_markdown(difference: Difference, edition: Edition, translate: Translate = str) -> str:
    """The changelog. What people wrote stays text: it makes no heading, link, list or HTML."""
    return "".join(f"{line}\n" for line in _Writer(difference, translate).lines(edition))


def escaped(text: str) -> str:
    """A text on one line in which nothing is Markdown or HTML."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", line))


@dataclass(frozen=True)
class _Writer:
    difference: Difference
    translate: Translate

    def lines(self, edition: Edition) -> Iterator[str]:
        yield f"# {self.spoken(say(_TITLE, title=edition.title))}"
        if edition.before or edition.after:
            between = say(N_("%(before)s → %(after)s"), before=edition.before, after=edition.after)
            yield from ("", self.spoken(between))
        if not self.difference and not any(one.refused for one in self.difference.contracts):
            yield from ("", self.spoken(say(N_("Nothing changed."))))
            return
        for contract in self.difference.contracts:
            if contract.changes or contract.refused is not None:
                yield from self._contract(contract)
        yield from self._design()
        yield from self._people()

    def spoken(self, sentence: Sentence) -> str:
        return _escaped(sentence).spoken(self.translate)

    def _contract(self, contract: Contract) -> Iterator[str]:
        yield from ("", f"## {self.spoken(_headline(contract))}")
        if contract.refused is not None:
            yield from ("", self.spoken(contract.refused))
        for kind, title in _KINDS.items():
            changes = [one for one in contract.changes if _kind(one) == kind]
            if changes:
                yield from ("", f"### {self.translate(title)}", "")
                for change in changes:
                    yield from self._change(change)

    def _change(self, change: Change) -> Iterator[str]:
        said = self.spoken(change.sentence)
        is_named = {one.title for one in change.touched} & {
            str(one) for one in change.sentence.values.values()
        }
        yield f"- {said}" if is_named else f"- **{self.spoken(change.where)}**: {said}"
        yield from self._touches(self.difference.affect.of(change))

    def _design(self) -> Iterator[str]:
        if not self.difference.things:
            return
        yield from ("", f"## {self.translate(N_('In the design'))}", "")
        for thing in self.difference.things:
            yield f"- {self.spoken(thing.sentence)}"
            yield from self._consequences(thing)
            yield from self._touches(self.difference.affect.of(thing))

    def _consequences(self, thing: DesignChange) -> Iterator[str]:
        led_to = self.difference.led_to(thing)
        breaking = sum(1 for one in led_to if one.kind == "breaking")
        if led_to:
            text = N_("Changes of the contract that follow: %(count)d, breaking: %(breaking)d.")
            yield f"  {self.spoken(say(text, count=len(led_to), breaking=breaking))}"

    def _touches(self, affected: Affected) -> Iterator[str]:
        sentence = affected.sentence
        if sentence is not None:
            yield f"  *{self.spoken(sentence)}*"

    def _people(self) -> Iterator[str]:
        affected = self.difference.affect.of_all([*self.difference.changes, *self.difference.things])
        if not affected:
            return
        yield from ("", f"## {self.translate(N_('People affected'))}", "")
        for line in _told(affected):
            yield f"- {self.spoken(line)}"


def _headline(contract: Contract) -> Sentence:
    said = {"name": contract.name, "before": contract.before, "after": contract.after}
    if not contract.before and not contract.after:
        return say("%(name)s", **said)
    if not contract.before:
        return say(N_("%(name)s %(after)s, new"), **said)
    if not contract.after:
        return say(N_("%(name)s %(before)s, gone"), **said)
    if contract.before == contract.after:
        return say(N_("%(name)s %(after)s"), **said)
    return say(N_("%(name)s %(before)s → %(after)s"), **said)


def _kind(change: Change) -> str:
    return "moved" if change.moved else change.kind


def _told(affected: Affected) -> Iterable[Sentence]:
    """One line an actor with the stories that are touched, then stories that nobody here tells."""
    people = affected.people
    names = {one.key: one.name or one.key for one in people.actors}
    names |= {one.key: one.name or one.key for one in people.consumers if one.key not in names}
    for key, name in names.items():
        stories = [one.key for one in people.stories if one.actor == key]
        if stories:
            yield say(N_("%(actor)s: %(stories)s"), actor=name, stories=", ".join(stories))
        else:
            yield say("%(actor)s", actor=name)
    nobodys = [one.key for one in people.stories if one.actor not in names]
    nobodys += [key for key in affected.keys if key not in {one.key for one in people.stories}]
    if nobodys:
        yield say("%(stories)s", stories=", ".join(nobodys))


def _escaped(sentence: Sentence) -> Sentence:
    """The sentence with every value made harmless; its template is ours."""
    return Sentence(
        sentence.template,
        {
            name: _escaped(value)
            if isinstance(value, Sentence)
            else value
            if isinstance(value, int | float) and not isinstance(value, bool)
            else escaped(str(value))
            for name, value in sentence.values.items()
        },
    )
