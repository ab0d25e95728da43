"""Who reads a review: by a link, without an account, or a member of the workspace by their account.

Both get the same pages. `protecting_headers` sees to it that no address with a token leaves them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from seedapp.feedback import changes
from seedapp.feedback.models import Link, Perspective, Reviewer, Round
from seedapp.specification.models import Revision, lightly
from seedapp.workspaces.access import membership_for
from seedapp.workspaces.models import Member, Role

from .guesses import count_guess, seconds_to_wait

BY_ACCOUNT = "own_"
"""The names of the routes of those who review by their account begin with it."""
_REMEMBERED_SECONDS = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Guest:
    """One visit, by a `link` with its `token` or by the account of a `member`.

    `reviewer` is None until a name was given in this browser, or the member began.
    """

    round: Round
    reviewer: Reviewer | None
    link: Link | None = None
    token: str = ""
    member: Member | None = None

    @property
    def revision(self) -> Revision:
        return self.round.revision

    def url(self, name: str, *args: object) -> str:
        """The address of one of the pages, by the name of its route behind links."""
        if self.member is None:
            return reverse(name, args=[self.token, *args])
        design = self.revision.design
        return reverse(f"{BY_ACCOUNT}{name}", args=[design.workspace.slug, design.slug, self.round.pk, *args])

    def home_of(self, reviewer: Reviewer) -> str:
        """Where a reviewer begins: end users with the goals, client developers with the contract."""
        is_developer = reviewer.perspective == Perspective.CLIENT_DEVELOPER
        return self.url("review_contract" if is_developer else "review_goals")

    def known_to(self, response: HttpResponse, secret: str) -> HttpResponse:
        """The browser keeps the secret of a reviewer behind a link for many, for this review only."""
        response.set_cookie(
            settings.REVIEWER_COOKIE_NAME,
            secret,
            max_age=_REMEMBERED_SECONDS,
            path=self.url("review"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return response


View = Callable[Concatenate[HttpRequest, Guest, ...], HttpResponse]


def guest_page(view: View) -> Callable[..., HttpResponse]:
    """A page of a review. Wrong, expired and revoked links all get the same answer."""
    return _guest_page(view, is_use=True)


def quiet_guest_page(view: View) -> Callable[..., HttpResponse]:
    """The same for what a page asks by itself: that is no use of a link."""
    return _guest_page(view, is_use=False)


def _guest_page(view: View, *, is_use: bool) -> Callable[..., HttpResponse]:
    @never_cache
    @functools.wraps(view)
    def page(request: HttpRequest, **address: Any) -> HttpResponse:
        if "token" not in address:
            return _by_account(request, view, **address)
        token = address.pop("token")
        if seconds := seconds_to_wait(request):
            return _wait(request, seconds)
        guest = _behind_link(request, token, is_use=is_use)
        return _answer(view, request, guest, address) if guest else over(request)

    return page


def _behind_link(request: HttpRequest, token: str, *, is_use: bool) -> Guest | None:
    link = changes.link_behind(token)
    if link is None:
        count_guess(request)
        return None
    if is_use:
        changes.note_use(link)
    secret = request.COOKIES.get(settings.REVIEWER_COOKIE_NAME, "")
    reviewer = changes.reviewer_of(link) or changes.reviewer_in_browser(link, secret)
    if reviewer and reviewer.user_id is not None and reviewer.user_id != request.user.pk:
        reviewer.user = None  # in this visit: an account speaks only where it is signed in
    return Guest(link.round, reviewer, link, token)


@login_required
def _by_account(
    request: HttpRequest, view: View, workspace: str, design: str, pk: int, **address: Any
) -> HttpResponse:
    member = membership_for(request.user, workspace, Role.REVIEWER)
    round_ = get_object_or_404(
        lightly(Round.objects.select_related("revision__design__workspace"), "revision"),
        pk=pk,
        revision__design__slug=design,
        revision__design__workspace=member.workspace,
    )
    known = changes.reviewer_by_account(round_, member.user)
    reviewer = known if known and known.joined_at else None
    return _answer(view, request, Guest(round_, reviewer, member=member), address)


def _answer(view: View, request: HttpRequest, guest: Guest, address: dict[str, Any]) -> HttpResponse:
    try:
        return view(request, guest, **address)
    except changes.RoundOver:
        if guest.reviewer is None:
            return over(request, guest)
        context = {"guest": guest, "kept": _typed(request), "back": guest.url("review")}
        return render(request, "reviews/closed.html", context, status=409)


def _wait(request: HttpRequest, seconds: int) -> HttpResponse:
    """The same to whoever comes from this address, by a right link or a wrong one."""
    context = {"kept": _typed(request), "seconds": seconds}
    response = render(request, "reviews/wait.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response


def over(request: HttpRequest, guest: Guest | None = None) -> HttpResponse:
    """There is nothing to review. What was typed on the page that is gone comes back, to be copied."""
    context = {"kept": _typed(request), "member": guest and guest.member}
    return render(request, "reviews/over.html", context, status=404)


def _typed(request: HttpRequest) -> str:
    answers = sorted(one for one in request.POST if one.startswith("answer-"))
    names = ("quote", "body", "value", "comment", "note", *answers)
    return "\n\n".join(text for name in names if (text := request.POST.get(name, "").strip()))
