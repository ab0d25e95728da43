"""A suggestion that proposes a concrete change: kept with its thread, applied by the team in one press."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedapp.accounts.models import User, display_name
from seedapp.core import design as core
from seedapp.core import suggesting
from seedapp.core.anchors import Anchor
from seedapp.core.suggesting import CannotSuggest, Thing
from seedapp.core.wording import N_, say
from seedapp.designs.models import Design
from seedapp.feedback.models import Suggestion, Thread
from seedapp.feedback.placing import anchor_of
from seedapp.feedback.things import Row, row_of, thing_in, value_of
from seedapp.history import changes as history
from seedapp.operations import changes as operations
from seedapp.operations import type_changes
from seedapp.specification.indexing import frozen_index

from .attaching import attach
from .settling import NotNow, address
from .telling import held_thread


class StaleSuggestion(Exception):
    """The design is not what the suggestion was made for; the message says what it is."""


def suggest(thread: Thread, suggestion: suggesting.Suggestion) -> Suggestion:
    """Keep what a new thread proposes. Raises CannotSuggest; the caller writes the journal."""
    revision = thread.round.revision
    before = check_suggestion(revision, anchor_of(thread), suggestion)
    return Suggestion.objects.create(
        thread=thread, kind=suggestion.kind, value=suggestion.value, before=before[: suggesting.LONGEST_VALUE]
    )


def check_suggestion(revision: Any, anchor: Anchor, suggestion: suggesting.Suggestion) -> str:
    """What the revision says of that which would be changed. Raises CannotSuggest."""
    thing = thing_in(revision, anchor)
    if thing is None or suggestion.kind not in suggesting.kinds_for(anchor.kind, anchor.part):
        raise CannotSuggest(say(N_("Nothing of that kind can be suggested here.")))
    value, types = thing
    suggesting.with_suggestion(value, anchor.part, suggestion, types)
    return suggesting.before_of(value, anchor.part, suggestion.kind)


@transaction.atomic
def apply_suggestion(thread: Thread, *, member: User) -> int:
    """Make the change in the design; the number of it in the journal. Applied already, it stays so.

    The thread is marked as addressed by it, and follows what was renamed. Raises StaleSuggestion where the
    design says something else by now, NotNow where the thread is settled; Suggestion.DoesNotExist for none.
    """
    thread, design = held_thread(thread), thread.round.revision.design
    suggestion = Suggestion.objects.get(thread=thread)
    if suggestion.change is not None:
        return suggestion.change
    if not thread.is_open:
        raise NotNow(_("The comment is not open any more. Open it again to apply what it suggests."))
    anchor = anchor_of(thread)
    history.hold(design)  # what is read now is what is changed
    row, before, after = _mended(design, anchor, suggestion)
    _write(row, before, after, member)
    suggestion.change = history.last_number(design.pk)
    suggestion.applied_by_name, suggestion.applied_at = display_name(member), timezone.now()
    suggestion.save(update_fields=["change", "applied_by_name", "applied_at"])
    _follow(thread, anchor, suggestion, member)
    address(thread, member=member, change=suggestion.change)
    return suggestion.change


def why_stale(design: Design, thread: Thread, suggestion: Suggestion) -> str:
    """Why a suggestion cannot be applied any more, "" where it can."""
    try:
        _mended(design, anchor_of(thread), suggestion)
    except StaleSuggestion as stale:
        return str(stale)
    return ""


def _mended(design: Design, anchor: Anchor, kept: Suggestion) -> tuple[Row, Thing, Thing]:
    """The row, what it says, and what it would say. Raises StaleSuggestion."""
    row = row_of(design, anchor)
    if row is None:
        raise StaleSuggestion(_("What it would change is not in the design any more."))
    value = value_of(row)
    types = set(design.types.values_list("name", flat=True))
    suggestion = suggesting.Suggestion(kept.kind, kept.value)  # type: ignore[arg-type]  # checked when made
    try:
        now = suggesting.before_of(value, anchor.part, suggestion.kind)
        if now[: suggesting.LONGEST_VALUE] != kept.before:
            said = _("It says “%(now)s” by now; it said “%(then)s” when this was suggested.")
            raise StaleSuggestion(said % {"now": now, "then": kept.before})
        return row, value, suggesting.with_suggestion(value, anchor.part, suggestion, types)
    except CannotSuggest as reason:
        raise StaleSuggestion(reason.sentence.spoken(_)) from reason


def _write(row: Row, before: Any, after: Any, member: User) -> None:
    """One call of the room's change function, with what differs."""
    if isinstance(after, core.DataType):
        values = _differing(before, after, ("description", "values", "fields"))
        values |= {"values": list(after.values)} if "values" in values else {}
        type_changes.edit_type(row, seen=row.row_version, by=member, **values)  # type: ignore[arg-type]
    else:
        values = _differing(before, after, ("name", "description", "inputs", "failures"))
        values |= _differing(before.response, after.response, ("fields",))
        if "fields" in values:
            values["response"] = values.pop("fields")
        operations.edit_operation(row, seen=row.row_version, by=member, **values)  # type: ignore[arg-type]


def _differing(before: Any, after: Any, names: Iterable[str]) -> dict[str, Any]:
    return {one: getattr(after, one) for one in names if getattr(after, one) != getattr(before, one)}


def _follow(thread: Thread, anchor: Anchor, kept: Suggestion, member: User) -> None:
    """Whoever applies a new name says by that what became of the old one."""
    suggestion = suggesting.Suggestion(kept.kind, kept.value)  # type: ignore[arg-type]  # checked when made
    part = suggesting.part_after(anchor.part, suggestion)
    then = frozen_index(thread.round.revision).get(anchor)
    if part and part != anchor.part and then is not None:
        title = then.title.rpartition(" › ")[0]
        named = f"{title} › {kept.value}" if title else kept.value
        attach(thread, entry=then._replace(anchor=anchor._replace(part=part), title=named), member=member)
