"""Mends of what an operation is: query or action, its outcome, how it fails."""

from __future__ import annotations

from dataclasses import replace

from ...derive.outcomes import outcome_of
from ...derive.requests import from_message
from ...design import Failure, Operation
from ...naming import words
from ...wording import N_, Sentence, say
from ..design_reading import DesignReading
from ..findings import Finding
from .mend import Drafted
from .places import operation_at

SURE = 0.8
MOST_FAILURES = 2
_READING = ("GET", "HEAD")
_CHANGING = ("PUT", "PATCH", "DELETE")


def settle_query_with_effect(finding: Finding, seen: DesignReading) -> Drafted | None:
    """OPR-01: an action where the name or the outcome says so; a clear query loses its outcome."""
    one = operation_at(finding, seen)
    if one is None:
        return None
    reading = seen.reading(one)
    is_clear_query = reading.kind == "query" and reading.confidence >= SURE
    if not is_clear_query:
        return _as_action(one, seen, say(N_("Make it an action")))
    if finding.part == "outcome":
        label = say(N_("Clear the outcome: a query changes nothing"))
        return Drafted(label, one, replace(one, outcome=""))
    return None


def propose_outcome(finding: Finding, seen: DesignReading) -> Drafted | None:
    """OPR-02: what the name says will be so afterwards."""
    one = operation_at(finding, seen)
    outcome = _outcome(one, seen) if one else ""
    if one is None or not outcome:
        return None
    label = say(N_("Write what the name says: “%(outcome)s”"), outcome=outcome)
    return Drafted(label, one, replace(one, outcome=outcome))


def follow_messages(finding: Finding, seen: DesignReading) -> Drafted | None:
    """OPR-06: the kind that the diagram shows, where nothing that the other kind needs is missing."""
    one = operation_at(finding, seen)
    if one is None:
        return None
    if one.kind == "query":
        return _as_action(
            one, seen, say(N_("Make it an action, as the diagram shows")), _outcome_shown(one, seen)
        )
    if not one.response or seen.reading(one).kind == "action":
        return None
    method = "" if one.http.method in _CHANGING else one.http.method
    query = replace(one, kind="query", outcome="", http=replace(one.http, method=method))
    return Drafted(say(N_("Make it a query, as the diagram shows")), one, query)


def add_failures(finding: Finding, seen: DesignReading) -> Drafted | None:
    """OPR-07: the failures that its diagrams show; without any, that what its ids name may not be there."""
    one = operation_at(finding, seen)
    if one is None:
        return None
    shown = [message for ref in one.messages if (message := seen.message(ref))]
    failures = [failure for message in shown for failure in from_message(seen.design, message).failures]
    failures = list(dict.fromkeys(failures)) or _missing_things(one, seen)
    if not failures:
        return None
    label = say(N_("Add: %(failures)s"), failures="; ".join(failure.when for failure in failures))
    return Drafted(label, one, replace(one, failures=tuple(failures)))


def _as_action(one: Operation, seen: DesignReading, label: Sentence, shown: str = "") -> Drafted | None:
    outcome = one.outcome.strip() or _outcome(one, seen) or shown
    if not outcome:
        return None
    method = "" if one.http.method in _READING else one.http.method
    http = replace(one.http, method=method)
    return Drafted(label, one, replace(one, kind="action", outcome=outcome, http=http))


def _outcome(one: Operation, seen: DesignReading) -> str:
    for text in (one.name, one.key):
        reading = seen.named(text) if text.strip() else None
        if reading and reading.kind == "action":
            outcome = outcome_of(text, reading)
            if outcome:
                return outcome
    return ""


def _outcome_shown(one: Operation, seen: DesignReading) -> str:
    """What the messages say will be so afterwards."""
    shown = [message for ref in one.messages if (message := seen.message(ref))]
    return next((outcome for each in shown if (outcome := from_message(seen.design, each).outcome)), "")


def _missing_things(one: Operation, seen: DesignReading) -> list[Failure]:
    """“there is no such bike” for bike_id."""
    named = [words(field.name) for field in one.inputs if field.required]
    things = [" ".join(parts[:-1]) for parts in named if len(parts) > 1 and parts[-1] == "id"]
    korean = seen.design.language == "ko"
    return [
        Failure(f"해당 {thing} 없음" if korean else f"there is no such {thing}")
        for thing in things[:MOST_FAILURES]
    ]
