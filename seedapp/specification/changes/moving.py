"""Moving a revision from state to state: each move is one row beside it and one in the journal."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from seedapp.accounts.models import User, display_name
from seedapp.history import changes as history
from seedapp.specification.models import Move, Revision
from seedapp.specification.states import NotAllowed, State, check_can, check_reason

_VERBS = {
    "begin-review": "specification.review_begun",
    "approve": "specification.approved",
    "supersede": "specification.superseded",
    "withdraw": "specification.withdrawn",
}


@transaction.atomic
def begin_review(revision: Revision, *, by: User | None) -> Revision:
    """A draft is in review from its first round on; a revision that is further already stays as it is.

    Raises NotAllowed for a withdrawn one: nobody is asked about it any more.
    """
    held = _held(revision)
    if held.state in (State.IN_REVIEW, State.APPROVED, State.SUPERSEDED):
        return held
    return _move(held, "begin-review", by)


@transaction.atomic
def approve(revision: Revision, *, by: User | None, reason: str = "") -> Revision:
    """The contract is settled; the revision that was approved before is superseded in the same write.

    What reviewers said is not looked at here: `feedback` does before it calls. `reason` may say why so.
    Raises NotAllowed where the revision is not in review, and where a later one is approved already.
    """
    held = _held(revision)
    check_can("approve", held)
    approved = held.design.revisions.select_for_update().filter(state=State.APPROVED)
    for other in approved:
        if other.number > held.number:
            raise NotAllowed(
                _("Revision %(number)s, which is later, is approved already. Look at that one.")
                % {"number": other.number}
            )
    for other in approved:
        other.design = held.design
        _move(other, "supersede", by, told={"by_revision": held.number})
    return _move(held, "approve", by, reason)


@transaction.atomic
def withdraw(revision: Revision, *, by: User | None, reason: str) -> Revision:
    """Take a revision back, for good. Its bytes stay, and so does what was said; nobody is asked any more.

    Raises NotAllowed without a reason, and for one that was withdrawn already.
    """
    return _move(_held(revision), "withdraw", by, reason)


def _held(revision: Revision) -> Revision:
    """The revision as it is now; whoever else moves one of this design waits."""
    history.hold(revision.design)
    rows = Revision.objects.select_for_update(of=("self",)).select_related("design__workspace")
    return rows.get(pk=revision.pk)


def _move(
    held: Revision, action: str, by: User | None, reason: str = "", told: dict[str, Any] | None = None
) -> Revision:
    transition = check_can(action, held)
    check_reason(transition, reason)
    before, held.state = held.state, transition.to
    held.save(update_fields=["state"])
    Move.objects.create(
        revision=held,
        action=action,
        before=before,
        after=held.state,
        by=by,
        by_name=display_name(by) if by else "",
        reason=reason.strip(),
    )
    facts = {"revision": held.number, "state": held.state, "reason": reason.strip(), **(told or {})}
    history.record(
        held.design,
        by=by,
        verb=_VERBS[action],
        target=f"revision:{held.number}",
        title=_("revision %(number)s") % {"number": held.number},
        row=held,
        before={"revision": held.number, "state": before},
        after=facts,
    )
    return held
