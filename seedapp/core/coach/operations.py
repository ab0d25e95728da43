"""Step 4: a query answers, an action changes something, and both serve a story."""

from __future__ import annotations

from collections.abc import Iterator

from .. import targets
from ..design import DataType, Operation
from ..naming import words
from ..thread.matrix import matrix
from ..wording import N_, say
from .design_reading import DesignReading
from .field_places import item_of
from .findings import Found
from .rule import rule
from .word_lists import load_words

MOST_INPUTS = 12
SURE = 0.8

_PLAIN_ANSWERS = frozenset(load_words("plain_answers")["last_words"])


@rule(
    "OPR-02", "error", 4,
    title=N_("An action without an expected outcome"),
    why=N_("An action exists for its side effect. Unless the effect is written down, nobody can test it."),
    before="{kind: action, name: Rent a bike}",
    after="{kind: action, name: Rent a bike, outcome: The bike is rented and unavailable to others.}",
)  # fmt: skip
def action_without_outcome(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        if one.kind == "action" and not one.outcome.strip():
            yield Found(
                targets.of(one),
                say(
                    N_("“%(name)s” does not say what it changes. Write its expected outcome."),
                    name=called(one),
                ),
                part="outcome",
            )


@rule(
    "OPR-03", "error", 4,
    title=N_("A query without a response"),
    why=N_("A query exists for what it answers."),
    before="{kind: query, name: Find bikes}",
    after="{kind: query, name: Find bikes, response: {type: 'Bike[]'}}",
)  # fmt: skip
def query_without_response(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        if one.kind == "query" and not one.response:
            yield Found(
                targets.of(one),
                say(N_("“%(name)s” answers nothing. Add the fields of its response."), name=called(one)),
                part="response",
            )


@rule(
    "OPR-04", "warning", 4,
    title=N_("An operation that serves no story"),
    why=N_("Nobody asked for it: it costs work, and nobody can say whether it is right."),
    before="{key: findBikes, jobs: []}",
    after="{key: findBikes, jobs: [J1, T1]}",
)  # fmt: skip
def operation_without_story(seen: DesignReading) -> Iterator[Found]:
    for one in matrix(seen.design).operations_without:
        yield Found(
            targets.of(one),
            say(
                N_("“%(name)s” serves no job story. Say which one it serves, or leave it out."),
                name=called(one),
            ),
            part="jobs",
        )


@rule(
    "OPR-05", "warning", 4,
    title=N_("A story that no operation serves"),
    why=N_("The thread from the need to the contract is cut here: this job will not get done."),
    before="J2, and no operation with jobs: [J2]",
    after="startRental with jobs: [J2]",
)  # fmt: skip
def story_without_operation(seen: DesignReading) -> Iterator[Found]:
    for job in matrix(seen.design).jobs_without:
        yield Found(
            targets.of(job),
            say(N_("No query or action serves %(job)s yet. Add one, or tie one to the story."), job=job.key),
        )


@rule(
    "OPR-06", "warning", 4,
    title=N_("The kind contradicts the messages"),
    why=N_("The diagram shows what happens. If it shows a change, a query would hide a side effect."),
    before="a query tied to the message “startRental(bike_id)”",
    after="an action tied to it, or another message",
)  # fmt: skip
def kind_against_messages(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        for ref in one.messages:
            message = seen.message(ref)
            if message is None or message.reading.confidence < SURE:
                continue
            if message.reading.kind in ("query", "action") and message.reading.kind != one.kind:
                template = (
                    N_("“%(name)s” is a query, but its message “%(label)s” acts. Change one of them.")
                    if one.kind == "query"
                    else N_("“%(name)s” is an action, but its message “%(label)s” asks. Change one of them.")
                )
                yield Found(
                    targets.of(one), say(template, name=called(one), label=message.call.label), part="kind"
                )
                break


@rule(
    "OPR-07", "warning", 4,
    title=N_("An action with no failure"),
    why=N_("What changes something can fail. Client developers need to know how before they code."),
    before="{name: Rent a bike, failures: []}",
    after="{name: Rent a bike, failures: [{when: the bike is already rented}]}",
)  # fmt: skip
def action_without_failure(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        if one.kind == "action" and not one.failures:
            yield Found(
                targets.of(one),
                say(
                    N_("“%(name)s” never fails, it seems. Ask what happens when it cannot be done."),
                    name=called(one),
                ),
                part="failures",
            )


@rule(
    "OPR-09", "hint", 4,
    title=N_("An action that returns much"),
    why=N_("An action changes, a query answers. Mixed, both are harder to repeat, cache and test."),
    before="{kind: action, name: Rent a bike, response: {type: Rental}}",
    after="{kind: action, name: Rent a bike, response: [{name: rental_id}]}",
)  # fmt: skip
def action_that_answers(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        if one.kind == "action" and not _is_plain_answer(one, seen.types):
            yield Found(
                targets.of(one, "response"),
                say(
                    N_(
                        "“%(name)s” answers more than an id or a status. Consider a query for the rest; "
                        "keep it if clients need it at once."
                    ),
                    name=called(one),
                ),
                part="response",
            )


@rule(
    "OPR-11", "hint", 4,
    title=N_("More than twelve inputs"),
    why=N_("So much is rarely filled in without mistakes. Often it hides a type or two operations."),
    before="an action with 17 inputs",
    after="an input address of type Address, or a second operation",
)  # fmt: skip
def many_inputs(seen: DesignReading) -> Iterator[Found]:
    for one in seen.design.operations:
        if len(one.inputs) > MOST_INPUTS:
            yield Found(
                targets.of(one),
                say(
                    N_("“%(name)s” takes %(count)s inputs. Group some into a type, or split the operation."),
                    name=called(one),
                    count=len(one.inputs),
                ),
                part="inputs",
            )


def called(operation: Operation) -> str:
    """What to call an operation in a sentence."""
    return operation.name.strip() or operation.key


def _is_plain_answer(operation: Operation, types: dict[str, DataType]) -> bool:
    named = types.get(item_of(operation.response.type))
    if operation.response.type.endswith("[]"):
        return False
    fields = (*operation.response.fields, *(named.fields if named else ()))
    whole_schema = named is not None and named.schema is not None
    return not whole_schema and all(_is_id_or_status(field.name) for field in fields)


def _is_id_or_status(name: str) -> bool:
    last = words(name)[-1:]
    return not last or last[0] in _PLAIN_ANSWERS
