"""Step 4: one concept has one name, from the response that gives it to the input that takes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from .. import targets
from ..design import Field, Operation
from ..naming import words
from ..wording import N_, say
from .design_reading import DesignReading
from .field_places import answered_fields, field_lists
from .findings import Found
from .operations import called
from .rule import rule
from .word_lists import load_words

_MEANING = {word: meaning for meaning, spelled in load_words("synonyms").items() for word in spelled}


@rule(
    "OPR-10", "warning", 4,
    title=N_("One concept under two names"),
    why=N_("Whoever reads two names looks for two things. One name lets answers flow into the next input."),
    before="seat_no here, seat_num there; startRental answers rental_id, endRental takes hire_id",
    after="seat_no in both; rental_id in both",
)  # fmt: skip
def two_names_for_one(seen: DesignReading) -> Iterator[Found]:
    yield from _spelled_two_ways(seen)
    yield from _broken_flows(seen)


def _spelled_two_ways(seen: DesignReading) -> Iterator[Found]:
    spelled: dict[str, Counter[str]] = {}
    places: dict[str, str] = {}
    for one in field_lists(seen.design):
        shown = seen.shown(one.fields)
        for field in one.fields:
            name = shown[field.name]
            places.setdefault(name, one.target(field))
            spelled.setdefault(_meaning(field.name), Counter())[name] += 1
    for counts in spelled.values():
        usual = next(iter(counts.most_common(1)))[0]
        for name in counts:
            if name != usual:
                yield Found(
                    places[name],
                    say(
                        N_("“%(name)s” and “%(usual)s” look like one concept. Give it one name everywhere."),
                        name=name,
                        usual=usual,
                    ),
                )


def _meaning(name: str) -> str:
    return " ".join(_MEANING.get(word, word) for word in words(name)) or name


def _broken_flows(seen: DesignReading) -> Iterator[Found]:
    """An id that one operation answers and none takes, before one that takes an id which none answers."""
    answered = {one.name for op in seen.design.operations for one in _ids(answered_fields(seen.types, op))}
    taken = {one.name for operation in seen.design.operations for one in _ids(operation.inputs)}
    for feeding, fed in _in_order(seen):
        offers = [one for one in _ids(answered_fields(seen.types, feeding)) if one.name not in taken]
        own = {one.name for one in feeding.inputs}
        lacks = [one for one in _ids(fed.inputs) if one.name not in answered and one.name not in own]
        if len(offers) == len(lacks) == 1 and offers[0].type == lacks[0].type:
            yield Found(
                targets.of(fed, "inputs", lacks[0].name),
                say(
                    N_(
                        "“%(feeding)s” answers “%(offer)s”, “%(fed)s” takes “%(name)s”. "
                        "If they are one and the same, give them one name."
                    ),
                    feeding=called(feeding),
                    offer=offers[0].name,
                    fed=called(fed),
                    name=lacks[0].name,
                ),
            )


def _in_order(seen: DesignReading) -> Iterator[tuple[Operation, Operation]]:
    """Each operation of a service with the next one of that service in the same diagram."""
    steps = sorted(
        (ref.interaction, operation.service, ref.number, index)
        for index, operation in enumerate(seen.design.operations)
        for ref in operation.messages
    )
    seen_pairs: set[tuple[int, int]] = set()
    for before, after in pairwise(steps):
        pair = (before[3], after[3])
        if before[:2] == after[:2] and pair[0] != pair[1] and pair not in seen_pairs:
            seen_pairs.add(pair)
            yield seen.design.operations[pair[0]], seen.design.operations[pair[1]]


def _ids(fields: tuple[Field, ...]) -> list[Field]:
    return [field for field in fields if words(field.name)[-1:] == ["id"]]
