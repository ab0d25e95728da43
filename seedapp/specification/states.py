"""The states of a revision: one table of who may move it from where to where, and why not otherwise.

The diagram in docs/reference/revision-states.md is drawn from the same table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.workspaces.access import allows
from seedapp.workspaces.models import Role

if TYPE_CHECKING:
    from .models import Revision


class State(models.TextChoices):
    DRAFT = "draft", gettext_lazy("Draft")
    IN_REVIEW = "in-review", gettext_lazy("In review")
    APPROVED = "approved", gettext_lazy("Approved")
    SUPERSEDED = "superseded", gettext_lazy("Superseded")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")


@dataclass(frozen=True)
class Transition:
    """`needs` is the role of who asks for it; None where it only follows from something else.

    `refused` says, for each state that it does not start from, what to do instead.
    """

    action: str
    label: str | Promise
    sources: tuple[State, ...]
    to: State
    needs: Role | None
    when: str | Promise
    refused: Mapping[State, str | Promise]
    needs_reason: bool = False


_WITHDRAWN = gettext_lazy("This revision was withdrawn, and stays so. Publish the design again.")
_SUPERSEDED = gettext_lazy("A later revision was approved in its place. Look at that one.")

TRANSITIONS: Mapping[str, Transition] = {
    one.action: one
    for one in (
        Transition(
            "begin-review",
            gettext_lazy("Begin the review"),
            (State.DRAFT,),
            State.IN_REVIEW,
            Role.EDITOR,
            gettext_lazy("its first round of review is opened"),
            {
                State.IN_REVIEW: gettext_lazy("Its review has begun already."),
                State.APPROVED: gettext_lazy("It is approved already."),
                State.SUPERSEDED: _SUPERSEDED,
                State.WITHDRAWN: _WITHDRAWN,
            },
        ),
        Transition(
            "approve",
            gettext_lazy("Approve"),
            (State.IN_REVIEW,),
            State.APPROVED,
            Role.EDITOR,
            gettext_lazy("the team approves it, and what reviewers said allows it"),
            {
                State.DRAFT: gettext_lazy("Nobody was asked about it yet. Open a round of review first."),
                State.APPROVED: gettext_lazy("It is approved already."),
                State.SUPERSEDED: _SUPERSEDED,
                State.WITHDRAWN: _WITHDRAWN,
            },
        ),
        Transition(
            "supersede",
            gettext_lazy("Supersede"),
            (State.APPROVED,),
            State.SUPERSEDED,
            None,
            gettext_lazy("a later revision is approved"),
            {
                State.DRAFT: gettext_lazy("Only an approved revision is superseded."),
                State.IN_REVIEW: gettext_lazy("Only an approved revision is superseded."),
                State.SUPERSEDED: _SUPERSEDED,
                State.WITHDRAWN: _WITHDRAWN,
            },
        ),
        Transition(
            "withdraw",
            gettext_lazy("Withdraw"),
            (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.SUPERSEDED),
            State.WITHDRAWN,
            Role.EDITOR,
            gettext_lazy("the team takes it back, with a reason that everybody can read"),
            {State.WITHDRAWN: gettext_lazy("It was withdrawn already.")},
            needs_reason=True,
        ),
    )
}


class NotAllowed(Exception):
    """A revision cannot be moved so; the message says what to do instead."""


def check_can(action: str, revision: Revision) -> Transition:
    """The transition; raises NotAllowed with a sentence when the revision is in no state for it."""
    transition = TRANSITIONS[action]
    state = State(revision.state)
    if state not in transition.sources:
        raise NotAllowed(str(transition.refused[state]))
    return transition


def check_reason(transition: Transition, reason: str) -> None:
    """Raises NotAllowed where a reason is needed and none is given."""
    if transition.needs_reason and not reason.strip():
        raise NotAllowed(_("Say why: whoever relies on this revision reads it."))


def can(action: str, revision: Revision) -> bool:
    """Whether a revision is in a state for it: the same rule, to draw the button."""
    return State(revision.state) in TRANSITIONS[action].sources


def allowed_actions(revision: Revision, role: str) -> list[str]:
    """The actions that somebody in this role may ask for now."""
    return [
        one.action
        for one in TRANSITIONS.values()
        if one.needs is not None and allows(role, one.needs) and can(one.action, revision)
    ]
