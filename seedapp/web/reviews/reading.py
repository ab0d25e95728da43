"""A reviewer's visit to the revision of their round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from django.http import HttpRequest
from django.template.loader import render_to_string

from seedapp.feedback.models import GoalAnswer, Reach, Reviewer, Thread
from seedapp.feedback.policy import began, wrote
from seedapp.feedback.seeing import seen_before
from seedapp.web.reading.addresses import Addresses
from seedapp.web.reading.pages import Reading
from seedapp.web.reading.talk import Talk, ThreadCard

from .guest import Guest


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


def talk_of(guest: Guest, reviewer: Reviewer) -> Talk:
    """The threads of this round, numbered within it, so that no number of the workbench shows."""

    def card(thread: Thread, number: int) -> ThreadCard:
        is_theirs = began(thread, reviewer=reviewer)
        address = guest.url("review_thread", number) if guest.round.is_open else ""
        own = frozenset(one.pk for one in thread.comments.all() if wrote(one, reviewer=reviewer))
        return ThreadCard(thread, f"thread-{number}", address, may_settle=is_theirs, own=own)

    say_url = guest.url("review_say") if guest.round.is_open else ""
    return Talk(guest.round.threads.all(), card, say_url)


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
