"""Step 4: names that a reader cannot tell apart though they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import targets
from ..design import Actor, Operation, Service
from ..naming import mixed_word, seen_as
from ..wording import N_, Sentence, say
from .design_reading import DesignReading
from .findings import Found
from .rule import rule

Named = Sequence[Actor] | Sequence[Service] | Sequence[Operation]


@rule(
    "NAME-04", "warning", 4,
    title=N_("Names that only look alike"),
    why=N_("Letters of different alphabets can look the same. Readers then take two things for one."),
    before="Commuter, and \u0421ommuter with a Cyrillic letter",
    after="Commuter, and Late commuter",
)  # fmt: skip
def look_alikes(seen: DesignReading) -> Iterator[Found]:
    kinds: tuple[Named, ...] = (seen.design.actors, seen.design.services, seen.design.operations)
    for things in kinds:
        known: dict[str, str] = {}
        for one in things:
            other = known.setdefault(seen_as(one.name), one.name)
            if sentence := _complaint(one.name, other):
                yield Found(targets.of(one), sentence, part="name")


def _complaint(name: str, other: str) -> Sentence | None:
    """`other` is the first name that a reader takes for the same, perhaps this one."""
    if word := mixed_word(name):
        return say(
            N_("“%(word)s” mixes letters of different alphabets. Type it anew in one of them."), word=word
        )
    if " ".join(name.casefold().split()) != " ".join(other.casefold().split()):
        return say(
            N_("“%(name)s” looks like “%(other)s” and is another name. Rename one of them."),
            name=name,
            other=other,
        )
    return None
