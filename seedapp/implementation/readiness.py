"""Whether coding may begin: the conditions of step 7, each met or not, out of plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from seedapp.core.wording import N_, Sentence, say

Weight = Literal["error", "warning"]


@dataclass(frozen=True)
class Voice:
    """A reviewer's latest verdict on the newest revision; `judgement` is "" while there is none."""

    name: str
    perspective: str  # "end-user" or "client-developer"
    judgement: str = ""  # "approve", "request-changes" or "comment"


@dataclass(frozen=True)
class Situation:
    """`revision` is the newest number, 0 for none; `changes` counts what differs in the design since then.

    `open_threads` are unresolved; `blockers` are those of them that must be fixed.
    """

    revision: int = 0
    voices: tuple[Voice, ...] = ()
    open_threads: int = 0
    blockers: int = 0
    errors: int = 0
    warnings: int = 0
    changes: int = 0


@dataclass(frozen=True)
class Condition:
    """`weight` says what it means when it is not met; `place` names the page where it is mended."""

    met: bool
    weight: Weight
    sentence: Sentence
    place: str


def conditions(now: Situation) -> tuple[Condition, ...]:
    """What has to be true before coding, in the order in which it is usually reached."""
    return (*_of_the_design(now), *_of_the_review(now))


def may_begin(found: Iterable[Condition]) -> bool:
    """Whether nothing that blocks is left."""
    return all(one.met or one.weight == "warning" for one in found)


def _of_the_design(now: Situation) -> Iterable[Condition]:
    yield _either(
        not now.errors,
        "error",
        "design",
        say(N_("The coach finds no error.")),
        say(N_("Errors that the coach finds: %(count)s. Mend them first."), count=now.errors),
    )
    yield _either(
        now.revision > 0,
        "error",
        "feedback",
        say(N_("Revision %(number)s is published."), number=now.revision),
        say(N_("Nothing is published yet. Publish a revision, so that others can judge it.")),
    )
    if now.revision:
        yield _either(
            not now.changes,
            "error",
            "feedback",
            say(N_("The design has not changed since.")),
            say(
                N_("Changes since revision %(number)s: %(count)s. Publish them, or take them back."),
                number=now.revision,
                count=now.changes,
            ),
        )


def _of_the_review(now: Situation) -> Iterable[Condition]:
    approving = [one for one in now.voices if one.judgement == "approve"]
    yield _either(
        any(one.perspective == "client-developer" for one in approving),
        "error",
        "feedback",
        say(N_("A client developer has approved the contract.")),
        say(N_("No client developer has approved it. Ask one: could you code against this?")),
    )
    yield _either(
        any(one.perspective == "end-user" for one in approving),
        "warning",
        "feedback",
        say(N_("An end user has confirmed the goals.")),
        say(N_("No end user has confirmed the goals. Ask one: does this let you do your job?")),
    )
    if now.revision:
        yield from _of_what_was_said(now)


def _of_what_was_said(now: Situation) -> Iterable[Condition]:
    against = [one.name for one in now.voices if one.judgement == "request-changes"]
    yield _either(
        not against,
        "error",
        "feedback",
        say(N_("Nobody asks for changes.")),
        say(N_("These reviewers ask for changes: %(names)s."), names=", ".join(against)),
    )
    yield _either(
        not now.blockers,
        "error",
        "feedback",
        say(N_("No comment that must be fixed is open.")),
        say(N_("Open comments that must be fixed: %(count)s."), count=now.blockers),
    )
    yield _either(
        now.open_threads == now.blockers,
        "warning",
        "feedback",
        say(N_("Every other comment is resolved.")),
        say(N_("Other comments still open: %(count)s."), count=now.open_threads - now.blockers),
    )


def _either(met: bool, weight: Weight, place: str, yes: Sentence, no: Sentence) -> Condition:
    return Condition(met, weight, yes if met else no, place)
