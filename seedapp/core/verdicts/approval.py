"""Whether a revision may be approved: step 6 of the method, rules REV-01 to REV-04, as conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..conditions import Condition, Weight, either
from ..wording import N_, Sentence, say
from .holding import Holding
from .standing import APPROVE, CLIENT_DEVELOPER, END_USER, Standing

MOST_NAMED = 3


@dataclass(frozen=True)
class Review:
    """What a review came to. `titles` is uid → name of an operation, `names` verdict's id → who gave it.

    `open_threads` are unsettled, `must_fix` those of them that must be fixed; `unexplained` were resolved
    without a word on what changed. `is_overruled`: whoever approves has said why, though somebody asks for
    changes. `has_goals_answered`: an end user has said whether the goals can be reached.
    """

    standing: Standing
    titles: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    open_threads: int = 0
    must_fix: int = 0
    unexplained: int = 0
    is_overruled: bool = False
    has_goals_answered: bool = False


_NOBODY_LOOKED = N_("No end user has looked at the goals. Ask one: does this let you do your job?")


def conditions(review: Review) -> tuple[Condition, ...]:
    """What has to be true before a revision is approved; what stands against it most comes first."""
    return tuple(_of_verdicts(review)) + tuple(_of_threads(review))


def _of_verdicts(review: Review) -> Iterable[Condition]:
    yield either(
        review.standing.approves(CLIENT_DEVELOPER),
        "error",
        "rounds",
        say(N_("A client developer has approved the contract.")),
        _unapproved(review),
        "REV-01",
    )
    against = review.standing.against
    weight: Weight = "warning" if review.is_overruled else "error"
    yield either(
        not against, weight, "verdicts", say(N_("Nobody asks for changes.")), _asking(review, against)
    )
    looked = review.has_goals_answered or review.standing.has_looked(END_USER)
    yield either(looked, "warning", "rounds", _looked(review), say(_NOBODY_LOOKED), "REV-02")


def _of_threads(review: Review) -> Iterable[Condition]:
    yield either(
        not review.must_fix,
        "error",
        "must-fix",
        say(N_("No comment that must be fixed is open.")),
        say(N_("Open comments that must be fixed: %(count)s."), count=review.must_fix),
        "REV-03",
    )
    others = review.open_threads - review.must_fix
    yield either(
        not others,
        "warning",
        "threads",
        say(N_("Every other comment is resolved.")),
        say(N_("Other comments still open: %(count)s."), count=others),
    )
    yield either(
        not review.unexplained,
        "warning",
        "unexplained",
        say(N_("Every resolved comment says what changed.")),
        say(N_("Resolved without saying what changed: %(count)s."), count=review.unexplained),
        "REV-04",
    )


def _looked(review: Review) -> Sentence:
    if review.standing.saying(APPROVE, END_USER):
        return say(N_("An end user has confirmed the goals."))
    return say(N_("An end user has looked at the goals."))


def _unapproved(review: Review) -> Sentence:
    missing = review.standing.unapproved(CLIENT_DEVELOPER)
    if not missing or len(missing) == len(review.standing.by_operation):
        return say(N_("No client developer has approved it. Ask one: could you code against this?"))
    return say(
        N_(
            "No client developer's approval holds for these operations: %(names)s. Ask for a verdict on them."
        ),
        names=_named([review.titles.get(uid, uid) for uid in missing]),
    )


def _asking(review: Review, against: Sequence[Holding]) -> Sentence:
    names = dict.fromkeys(review.names.get(one.given.id, one.given.person) for one in against)
    return say(N_("These reviewers ask for changes: %(names)s."), names=_named(list(names)))


def _named(names: Sequence[str]) -> Sentence | str:
    """At most a few names, and how many more there are."""
    shown = ", ".join(names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return shown
    return say(N_("%(names)s and %(count)s more"), names=shown, count=len(names) - MOST_NAMED)
