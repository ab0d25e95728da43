"""What a reviewer opens: the goals, the contract."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from seedapp.feedback.models import Perspective, Reviewer, Thread
from seedapp.feedback.places import places_in

from .asking import questions_form
from .guest import Guest, guest_page
from .judging import judging_of
from .reading import contract_context, first_service, goals_context
from .talk import Talk, ThreadCard, talk_on


@require_GET
@guest_page
def review_goals(request: HttpRequest, guest: Guest) -> HttpResponse:
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    talk = talk_of(guest, guest.reviewer)
    context = page_context(guest, "goals") | goals_context(guest.revision, talk)
    return render(request, "reviews/goals.html", context)


@require_GET
@guest_page
def review_contract(request: HttpRequest, guest: Guest, service: str = "") -> HttpResponse:
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    if not service:
        return redirect(guest.url("review_contract", first_service(guest.revision)))
    talk = talk_of(guest, guest.reviewer)
    context = page_context(guest, "contract") | contract_context(
        guest.revision, talk, service, lambda key: guest.url("review_contract", key)
    )
    return render(request, "reviews/contract.html", context)


def home_of(guest: Guest, reviewer: Reviewer) -> str:
    """End users begin with the goals, client developers with the contract."""
    is_developer = reviewer.perspective == Perspective.CLIENT_DEVELOPER
    return guest.url("review_contract" if is_developer else "review_goals")


def page_context(guest: Guest, view: str) -> dict[str, Any]:
    return {
        "guest": guest,
        "view": view,
        "goals_url": guest.url("review_goals"),
        "contract_url": guest.url("review_contract"),
        "judging": judging_of(guest) if guest.reviewer else None,
        "answers_url": guest.url("review_answers"),
        "questions_form": questions_form(guest),
    }


def talk_of(guest: Guest, reviewer: Reviewer) -> Talk:
    """The threads of this round, numbered within it, so that no number of the workbench shows."""

    def card(thread: Thread, number: int) -> ThreadCard:
        first = next(iter(thread.comments.all()), None)
        is_theirs = first is not None and first.reviewer_id == reviewer.pk
        address = guest.url("review_thread", number) if guest.round.is_open else ""
        return ThreadCard(thread, f"thread-{number}", address, may_settle=is_theirs)

    say_url = guest.url("review_say") if guest.round.is_open else ""
    return talk_on(places_in(guest.revision), threads_of(guest), card, say_url)


def threads_of(guest: Guest) -> list[Thread]:
    return list(guest.round.threads.order_by("pk").prefetch_related("comments__reviewer"))
