"""A person says what became of the thing of a thread, and takes it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from seedapp.accounts.models import User, display_name
from seedapp.core.anchors import Entry, entry_as_plain
from seedapp.feedback.models import Attachment, Thread
from seedapp.feedback.placing import standing_attachment

from .telling import held_thread, record


@transaction.atomic
def attach(thread: Thread, *, entry: Entry, member: User) -> Attachment:
    """Say that the thing of a thread is `entry` now (a place of the design as it stands).

    The thread's own anchor stays; said already, nothing is written.
    """
    thread = held_thread(thread)
    told = entry_as_plain(entry)
    before = standing_attachment(thread)
    if before and before.entry[:3] == told[:3]:
        return before
    made = Attachment.objects.create(
        thread=thread, entry=told, title=entry.title, member=member, author_name=display_name(member)
    )
    _record(thread, member, "feedback.attached", before, made)
    return made


@transaction.atomic
def take_back_attachment(thread: Thread, *, member: User) -> None:
    """Take back the latest word of what became of a thread's thing; the one before it counts again."""
    thread = held_thread(thread)
    last = standing_attachment(thread)
    if last is None:
        return
    last.taken_back_at = timezone.now()
    last.save(update_fields=["taken_back_at"])
    thread = Thread.objects.get(pk=thread.pk)
    _record(thread, member, "feedback.attachment_taken_back", last, standing_attachment(thread))


@transaction.atomic
def attach_again(thread: Thread, *, attachment: int, member: User) -> bool:
    """Let an attachment that was taken back count again; False where there is none such, or a later one."""
    thread = held_thread(thread)
    before = standing_attachment(thread)
    last = thread.attachments.last()
    if last is None or last.pk != attachment or last.taken_back_at is None:
        return False
    last.taken_back_at = None
    last.save(update_fields=["taken_back_at"])
    _record(thread, member, "feedback.attached", before, last)
    return True


def _record(
    thread: Thread, member: User, verb: str, before: Attachment | None, after: Attachment | None
) -> None:
    record(
        thread.round,
        member,
        "",
        verb,
        thread,
        thread.anchor_title,
        before=_facts(before),
        after=_facts(after),
    )


def _facts(attachment: Attachment | None) -> dict[str, object]:
    if attachment is None:
        return {"attached_to": "", "attachment": None}
    return {"attached_to": attachment.title, "attachment": attachment.pk}
