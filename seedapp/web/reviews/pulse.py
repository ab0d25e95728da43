"""What an open page of a review asks every few seconds: whether something was said or done since.

It is the pulse of the team's pages (decision 17) with less in it: that something is new, so that the page
fetches itself again. Nothing is written, and the mark gives no number of the workbench away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from seedapp.accounts.models import User
from seedapp.history.models import Change
from seedapp.notices.visible import notices_of_reviewer
from seedapp.web.release import release
from seedapp.web.standing import standing_of_person

from .guest import Guest, quiet_guest_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SECONDS = 10
"""Between two questions of a page in view: there may be hundreds of reviewers."""

_CONCERNS = Q(verb__startswith="feedback.") | Q(verb__startswith="specification.")


@require_GET
@quiet_guest_page
def review_pulse(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Who has not begun, or lost the cookie that says who they are, is led to the door as from any page."""
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    mark = mark_of(guest)
    words = _("Something is new in this review.")
    news = [] if request.GET.get("after", mark) in (mark, "") else [_told(words)]
    person = request.user if isinstance(request.user, User) else None
    answer = standing_of_person(request, person) | {"role": "", "role_name": ""}
    return JsonResponse(answer | {"mark": mark, "changes": news, "more": 0, "people": []})


def open_page_of(guest: Guest) -> dict[str, str]:
    """What the browser needs to follow; see static/js/together. Take it before all else that a page shows.

    Where there is no account to sign in to, `closed` is said instead when the page is not theirs any more.
    """
    closed = _("This review is not open to you any more. What you typed stays here, so that you can copy it.")
    return {
        "pulse": guest.url("review_pulse"),
        "mark": mark_of(guest),
        "release": release(),
        "every": str(SECONDS),
        "closed": "" if guest.member else closed,
    }


def mark_of(guest: Guest) -> str:
    """Changes with all that is said, done or published at the design, and with what the reviewer is told."""
    assert guest.reviewer is not None
    changes = Change.objects.filter(_CONCERNS, design_id=guest.revision.design_id)
    newest = changes.order_by("-number").values_list("number", flat=True).first() or 0
    unread = notices_of_reviewer(guest.reviewer).unread().count()
    told = f"{guest.reviewer.pk}:{newest}:{unread}"
    return salted_hmac("seedapp.web.reviews.pulse", told).hexdigest()[:16]


def _told(words: str) -> dict[str, Any]:
    """One change for all, so that the page says that it changed; who did what stands in it."""
    empty = dict.fromkeys(("by", "title", "url", "anchor", "undo"), "")
    return {**empty, "number": 0, "mine": False, "removed": False, "words": words}
