"""What a guest opens: giving a name, the goals, the contract."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from seedapp.accounts.models import User, display_name
from seedapp.feedback import changes
from seedapp.feedback.models import Perspective, Reviewer, Thread
from seedapp.feedback.places import places_in

from .forms import JoinForm, VerdictForm
from .guest import Guest, fresh_once, guest_page, secret_for
from .reading import contract_context, first_service, goals_context
from .talk import Talk, ThreadCard, talk_on


@require_http_methods(["GET", "POST"])
@guest_page
def review(request: HttpRequest, guest: Guest) -> HttpResponse:
    """The door: a name and a perspective, once in each browser."""
    if guest.reviewer:
        return redirect(home_of(guest, guest.reviewer))
    form = JoinForm(request.POST or None, initial={"name": _known_name(request), "once": fresh_once()})
    status = 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        secret = secret_for("reviewer", guest.round.pk, given.pop("once"))
        try:
            reviewer, secret = changes.join(guest.round, user=_user(request), token=secret, **given)
            return guest.known_to(redirect(home_of(guest, reviewer)), secret)
        except changes.TooMany as refused:
            form.add_error(None, str(refused))
            status = 429
    elif request.method == "POST":
        status = 422
    return render(request, "reviews/join.html", {"guest": guest, "form": form}, status=status)


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
    verdict = guest.reviewer.verdicts.first() if guest.reviewer else None
    initial = {"judgement": verdict.judgement, "note": verdict.note} if verdict else None
    return {
        "guest": guest,
        "view": view,
        "goals_url": guest.url("review_goals"),
        "contract_url": guest.url("review_contract"),
        "verdict": verdict,
        "verdict_form": VerdictForm(initial=initial),
    }


def talk_of(guest: Guest, reviewer: Reviewer) -> Talk:
    """The threads of this round, numbered within it, so that no number of the workbench shows."""

    def card(thread: Thread, number: int) -> ThreadCard:
        first = next(iter(thread.comments.all()), None)
        is_theirs = first is not None and first.reviewer_id == reviewer.pk
        address = guest.url("review_thread", number)
        return ThreadCard(thread, f"thread-{number}", address, may_settle=is_theirs)

    return talk_on(places_in(guest.revision), threads_of(guest), card, guest.url("review_say"))


def threads_of(guest: Guest) -> list[Thread]:
    return list(guest.round.threads.order_by("pk").prefetch_related("comments__reviewer"))


def _user(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _known_name(request: HttpRequest) -> str:
    user = _user(request)
    return display_name(user) if user else ""
