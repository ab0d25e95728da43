"""Step 4: the name of an operation says one thing, and says what it does."""

from __future__ import annotations

from collections.abc import Iterator

from .. import targets
from ..derive.labels import Reading
from ..design import Operation
from ..naming import is_plural
from ..wording import N_, say
from .design_reading import DesignReading
from .findings import Found
from .operations import SURE, called
from .promises import unkept_promise
from .rule import rule
from .two_verbs import two_verbs_of
from .word_lists import load_words

FEWEST_ROUTINE = 3

_ROUTINE = frozenset(load_words("plain_answers")["routine_verbs"])


@rule(
    "OPR-01", "error", 4,
    title=N_("A query with a side effect"),
    why=N_("Anybody may repeat, cache and try out a query. That is safe only if it changes nothing."),
    before="{kind: query, name: Reserve a seat}",
    after="{kind: action, name: Reserve a seat, outcome: The seat is kept for the caller.}",
)  # fmt: skip
def query_with_effect(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        if one.kind != "query":
            continue
        verb = _side_effect_in_name(seen, one)
        if one.outcome.strip():
            yield Found(
                targets.of(one),
                say(
                    N_("“%(name)s” is a query with an expected outcome. Clear it, or make it an action."),
                    name=called(one),
                ),
                part="outcome",
            )
        if verb:
            yield Found(
                targets.of(one),
                say(
                    N_("“%(name)s” is a query, but “%(verb)s” changes something. Make it an action."),
                    name=called(one),
                    verb=verb,
                ),
                part="kind",
            )


@rule(
    "OPR-08", "warning", 4,
    title=N_("Two operations in one name"),
    why=N_("Two effects fail in two ways and belong to different stories. One operation does one thing."),
    before="Reserve or cancel a seat",
    after="Reserve a seat; Cancel a reservation",
)  # fmt: skip
def two_operations_in_one(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        verbs = two_verbs_of(one.name, or_too=True) or two_verbs_of(one.key, or_too=True)
        if verbs:
            yield Found(
                targets.of(one),
                say(
                    N_("“%(name)s” does two things: “%(one)s” and “%(other)s”. Make two operations of it."),
                    name=called(one),
                    one=verbs[0],
                    other=verbs[1],
                ),
                part="name",
            )


@rule(
    "OPR-12", "hint", 4,
    title=N_("Nothing but create, read, update and delete"),
    why=N_("Such a service is a table, not a façade over what people want to get done."),
    before="createRental, getRental, updateRental, deleteRental",
    after="startRental, endRental, findRentals",
)  # fmt: skip
def only_routine(seen: DesignReading) -> Iterator[Found]:
    for service in seen.design.services:
        readings = [seen.reading(one) for one in seen.operations_of.get(service.key, ())]
        nouns = {reading.object for reading in readings}
        classes = {reading.verb_class for reading in readings}
        routine = all(reading.verb in _ROUTINE for reading in readings)
        whole = {"query", "create"} <= classes and classes & {"update", "delete"}
        if len(readings) >= FEWEST_ROUTINE and routine and whole and len(nouns) == 1:
            yield Found(
                targets.of(service),
                say(
                    N_(
                        "%(service)s only keeps records of one thing. Look at the stories again: "
                        "which actions would people name?"
                    ),
                    service=service.name or service.key,
                ),
            )


@rule(
    "OPR-13", "warning", 4,
    title=N_("The same operation twice"),
    why=N_("Two operations with one verb and one object are told apart by nobody."),
    before="findBikes and “Find the bikes”, both queries of bikes",
    after="findBikes with one more input",
)  # fmt: skip
def same_operation_twice(seen: DesignReading) -> Iterator[Found]:
    known: dict[tuple[str, ...], Operation] = {}
    for one in seen.design.operations:
        reading = seen.reading(one)
        if not reading.verb or reading.kind == "unclear":
            continue
        same = (one.service, one.kind, reading.verb, reading.object, reading.qualifier)
        earlier = known.setdefault(same, one)
        if earlier is not one:
            yield Found(
                targets.of(one),
                say(
                    N_("“%(name)s” and “%(other)s” sound like one operation. Merge them, or rename one."),
                    name=called(one),
                    other=called(earlier),
                ),
                part="name",
            )


@rule(
    "OPR-14", "warning", 4,
    title=N_("The description promises more than the operation does"),
    why=N_("Client developers read the description first. What it promises has to be in the contract."),
    before="Rent a bike — “Rents a bike or cancels the rental.”",
    after="Rent a bike — “Rents a bike.”; and an action of its own: Cancel a rental",
)  # fmt: skip
def unsupported_promise(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        verb = unkept_promise(one)
        if verb:
            yield Found(
                targets.of(one),
                say(
                    N_(
                        "The description of “%(name)s” promises to “%(verb)s”, but no input or outcome "
                        "does. Add an operation for it, or take it out."
                    ),
                    name=called(one),
                    verb=verb,
                ),
                part="description",
            )


def _side_effect_in_name(seen: DesignReading, operation: Operation) -> str:
    """The verb with a side effect that a name begins with; "" when name or key reads as a query."""
    readings = [(text, seen.named(text)) for text in (operation.name, operation.key) if text.strip()]
    if any(reading.kind == "query" and reading.confidence >= SURE for _, reading in readings):
        return ""
    acting = (reading.verb for text, reading in readings if _acts(text, reading))
    return next(acting, "")


def _acts(text: str, reading: Reading) -> bool:
    bare_plural_noun = not reading.object and is_plural(text)
    return reading.kind == "action" and reading.confidence >= SURE and not bare_plural_noun
