"""Approving a revision: what reviewers said of it is looked at first."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.core.conditions import Condition, none_blocks
from seedapp.core.verdicts import conditions
from seedapp.feedback.judged import judged
from seedapp.feedback.reviewing import review_of
from seedapp.history import changes as history
from seedapp.specification import changes as specification
from seedapp.specification.models import Revision
from seedapp.specification.states import State, check_can


class NotApprovable(Exception):
    """What reviewers said stands against it; `conditions` are those that are not met and block."""

    def __init__(self, found: Sequence[Condition]) -> None:
        super().__init__(_("What reviewers said stands against approving it yet."))
        self.conditions = tuple(one for one in found if not one.met and one.weight == "error")


@transaction.atomic
def approve_revision(revision: Revision, *, by: User | None, reason: str = "") -> Revision:
    """The contract is settled: the revision is approved, who did it and when is kept.

    `reason` says why it is approved though a reviewer asks for changes. One that is approved already stays
    as it is. Raises NotApprovable, and specification's NotAllowed where its state does not let it.
    """
    history.hold(revision.design)  # whatever is said meanwhile comes after
    revision.refresh_from_db(fields=["state"])
    if revision.state == State.APPROVED:
        return revision
    check_can("approve", revision)
    found = conditions(review_of(judged(revision), is_overruled=bool(reason.strip())))
    if not none_blocks(found):
        raise NotApprovable(found)
    return specification.approve(revision, by=by, reason=reason)
