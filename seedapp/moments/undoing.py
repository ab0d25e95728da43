"""Undoing one write of a design, whichever it was: itself a write, which can be undone as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.accounts.models import User
from seedapp.coach import changes as coach
from seedapp.core.merging import Collision
from seedapp.designs.models import Design
from seedapp.feedback import changes as feedback
from seedapp.feedback.models import Thread
from seedapp.feedback.placing import standing_attachment
from seedapp.history import changes as history
from seedapp.history.models import Change, Written
from seedapp.history.removal import CannotPutBack, put_back
from seedapp.history.rows import Gone, Stale
from seedapp.operations import changes as operations
from seedapp.operations.keys import Taken
from seedapp.operations.policy import StillUsed

from .changes import Unchanged, restore_moment
from .merged import undo_merge
from .reading import NoMoment
from .rooms import ROOMS, Lost
from .since import check_nothing_hangs, check_untouched, order_before, written_to

Choice = Literal["ask", "keep", "set"]


class CannotUndo(Exception):
    """Nothing was undone; the message says why, and what to do instead."""


class WrittenSince(CannotUndo):
    """The same fields were written again since. `collisions` have both texts, for a person to choose."""

    def __init__(self, collisions: tuple[Collision, ...]) -> None:
        super().__init__(_("The same was edited again since. Compare both texts and choose."))
        self.collisions = collisions


_ATTACHED_SINCE = gettext_lazy("It was attached to something else since. Look at the comment.")
_REFUSALS = (
    Stale, Gone, Taken, StillUsed, Lost, NoMoment, Unchanged, feedback.NotNow, feedback.NotTheirs,
)  # fmt: skip


def can_undo(change: Change) -> bool:
    """Whether a change is of a kind that can be undone, and was not; what came since may still forbid it."""
    return change.undone_at is None and (change.is_removal or _way_of(change.verb) is not None)


@transaction.atomic
def undo(change: Change, *, design: Design, by: User | None, again: Choice = "ask") -> Change:
    """Undo one write; the new row of the journal tells what it `undoes`.

    Of an edit, the fields that it changed are set back, merged with what others wrote since. Where both
    touched the same, WrittenSince is raised (`again` = "ask"), theirs stay ("keep"), or the old text is set
    over them ("set"). Raises CannotUndo.
    """
    last = history.hold(design)
    change = Change.objects.get(pk=change.pk)
    if change.undone_at is not None:
        raise CannotUndo(_("This was undone already."))
    if change.is_removal:
        return _settled(_put_back(change, design, by), change)
    way = _way_of(change.verb)
    if way is None:
        raise CannotUndo(_("A write of this kind cannot be undone."))
    _check_is_told(change)
    try:
        way(change, design, by, again)
    except _REFUSALS as reason:
        raise _told(reason) from reason
    if history.last_number(design.pk) == last:
        raise CannotUndo(_("It is as it was before already."))
    new = Change.objects.get(design_id=design.pk, number=last + 1)
    Change.objects.filter(pk=change.pk).update(undone_at=timezone.now())
    return _settled(new, change)


def _settled(new: Change, old: Change) -> Change:
    """Say what was undone; where that was itself an undoing, what it had undone can be undone again."""
    new.undoes = old.number
    new.save(update_fields=["undoes"])
    if old.undoes:
        Change.objects.filter(design_id=old.design_id, number=old.undoes).update(undone_at=None)
    return new


def _told(reason: Exception) -> CannotUndo:
    if isinstance(reason, Stale) and reason.collisions:
        return WrittenSince(reason.collisions)
    return CannotUndo(str(reason))


def _check_is_told(change: Change) -> None:
    if not change.verb.startswith("feedback.") and not change.written.exists():
        raise CannotUndo(_("This was written before the journal told row by row. It cannot be undone."))


def _put_back(change: Change, design: Any, by: User | None) -> Change:
    try:
        return put_back(change, design=design, by=by)
    except CannotPutBack as reason:
        raise CannotUndo(str(reason)) from reason


Way = Callable[[Change, Design, User | None, Choice], Any]


def _way_of(verb: str) -> Way | None:
    room, _dot, did = verb.rpartition(".")
    if verb in _BY_VERB:
        return _BY_VERB[verb]
    return _BY_DEED.get(did) if room in ROOMS else None


def _undo_edit(change: Change, design: Design, by: User | None, again: Choice) -> None:
    room, row, written = ROOMS[change.verb.partition(".")[0]], _row(change, design), _written(change)
    values = room.values(design, written.before)
    seen = change.row_version or 0
    try:
        with transaction.atomic():
            room.edit(row, seen=seen, by=by, **values)
    except Stale as conflict:
        if again == "ask" or not conflict.collisions:
            raise
        touched = {one.field for one in conflict.collisions}
        if again == "keep":
            values = {name: value for name, value in values.items() if name not in touched}
        else:
            seen = conflict.current.row_version
        if values:
            room.edit(_row(change, design), seen=seen, by=by, **values)


def _undo_addition(change: Change, design: Design, by: User | None, _again: Choice) -> None:
    room, row = ROOMS[change.verb.partition(".")[0]], _row(change, design)
    if room.remove is None:
        raise CannotUndo(_("A write of this kind cannot be undone."))
    _check(check_untouched(change, row))
    _check(check_nothing_hangs(change, row))
    room.remove(row, by=by)


def _undo_order(change: Change, design: Design, by: User | None, _again: Choice) -> None:
    room = ROOMS[change.verb.partition(".")[0]]
    pks = order_before(change, room.rows(design))
    if not pks:
        raise CannotUndo(_("The order was changed again since. Move things by hand."))
    if room.order:
        room.order(design, by=by, pks=pks)


def _undo_waiving(change: Change, design: Design, by: User | None, _again: Choice) -> None:
    waiver = coach.waivers_of(design).filter(pk=_pk(change)).first()
    if waiver is None:
        raise Gone
    _check(check_untouched(change, waiver))
    if change.before is None:
        coach.take_up_again(waiver, by=by)
    else:
        target, reason = waiver.current_target, change.before["reason"]
        coach.waive(design, rule=waiver.rule, target=target, reason=reason, by=by)


def _undo_dismissal(change: Change, design: Design, by: User | None, _again: Choice) -> None:
    dismissal = design.dismissals.filter(pk=_pk(change)).first()
    if dismissal is None:
        raise Gone
    operations.reconsider_candidate(dismissal, by=by)


def _undo_settling(change: Change, design: Design, by: User | None, _again: Choice) -> None:
    thread = Thread.objects.filter(round__revision__design=design, pk=_pk(change)).first()
    if thread is None:
        raise Gone
    before, after = change.before or {}, change.after or {}
    if not (before.get("state") and after.get("state")):
        raise CannotUndo(_("This was written before comments had states. Mark the comment anew."))
    feedback.turn_back(thread, done=after["state"], state=before["state"], member=by)


def _undo_restore(change: Change, design: Design, by: User | None, _again: Choice) -> None:
    if Written.objects.filter(design_id=design.pk, number__gt=change.number).exists():
        raise CannotUndo(
            _(
                "The design was edited since. Restore the moment before it instead: "
                "that takes the later edits back as well."
            )
        )
    restore_moment(design, number=change.number - 1, by=by)


def _undo_merge(change: Change, design: Design, by: User | None, _again: Choice) -> None:
    undo_merge(change, _row(change, design), by=by)


def _undo_parting(change: Change, design: Design, by: User | None, _again: Choice) -> None:
    merged = _row(change, design)
    came = change.written.filter(before__isnull=True, thing__startswith="operations.operation:").first()
    parted = (
        ROOMS["operations"].rows(design).filter(pk=int(came.thing.partition(":")[2])).first()
        if came
        else None
    )
    if parted is None:
        raise Gone
    operations.merge_operations(merged, parted, seen=merged.row_version, by=by)


def _undo_attaching(change: Change, design: Design, by: User | None, _again: Choice) -> None:
    thread = Thread.objects.filter(round__revision__design=design, pk=_pk(change)).first()
    if thread is None or by is None:
        raise Gone
    before, after = change.before or {}, change.after or {}
    if change.verb == "feedback.attached":
        last = standing_attachment(thread)
        _check("" if last and last.pk == after.get("attachment") else _ATTACHED_SINCE)
        feedback.take_back_attachment(thread, member=by)
    elif not feedback.attach_again(thread, attachment=before.get("attachment") or 0, member=by):
        raise CannotUndo(str(_ATTACHED_SINCE))


_BY_DEED: dict[str, Way] = {
    "edited": _undo_edit,
    "added": _undo_addition,
    "put_back": _undo_addition,
    "ordered": _undo_order,
}
_BY_VERB: dict[str, Way] = {
    "designs.restored": _undo_restore,
    "operations.merged": _undo_merge,
    "operations.parted": _undo_parting,
    "operations.candidate_dismissed": _undo_dismissal,
    "coach.waived": _undo_waiving,
    "coach.put_back": _undo_waiving,
    "feedback.addressed": _undo_settling,
    "feedback.dismissed": _undo_settling,
    "feedback.resolved": _undo_settling,
    "feedback.reopened": _undo_settling,
    "feedback.attached": _undo_attaching,
    "feedback.attachment_taken_back": _undo_attaching,
}


def _check(complaint: str | Promise) -> None:
    if complaint:
        raise CannotUndo(str(complaint))


def _row(change: Change, design: Design) -> Any:
    """The row that a change wrote. Raises Gone."""
    row = ROOMS[change.verb.partition(".")[0]].rows(design).filter(pk=_pk(change)).first()
    if row is None:
        raise Gone
    return row


def _pk(change: Change) -> int:
    return int(change.thing.partition(":")[2] or 0)


def _written(change: Change) -> Written:
    written = written_to(change)
    if written is None:
        raise CannotUndo(_("It changed nothing that could be set back."))
    return written
