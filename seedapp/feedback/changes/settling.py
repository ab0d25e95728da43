"""What becomes of a thread: the team addresses or dismisses it, its author resolves or reopens it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from seedapp.accounts.models import User
from seedapp.feedback.models import Reviewer, State, Thread, Turn
from seedapp.feedback.policy import NotTheirs, began, check_pace
from seedapp.feedback.states import DEEDS, VERBS, Who
from seedapp.history.models import Change

from .telling import facts, held_for, held_thread, name_of, record


class NotNow(Exception):
    """The thread is in a state from which this cannot be done."""


class NoReason(Exception):
    """What the team does with a thread is told to its author."""


class NoSuchChange(Exception):
    """The number names no change of the design."""

    def __init__(self) -> None:
        super().__init__(_("The history of this design has no such change. Choose one of those listed."))


@transaction.atomic
def address(thread: Thread, *, member: User, change: int | None = None, note: str = "") -> None:
    """The team says that it is done, by which `change` (its number in the journal), or in words.

    Done already, it stays as it was. Raises NoReason, NoSuchChange, NotNow.
    """
    if change is None and not note.strip():
        raise NoReason(_("Name the change that did it, or say in words what was done."))
    design = thread.round.revision.design_id
    known = Change.objects.filter(design_id=design).exclude(verb__startswith="feedback.")
    if change is not None and not known.filter(number=change).exists():
        raise NoSuchChange
    _turn(thread, "address", "team", member=member, note=note, change=change)


@transaction.atomic
def dismiss(thread: Thread, *, member: User, note: str) -> None:
    """The team decides against it and says why. Dismissed already, it stays as it was.

    Raises NoReason, NotNow.
    """
    if not note.strip():
        raise NoReason(_("Say why: whoever wrote the comment reads it, and may open it again."))
    _turn(thread, "dismiss", "team", member=member, note=note)


@transaction.atomic
def resolve(
    thread: Thread, *, note: str = "", reviewer: Reviewer | None = None, member: User | None = None
) -> None:
    """Who began a thread says that it is done. Resolved already, it stays as it was.

    Raises NotTheirs for anybody else, RoundOver for a reviewer of a closed round.
    """
    if not _is_author(thread, reviewer, member):
        raise NotTheirs
    _turn(thread, "resolve", "author", reviewer=reviewer, member=member, note=note)


@transaction.atomic
def reopen(
    thread: Thread, *, note: str = "", reviewer: Reviewer | None = None, member: User | None = None
) -> None:
    """Take a thread up again: whoever began it, or the team what it had marked itself.

    Raises NotTheirs, and RoundOver for a reviewer of a closed round.
    """
    is_author = _is_author(thread, reviewer, member)
    if reviewer and not is_author:
        raise NotTheirs
    _turn(thread, "reopen", "author" if is_author else "team", reviewer=reviewer, member=member, note=note)


@transaction.atomic
def turn_back(thread: Thread, *, done: str, state: str, member: User | None) -> None:
    """Undo a turn: from the state `done`, which it must still be in, to the `state` before.

    What its author resolved or reopened, only they take back. Raises NotTheirs, NotNow.
    """
    thread = held_thread(thread)
    if State.RESOLVED in (done, state) and not began(thread, member=member):
        raise NotTheirs
    if thread.state != done:
        raise NotNow(_("The comment was answered or marked since. Look at it, and mark it anew."))
    last = thread.turns.filter(state=state).last()
    note, change = (last.note, last.change) if last else ("", None)
    _write(thread, State(state), None, member, note, change)


def _is_author(thread: Thread, reviewer: Reviewer | None, member: User | None) -> bool:
    if reviewer:
        held_for(thread, reviewer)
    return began(thread, reviewer=reviewer, member=member)


def _turn(
    thread: Thread,
    deed: str,
    who: Who,
    *,
    reviewer: Reviewer | None = None,
    member: User | None = None,
    note: str = "",
    change: int | None = None,
) -> None:
    thread = held_thread(thread)
    done = DEEDS[deed]
    if thread.state == done.to:
        return
    if not done.may_start(thread.state, who):
        if who == "team" and deed == "reopen":
            raise NotTheirs
        raise NotNow(_("Whoever wrote this comment has resolved it. Answer instead, or write a new one."))
    if reviewer:
        check_pace(reviewer)
    _write(thread, done.to, reviewer, member, note, change)


def _write(
    thread: Thread, to: State, reviewer: Reviewer | None, member: User | None, note: str, change: int | None
) -> None:
    before: dict[str, Any] = facts(thread)
    name = name_of(reviewer, member)
    thread.state = to
    thread.save(update_fields=["state"])
    Turn.objects.create(
        thread=thread, state=to, reviewer=reviewer, member=member, author_name=name, note=note, change=change
    )
    after = facts(thread) | {"note": note, "change": change}
    record(thread.round, member, name, VERBS[to], thread, thread.anchor_title, before=before, after=after)
