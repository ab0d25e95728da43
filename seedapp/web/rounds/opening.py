"""Opening a round of review: on what, until when, with which questions, and whom it asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from seedapp.feedback import changes
from seedapp.feedback.models import Perspective, Round
from seedapp.feedback.policy import may_review
from seedapp.specification.models import Revision, lightly
from seedapp.specification.states import NotAllowed, State
from seedapp.web.form_secrets import fresh_once
from seedapp.web.operations.rows import Rows
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Member, Role

from .forms import RoundForm, default_due, end_of
from .links import links_page, tokens_for
from .questions import question_rows, texts_of, with_more_rows


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def open_round(request: HttpRequest, workspace: str, design: str) -> HttpResponse:
    """The links are in the answer to the form and nowhere else: only their hashes are kept."""
    here = visit(request, workspace, design, Role.EDITOR)
    revisions = list(lightly(here.design.revisions.exclude(state=State.WITHDRAWN)))
    if not revisions:
        return redirect(f"{here.url('feedback')}#publish")
    members = members_who_review(here)
    if request.method == "GET":
        wanted = request.GET.get("revision", "")
        number = next((one.number for one in revisions if str(one.number) == wanted), revisions[0].number)
        initial = {"revision": number, "due": default_due(), "for_many": True, "once": fresh_once()}
        before = asked_before(here)
        form = RoundForm(initial=initial | before, revisions=revisions, members=members)
        return _page(request, here, form, question_rows(), knows_whom=any(before.values()))
    form = RoundForm(request.POST, revisions=revisions, members=members)
    if "more" in request.POST:
        form.errors.clear()
        return _page(request, here, form, question_rows(with_more_rows(request.POST)))
    rows = question_rows(request.POST)
    if form.is_valid() and rows.is_valid():
        try:
            return _opened(request, here, form, texts_of(rows), revisions)
        except (changes.Refused, changes.TooMany, NotAllowed) as refused:
            form.add_error(None, str(refused))
    return _page(request, here, form, rows, status=422)


def asked_before(here: Visit) -> dict[str, Any]:
    """Whom the last round asked by name, for its form: by the same name they find what they said again."""
    last = Round.objects.filter(revision__design=here.design).order_by("-opened_at", "-pk").first()
    if last is None:
        return {}
    links = last.links.filter(is_for_many=False, revoked_at=None).order_by("pk")
    asked = list(links.values_list("name", "perspective"))
    users = last.reviewers.filter(link=None).values_list("user_id", flat=True)
    members = here.design.workspace.members.filter(user__in=list(users))
    return {
        "end_users": [name for name, seen in asked if seen == Perspective.END_USER],
        "client_developers": [name for name, seen in asked if seen == Perspective.CLIENT_DEVELOPER],
        "members": [str(pk) for pk in members.values_list("pk", flat=True)],
    }


def members_who_review(here: Visit) -> list[Member]:
    """Members of the workspace who may comment."""
    rows = here.design.workspace.members.select_related("user")
    return [one for one in rows if may_review(one)]


def _opened(
    request: HttpRequest, here: Visit, form: RoundForm, questions: list[str], revisions: Sequence[Revision]
) -> HttpResponse:
    given = form.cleaned_data
    revision = next(one for one in revisions if one.number == given["revision"])
    revision.design = here.design
    once = tokens_for(1, "round", revision.pk, here.member.user.pk, given["once"])[0]
    round_, links = changes.ask_for_review(
        revision,
        by=here.member.user,
        intro=given["intro"],
        due_at=end_of(given["due"]),
        questions=questions,
        people=form.people,
        tokens=tokens_for(len(form.people), "opened", revision.pk, here.member.user.pk, given["once"]),
        members=form.chosen,
        perspective=given["perspective"],
        once=once,
    )
    if not links:
        messages.success(request, _("The round is open. Those you asked find it on the page of the design."))
        return redirect(here.url("round", round_.pk))
    return links_page(request, here, round_, links, title=_("The round is open"))


def _page(
    request: HttpRequest,
    here: Visit,
    form: RoundForm,
    rows: Rows,
    status: int = 200,
    *,
    knows_whom: bool = False,
) -> HttpResponse:
    """`knows_whom`: names of the last round stand in the form."""
    context = here.context("feedback", form=form, rows=rows, knows_whom=knows_whom)
    return render(request, "rounds/open.html", context, status=status)
