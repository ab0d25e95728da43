"""Whom a change of a review concerns, and why. Nobody is told of what they did themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from seedapp.feedback.mentioning import names_in
from seedapp.feedback.models import Reviewer, Round, Suggestion, Thread
from seedapp.history.models import Change
from seedapp.specification.models import Revision
from seedapp.workspaces.access import allows
from seedapp.workspaces.models import Member, Role

from .models import Kind, Notice
from .speaking import Who, comment_of, guests_with_a_way_in, members_of, pk_of, thread_of, voices, who_is

MOST_MENTIONED = 20
"""People whom one comment tells by naming them."""

MOST = 2000
"""People who are told of one change: a round has no more reviewers than half of that."""


def addressees(change: Change) -> Mapping[Who, Kind]:
    """Who is told of a change, each once, for the first of the reasons that there are."""
    told = _TOLD.get(change.verb)
    if told is None:
        return {}
    found: dict[Who, Kind] = {}
    for who, kind in told(change):
        found.setdefault(who, kind)
        if len(found) >= MOST:
            break
    for actor in _who_did(change):
        found.pop(actor, None)
    return _still_there(change, found)


def concerns_anybody(verb: str) -> bool:
    return verb in _TOLD


def _begun(change: Change) -> Iterator[tuple[Who, Kind]]:
    """A thread: whom it names, those who asked for the review, and who published what it is about."""
    thread = thread_of(change)
    if thread:
        yield from _mentioned(change, thread)
        yield from ((who, Kind.BEGUN) for who in _hosts(thread.round))


def _answered(change: Change) -> Iterator[tuple[Who, Kind]]:
    """An answer: whom it names, who said something in the thread, and its hosts where a guest answers."""
    thread = thread_of(change)
    if thread is None:
        return
    yield from _mentioned(change, thread)
    yield from ((who, Kind.ANSWERED) for who in voices(thread, change))
    if change.by_id is None:
        yield from ((who, Kind.BEGUN) for who in _hosts(thread.round))


def _mentioned(change: Change, thread: Thread, besides: str = "") -> Iterator[tuple[Who, Kind]]:
    """Whom a comment named as it was said then, without whom other words named `besides`."""
    comment = comment_of(change, thread)
    if comment is None:
        return
    said = str((change.after or {}).get("body", ""))
    members = members_of(change.workspace_id)
    for mention in comment.mentions.select_related("reviewer").order_by("pk")[:MOST_MENTIONED]:
        if names_in(besides, {mention.name}) or not names_in(said, {mention.name}):
            continue
        if mention.member_id is not None:
            yield ("user", mention.member_id), Kind.MENTIONED
        elif mention.reviewer is not None:
            yield who_is(mention.reviewer, members), Kind.MENTIONED


def _settled(change: Change) -> Iterator[tuple[Who, Kind]]:
    """What became of a thread: who said something in it."""
    thread = thread_of(change)
    if thread:
        kind = Kind.APPLIED if _is_applied(thread, change) else Kind.SETTLED
        yield from ((who, kind) for who in voices(thread, change))


def _is_applied(thread: Thread, change: Change) -> bool:
    """Whether a thread is addressed by what it suggested itself."""
    by = (change.after or {}).get("change")
    return by is not None and Suggestion.objects.filter(thread=thread, change=by).exists()


def _edited(change: Change) -> Iterator[tuple[Who, Kind]]:
    """Other words: whom they name, and the words before did not."""
    thread = thread_of(change)
    if thread:
        said = str((change.before or {}).get("body", ""))
        yield from _mentioned(change, thread, besides=said)


def _published(change: Change) -> Iterator[tuple[Who, Kind]]:
    """A revision: members who are there to review, whoever reviewed an earlier one, guests who still can."""
    revision = Revision.objects.filter(pk=pk_of(change, "specification.revision")).first()
    if revision is None:
        return
    rows = Member.objects.filter(workspace_id=change.workspace_id, role=Role.REVIEWER)
    yield from ((("user", pk), Kind.PUBLISHED) for pk in rows.values_list("user_id", flat=True))
    members = members_of(change.workspace_id)
    reviewers = Reviewer.objects.filter(
        round__revision__design=revision.design_id, round__revision__number__lt=revision.number
    )
    for reviewer in reviewers.filter(round__closed_at=None).order_by("pk"):
        yield who_is(reviewer, members), Kind.PUBLISHED


def _moved(change: Change) -> Iterator[tuple[Who, Kind]]:
    """A revision was approved or withdrawn: members who may speak of it, and whoever came to review it."""
    pk = pk_of(change, "specification.revision")
    for member in Member.objects.filter(workspace_id=change.workspace_id).only("user_id", "role"):
        if allows(member.role, Role.REVIEWER):
            yield ("user", member.user_id), Kind.PUBLISHED
    members = members_of(change.workspace_id)
    for reviewer in Reviewer.objects.filter(round__revision=pk, joined_at__isnull=False).order_by("pk"):
        yield who_is(reviewer, members), Kind.PUBLISHED


def _asked(change: Change) -> Iterator[tuple[Who, Kind]]:
    """Members who were asked to review, and did not come yet. They are told of a round once."""
    told = Notice.objects.filter(about=change.thing, kind=Kind.OPENED).values("reader__user")
    asked = Reviewer.objects.filter(
        round=pk_of(change, "feedback.round"), link=None, joined_at=None, user__isnull=False
    )
    for reviewer in asked.exclude(user__in=told):
        yield ("user", reviewer.user_id or 0), Kind.OPENED


def _given(change: Change) -> Iterator[tuple[Who, Kind]]:
    """A verdict: the team, which is whoever may mend the design."""
    for member in Member.objects.filter(workspace_id=change.workspace_id).only("user_id", "role"):
        if allows(member.role, Role.EDITOR):
            yield ("user", member.user_id), Kind.VERDICT


_TOLD: Mapping[str, Callable[[Change], Iterator[tuple[Who, Kind]]]] = {
    "feedback.begun": _begun,
    "feedback.answered": _answered,
    "feedback.edited": _edited,
    "feedback.addressed": _settled,
    "feedback.dismissed": _settled,
    "feedback.resolved": _settled,
    "feedback.reopened": _settled,
    "feedback.given": _given,
    "feedback.members_asked": _asked,
    "specification.published": _published,
    "specification.approved": _moved,
    "specification.withdrawn": _moved,
}


def _who_did(change: Change) -> Iterator[Who]:
    """Whoever made the change, as an account and as a guest."""
    if change.by_id is not None:
        yield ("user", change.by_id)
    thread = thread_of(change)
    comment = comment_of(change, thread) if thread else None
    if comment and comment.reviewer:
        is_other = change.by_id is not None and comment.reviewer.user_id != change.by_id
        if not is_other:
            yield who_is(comment.reviewer, members_of(change.workspace_id))
            yield ("reviewer", comment.reviewer.pk)


def _hosts(round_: Round) -> Iterator[Who]:
    """Who opened a round, and who published its revision."""
    for pk in (round_.opened_by_id, round_.revision.published_by_id):
        if pk is not None:
            yield ("user", pk)


def _still_there(change: Change, found: dict[Who, Kind]) -> Mapping[Who, Kind]:
    """Without accounts that left the workspace, and guests whose link opens nothing any more."""
    if not found:
        return {}
    members = members_of(change.workspace_id)
    guests = guests_with_a_way_in(number for kind, number in found if kind == "reviewer")
    there = {"user": members, "reviewer": guests}
    return {who: kind for who, kind in found.items() if who[1] in there[who[0]]}
