"""What derivation found that an operation of the design lacks. What a person wrote there is never changed:
a word of theirs stays, an answer of theirs stays, and only what is missing or has become known is offered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..design import Design, Failure, Field, MessageRef, Operation, Response
from ..style import same_in_any_case
from .failures import status_of
from .fields import guess
from .responses import adopted_field, adopted_response


@dataclass(frozen=True)
class Additions:
    """`response` and `outcome` only where the operation has none. `adopts` are fields that name a type that
    the design has by now (`tour: string[]` and Tour), with that type; `answers` is one for a whole response.
    """

    messages: tuple[MessageRef, ...] = ()
    jobs: tuple[str, ...] = ()
    inputs: tuple[Field, ...] = ()
    failures: tuple[Failure, ...] = ()
    response: Response = field(default_factory=Response)
    outcome: str = ""
    adopts: tuple[Field, ...] = ()
    answers: str = ""

    def __bool__(self) -> bool:
        return self != Additions()


def additions(design: Design, drafted: Operation, known: Operation, *, jobs_matched: bool) -> Additions:
    """What accepting would add. `jobs_matched`: the words of the stories found them, not the diagram."""
    names = {same_in_any_case(one.name) for one in known.inputs}
    jobs = tuple(key for key in drafted.jobs if key not in known.jobs)
    answers = adopted_response(known.response, design)
    fields = known.inputs if answers else (*known.inputs, *known.response.fields)
    return Additions(
        messages=tuple(ref for ref in drafted.messages if ref not in known.messages),
        jobs=jobs if jobs_matched or not known.jobs else (),
        inputs=tuple(
            one
            for one in drafted.inputs
            if same_in_any_case(one.name) not in names and not (one.name == "currency" and _has_money(known))
        ),
        failures=_failures(drafted, known),
        response=Response() if known.response else drafted.response,
        outcome="" if known.outcome or known.kind == "query" else drafted.outcome,
        adopts=tuple(taken for one in fields if (taken := adopted_field(one, design))),
        answers=answers,
    )


def _has_money(known: Operation) -> bool:
    """Whether there is a price already: who left its currency out knows why."""
    return any(guess(one.name).beside for one in known.inputs)


def _failures(drafted: Operation, known: Operation) -> tuple[Failure, ...]:
    """Those of no kind that the operation has: other words for the same status are the person's own."""
    said = {one.when.casefold() for one in known.failures}
    statuses = {one.status or status_of(one.when).status for one in known.failures}
    return tuple(
        one
        for one in drafted.failures
        if one.when.casefold() not in said and status_of(one.when).status not in statuses
    )


def completed(known: Operation, adds: Additions) -> Operation:
    """The operation with what is offered, less what it has got meanwhile."""
    types = {one.name: one.type for one in adds.adopts}

    def typed(fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(replace(one, type=types.get(one.name, one.type)) for one in fields)

    names = {one.name for one in known.inputs}
    is_one_field = not known.response.type and len(known.response.fields) == 1
    response = known.response or adds.response
    if adds.answers and is_one_field:
        response = Response(type=adds.answers)
    return replace(
        known,
        messages=known.messages + adds.messages,
        jobs=known.jobs + adds.jobs,
        inputs=typed(known.inputs) + tuple(one for one in adds.inputs if one.name not in names),
        failures=tuple(dict.fromkeys(known.failures + adds.failures)),
        response=replace(response, fields=typed(response.fields)),
        outcome=known.outcome or adds.outcome,
    )
