"""A value under comparison: where it stands, which way it travels and what people call it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..openapi.references import pointer_of
from ..wording import N_, Sentence, say
from .changes import ChangeKind, Direction, narrowing, widening
from .comparison import Comparison, Found, Unit

_SEND = N_("%(what)s Send only what is still allowed.")
_RECEIVE = N_("%(what)s Be ready to receive it.")
BODY = N_("The request body")
ANSWER = N_("The answer %(status)s")
_INSIDE = {BODY: N_("the request body"), ANSWER: N_("the answer %(status)s")}
_BOTH = {"request": _SEND, "response": _RECEIVE}


@dataclass(frozen=True, slots=True)
class Spot:
    """`path` names the value (`Bike.status`), or `whole` does in words where it is no member of anything."""

    comparison: Comparison
    unit: Unit
    pointer: str
    old_pointer: str
    direction: Direction
    path: str = ""
    whole: Sentence | None = None

    @property
    def name(self) -> Sentence | str:
        """What a sentence calls the value."""
        return self.whole if self.whole is not None else f"“{self.path}”"

    @property
    def inner_name(self) -> Sentence | str:
        """What a sentence calls the value when it does not begin with it."""
        if self.whole is None:
            return self.name
        return say(_INSIDE.get(self.whole.template, self.whole.template), **self.whole.values)

    @property
    def is_sent(self) -> bool:
        """Whether clients send the value; else they receive it."""
        return self.direction == "request"

    def at(self, *parts: str) -> Spot:
        """A part of the value that has no name of its own."""
        place = pointer_of(*parts)
        return replace(self, pointer=self.pointer + place, old_pointer=self.old_pointer + place)

    def member(self, name: str, pointer: str, old_pointer: str) -> Spot:
        joint = "" if not self.path or name.startswith("[") else "."
        path = f"{self.path}{joint}{name}"
        return replace(self, pointer=pointer, old_pointer=old_pointer, path=path, whole=None)

    def inside(self, pointer: str, old_pointer: str) -> Spot:
        """The same value, which stands behind a reference."""
        return replace(self, pointer=pointer, old_pointer=old_pointer)

    def was_seen(self) -> bool:
        """Whether these two places were compared in the unit already: circles end here."""
        step = (self.old_pointer, self.pointer, self.direction)
        if step in self.unit.seen:
            return True
        self.unit.seen.add(step)
        return False

    def is_unchanged(self, old: Any, new: Any) -> bool:
        return self.comparison.is_unchanged(self.unit, self.direction, old, new)

    def add(
        self,
        kind: ChangeKind,
        before: Any,
        after: Any,
        sentence: Sentence,
        *,
        effect: str = "",
    ) -> None:
        """A change of the value; what was removed is pointed at in the old document."""
        pointer = self.old_pointer if after is None and before is not None else self.pointer
        self.unit.found.append(Found(kind, pointer, effect, before, after, sentence))

    def narrowed(self, before: Any, after: Any, what: Sentence, advice: str = _SEND) -> None:
        """Less is allowed than before. `advice` is what clients do about it where that breaks them."""
        kind = narrowing(self.direction)
        sentence = say(advice, what=what) if kind == "breaking" else what
        self.add(kind, before, after, sentence, effect="narrowed")

    def widened(self, before: Any, after: Any, what: Sentence, advice: str = _RECEIVE) -> None:
        """More is allowed than before."""
        kind = widening(self.direction)
        sentence = say(advice, what=what) if kind == "breaking" else what
        self.add(kind, before, after, sentence, effect="widened")

    def replaced(self, before: Any, after: Any, what: Sentence, advice: str = "") -> None:
        """Something else is allowed than before, which breaks whichever way it travels."""
        advice = advice or _BOTH[self.direction]
        self.add("breaking", before, after, say(advice, what=what), effect="replaced")

    def described(self, part: str, before: Any, after: Any) -> None:
        """A change of words alone."""
        if before != after:
            sentence = say(DESCRIPTIONS.get(part, DESCRIPTIONS["description"]), name=self.inner_name)
            self.at(part).add("documentation", before, after, sentence)

    def exemplified(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """A change of examples, in whichever of the two ways they are given."""
        before, after = examples_of(old), examples_of(new)
        if before != after:
            given = old if after is None else new
            sentence = say(N_("The examples of %(name)s changed."), name=self.inner_name)
            place = self.at("example" if "example" in given else "examples")
            place.add("documentation", before, after, sentence)


def examples_of(given: Mapping[str, Any]) -> list[Any] | None:
    """`example` and `examples` alike as a list of values, None when there are none."""
    named = given.get("examples")
    if isinstance(named, Mapping):
        named = [one.get("value", one) if isinstance(one, Mapping) else one for one in named.values()]
    if isinstance(named, list | tuple) and named:
        return list(named)
    return [given["example"]] if "example" in given else None


DESCRIPTIONS = {
    "title": N_("The title of %(name)s changed."),
    "summary": N_("The summary of %(name)s changed."),
    "description": N_("The description of %(name)s changed."),
    "externalDocs": N_("The page that tells more of %(name)s changed."),
}
