"""One round: who was asked and who came, what they answered, its links, and what the team can do with it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from seedapp.feedback.models import Answer, GoalAnswer, Link, Reviewer, Round
from seedapp.feedback.policy import may_review
from seedapp.specification.models import lightly
from seedapp.web.form_secrets import fresh_once
from seedapp.web.reading.goal_tallies import tallies_of
from seedapp.web.visit import Visit, visit

from .forms import ExtendForm, MembersForm, PeopleForm, QuestionForm, later_due


@login_required
@require_GET
def round_page(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here = visit(request, workspace, design)
    return page_of(request, here, round_of(here, pk))


def round_of(here: Visit, pk: int) -> Round:
    """A round of this design. Raises Http404."""
    return get_object_or_404(
        lightly(
            Round.objects.select_related("revision__design__workspace", "opened_by", "closed_by"), "revision"
        ),
        pk=pk,
        revision__design=here.design,
    )


def page_of(
    request: HttpRequest,
    here: Visit,
    round_: Round,
    *,
    people_form: PeopleForm | None = None,
    members_form: MembersForm | None = None,
    extend_form: ExtendForm | None = None,
    question_form: QuestionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """A form that was refused comes back with what was typed."""
    reviewers = _reviewers(round_)
    context = here.context(
        "feedback",
        round=round_,
        may_review=may_review(here.member),
        came=[one for one in reviewers if one.joined_at],
        asked=[one for one in reviewers if not one.joined_at],
        goals=tallies_of(GoalAnswer.objects.filter(reviewer__round=round_)).values(),
        links=_links(round_),
        questions=list(round_.questions.prefetch_related(_answers())),
        people_form=people_form or PeopleForm(initial={"once": fresh_once()}),
        members_form=members_form or MembersForm(members=_members(here, reviewers)),
        extend_form=extend_form or ExtendForm(initial={"due": later_due(round_.due_at)}),
        question_form=question_form or QuestionForm(),
        once=fresh_once(),
    )
    return render(request, "rounds/round.html", context, status=status)


def _reviewers(round_: Round) -> list[Any]:
    """Each with how much they said, how many questions they answered, and their verdicts."""
    rows = round_.reviewers.select_related("link").prefetch_related("verdicts")
    return list(
        rows.annotate(said=Count("comments", distinct=True), answered=Count("answers", distinct=True))
    )


def _links(round_: Round) -> list[Any]:
    reviewers = Prefetch("reviewers", Reviewer.objects.order_by("joined_at", "pk"))
    return list(Link.objects.filter(round=round_).prefetch_related(reviewers).select_related("made_by"))


def _answers() -> Prefetch[Any]:
    return Prefetch("answers", Answer.objects.select_related("reviewer"))


def _members(here: Visit, reviewers: list[Any]) -> list[Any]:
    """Members who may comment and were not asked yet."""
    there = {one.user_id for one in reviewers if one.is_by_account}
    rows = here.design.workspace.members.select_related("user")
    return [one for one in rows if may_review(one) and one.user_id not in there]
