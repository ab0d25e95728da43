"""Whether coding may begin: the conditions of step 7, each met or not, out of plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from seedapp.core.conditions import Condition, either, none_blocks
from seedapp.core.wording import N_, say


@dataclass(frozen=True)
class Situation:
    """`revision` is the newest number, 0 for none; `changes` counts what differs in the design since then.

    `review` are the conditions that its review has to meet; `is_approved`: the team has approved it.
    """

    revision: int = 0
    review: tuple[Condition, ...] = ()
    is_approved: bool = False
    open_threads: int = 0
    errors: int = 0
    warnings: int = 0
    changes: int = 0


def conditions(now: Situation) -> tuple[Condition, ...]:
    """What has to be true before coding, in the order in which it is usually reached."""
    return (*_of_the_design(now), *now.review, *_of_the_approval(now))


def may_begin(found: Iterable[Condition]) -> bool:
    """Whether nothing that blocks is left."""
    return none_blocks(found)


def _of_the_design(now: Situation) -> Iterable[Condition]:
    yield either(
        not now.errors,
        "error",
        "design",
        say(N_("The coach finds no error.")),
        say(N_("Errors that the coach finds: %(count)s. Mend them first."), count=now.errors),
    )
    yield either(
        now.revision > 0,
        "error",
        "feedback",
        say(N_("Revision %(number)s is published."), number=now.revision),
        say(N_("Nothing is published yet. Publish a revision, so that others can judge it.")),
    )
    if now.revision:
        yield either(
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


def _of_the_approval(now: Situation) -> Iterable[Condition]:
    if now.revision:
        yield either(
            now.is_approved,
            "warning",
            "approval",
            say(N_("Revision %(number)s is approved."), number=now.revision),
            say(
                N_("Revision %(number)s is not approved yet. Approve it before coding begins."),
                number=now.revision,
            ),
            "IMP-01",
        )
