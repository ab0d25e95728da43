"""What reviewers think of a revision as pages tell of it: who says what, given or inherited, of what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from seedapp.core.conditions import Condition, none_blocks
from seedapp.core.verdicts import APPROVE, CLIENT_DEVELOPER, REQUEST_CHANGES, conditions
from seedapp.feedback.judged import Judged, Voice, judged
from seedapp.feedback.models import Severity, State
from seedapp.feedback.reviewing import review_of
from seedapp.specification.models import Revision
from seedapp.specification.states import can
from seedapp.web.visit import Visit
from seedapp.web.wording import spoken

MOST_VOICES = 4


@dataclass(frozen=True)
class VoiceFacts:
    """A verdict; `of` are the names of the operations that it was given on, none for the whole.

    An inherited one holds for `holds`; it lapsed for `lapsed`, whose content has changed since.
    """

    voice: Voice
    of: list[str]
    holds: list[str]
    lapsed: list[str]


@dataclass(frozen=True)
class OperationFacts:
    """What stands for one operation: a few of each kind of voice, `more` are not shown.

    `is_approved`: a client developer approves it and nobody asks for changes of it.
    """

    name: str
    approved: list[Voice]
    against: list[Voice]
    other: list[Voice]
    lapsed: list[Voice]
    more: int
    is_approved: bool


def voices_of(seen: Judged) -> list[VoiceFacts]:
    """Those that still say something, the newest first, and inherited ones that lapsed altogether last."""
    told = [_voice(seen, one) for one in seen.voices]
    return sorted(told, key=lambda one: not one.voice.speaks)


def operations_of(seen: Judged) -> list[OperationFacts]:
    """In the order of the design."""
    return [_operation(seen, uid, name) for uid, name in seen.titles.items()]


def approval_of(here: Visit, revision: Revision) -> dict[str, Any]:
    """What the approval of a revision looks at: {seen, conditions, is_open, may_approve, is_contested}."""
    seen = judged(revision)
    review = review_of(seen)
    is_open = can("approve", revision)
    may_be = none_blocks(conditions(replace(review, is_overruled=True)))
    return {
        "seen": seen,
        "conditions": [condition_facts(here, one) for one in conditions(review)],
        "is_open": is_open,
        "may_approve": here.may_edit and is_open and may_be,
        "is_contested": bool(seen.standing.against),
    }


def condition_facts(here: Visit, one: Condition) -> dict[str, Any]:
    """{met, kind, sentence, url, rule}; the address is where it is mended."""
    return {
        "met": one.met,
        "kind": "success" if one.met else one.weight,
        "sentence": spoken(one.sentence),
        "url": url_of_place(here, one.place),
        "rule": one.rule,
    }


def url_of_place(here: Visit, place: str) -> str:
    """The page where a condition is mended."""
    triage = here.url("triage")
    return {
        "must-fix": f"{triage}?severity={Severity.MUST_FIX}&state={State.OPEN}",
        "threads": f"{triage}?state={State.OPEN}",
        "unexplained": f"{triage}?state={State.RESOLVED}",
        "rounds": f"{here.url('feedback')}#rounds",
        "verdicts": f"{here.url('feedback')}#verdicts",
        "approval": f"{here.url('feedback')}#approval",
        "feedback": here.url("feedback"),
    }.get(place) or here.url("design")


def _voice(seen: Judged, one: Voice) -> VoiceFacts:
    given = one.holding.given
    return VoiceFacts(
        one, seen.names(given.operations), seen.names(one.holding.holds), seen.names(one.holding.lapsed)
    )


def _operation(seen: Judged, uid: str, name: str) -> OperationFacts:
    stands = seen.stands_for(uid)
    kinds = {
        "against": stands.against,
        "approved": [one for one in stands.holding if one.given.judgement == APPROVE],
        "other": [one for one in stands.holding if one.given.judgement not in (APPROVE, REQUEST_CHANGES)],
        "lapsed": stands.lapsed,
    }
    return OperationFacts(
        name=name,
        more=sum(max(0, len(holdings) - MOST_VOICES) for holdings in kinds.values()),
        is_approved=stands.is_approved_from(CLIENT_DEVELOPER) and not stands.against,
        **{
            kind: [seen.voice(one, uid) for one in holdings[:MOST_VOICES]] for kind, holdings in kinds.items()
        },
    )
