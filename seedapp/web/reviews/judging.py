"""A reviewer's verdict: on the whole or on chosen operations, and what their earlier ones still say.

What somebody said in another round is shown where it is certain that it was they: by their account, or by
links that the team made for one person. Behind a link for many nobody knows who they were there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from seedapp.feedback import changes
from seedapp.feedback.judged import Judged, Voice, judged_by

from .forms import VerdictForm
from .guest import Guest, guest_page

MOST_BOXES = 30


@dataclass(frozen=True)
class Own:
    """One of the reviewer's verdicts: names of what it was given on, holds for, and lapsed for."""

    voice: Voice
    of: list[str]
    holds: list[str]
    lapsed: list[str]


@dataclass(frozen=True)
class Judging:
    """What a page shows of verdicts. `is_long`: the operations to choose from have a page of their own."""

    form: VerdictForm
    own: list[Own]
    url: str
    is_open: bool
    is_long: bool
    count: int


@require_http_methods(["GET", "POST"])
@guest_page
def review_verdict(request: HttpRequest, guest: Guest) -> HttpResponse:
    """A page with every operation to choose from; what is sent from any page comes here."""
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    if request.method == "GET":
        return _page(request, guest, judging_of(guest, is_whole_page=True))
    seen = judged_by(guest.reviewer)
    form = VerdictForm(request.POST, operations=seen.titles.items())
    if not form.is_valid():
        return _page(request, guest, judging_of(guest, form=form, is_whole_page=True), status=422)
    try:
        changes.give_verdict(guest.reviewer, **form.cleaned_data)
    except changes.TooMany as refused:
        form.add_error(None, str(refused))
        return _page(request, guest, judging_of(guest, form=form, is_whole_page=True), status=429)
    messages.success(
        request, _("Thank you. The team sees your verdict; you can change it while the review is open.")
    )
    return redirect(f"{guest.home_of(guest.reviewer)}#verdict")


def judging_of(guest: Guest, *, form: VerdictForm | None = None, is_whole_page: bool = False) -> Judging:
    """For a guest who has a name. In the other pages the form has no more than MOST_BOXES boxes."""
    assert guest.reviewer is not None
    seen = judged_by(guest.reviewer)
    is_long = len(seen.titles) > MOST_BOXES and not is_whole_page
    last = next((one.verdict for one in seen.voices if not one.is_inherited), None)
    initial: dict[str, Any] = {}
    if last and last.is_whole:
        initial = {"judgement": last.judgement, "note": last.note}
    return Judging(
        form or VerdictForm(initial=initial, operations=() if is_long else seen.titles.items()),
        [_own(seen, one) for one in seen.voices],
        guest.url("review_verdict"),
        guest.round.is_open,
        is_long,
        len(seen.titles),
    )


def _own(seen: Judged, one: Voice) -> Own:
    given, holding = one.holding.given, one.holding
    return Own(one, seen.names(given.operations), seen.names(holding.holds), seen.names(holding.lapsed))


def _page(request: HttpRequest, guest: Guest, judging: Judging, status: int = 200) -> HttpResponse:
    assert guest.reviewer is not None
    context = {
        "guest": guest,
        "judging": judging,
        "goals_url": guest.url("review_goals"),
        "contract_url": guest.url("review_contract"),
        "view": "verdict",
    }
    return render(request, "reviews/verdict.html", context, status=status)
