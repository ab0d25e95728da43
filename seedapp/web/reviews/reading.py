"""A reviewer's visit to the revision of their round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string

from seedapp.feedback.carrying import begun_before, selves_of
from seedapp.feedback.models import GoalAnswer, Reach, Reviewer, Thread
from seedapp.feedback.policy import began, wrote
from seedapp.feedback.seeing import seen_before
from seedapp.web.reading.addresses import Addresses
from seedapp.web.reading.pages import Reading
from seedapp.web.reading.standing import Standings
from seedapp.web.reading.talk import Talk, ThreadCard

from .guest import Guest

EARLIER = "earlier"
"""In the address of a thread: its number counts among those of earlier rounds."""


def reading_for(request: HttpRequest, guest: Guest, reviewer: Reviewer) -> Reading:
    return Reading(
        request,
        guest.revision,
        talk_of(guest, reviewer),
        addresses_of(guest),
        seen_before(guest.revision, reviewer=reviewer),
        _goals_answered(request, guest, reviewer),
    )


def addresses_of(guest: Guest) -> Addresses:
    return Addresses(guest.revision, lambda name, *args: guest.url(f"review_{name}", *args))


def address_of(guest: Guest, thread: Thread) -> str:
    """Where a guest who has a name reads a thread: at itself where it is shown in its place."""
    assert guest.reviewer is not None
    return addresses_of(guest).of_thread(thread, talk_of(guest, guest.reviewer).name_of(thread))


def talk_of(guest: Guest, reviewer: Reviewer) -> Talk:
    """The threads of this round, and those that the reviewer began in earlier ones.

    Both are numbered, each apart, so that no number of the workbench shows.
    """
    standings, is_open = Standings(guest.revision, addresses_of(guest).of), guest.round.is_open
    selves, before = selves_of(reviewer), list(earlier_threads(reviewer).values_list("pk", flat=True))

    def name(thread: Thread, number: int) -> str:
        return f"thread-{number}" if number else f"earlier-{before.index(thread.pk) + 1}"

    def card(thread: Thread, number: int) -> ThreadCard:
        speaker, query = selves.get(thread.round_id, reviewer), "" if number else f"?{EARLIER}"
        address = guest.url("review_thread", number or before.index(thread.pk) + 1) + query if is_open else ""
        own = frozenset(one.pk for one in thread.comments.all() if wrote(one, reviewer=speaker))
        is_theirs = began(thread, reviewer=speaker)
        return ThreadCard(thread, name(thread, number), address, is_theirs, own, standings.of(thread))

    say_url = guest.url("review_say") if is_open else ""
    shown = Thread.objects.filter(Q(round=guest.round) | Q(pk__in=before))
    return Talk(shown, card, name, say_url, guest.round.threads.all())


def earlier_threads(reviewer: Reviewer) -> QuerySet[Thread]:
    """What the reviewer began in earlier rounds, in the order of its numbers."""
    return begun_before(reviewer).order_by("pk")


def _goals_answered(request: HttpRequest, guest: Guest, reviewer: Reviewer) -> Callable[[str, str], str]:
    """The form of each goal, with what the reviewer answered before; nothing in a round that is over."""
    given: defaultdict[str, list[GoalAnswer]] = defaultdict(list)
    for one in reviewer.goal_answers.all():
        given[one.job].append(one)

    def form(job: str, want: str) -> str:
        latest = next(iter(given[job]), None)
        if not guest.round.is_open and latest is None:
            return ""
        context = {
            "job": job,
            "want": want,
            "given": latest,
            "earlier": given[job][1:],
            "choices": Reach.choices,
            "url": guest.url("review_goal") if guest.round.is_open else "",
        }
        return render_to_string("reading/_goal_answer.html", context, request)

    return form
