"""What the team does with a round that is open: each deed one press, then back to its page."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.feedback import changes
from seedapp.feedback.models import Round
from seedapp.web.visit import Visit, visit
from seedapp.workspaces.models import Role

from .forms import ExtendForm, MembersForm, QuestionForm, end_of
from .opening import members_who_review
from .page import page_of, round_of


@login_required
@require_POST
def close_round(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here, round_ = _here(request, workspace, design, pk)
    changes.close_round(round_, by=here.member.user)
    messages.success(request, _("The round is closed. Who has joined can still read it."))
    return _back(here, round_)


@login_required
@require_POST
def reopen_round(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here, round_ = _here(request, workspace, design, pk)
    changes.reopen_round(round_, by=here.member.user)
    messages.success(request, _("The round takes comments again. Its links are the same."))
    return _back(here, round_)


@login_required
@require_POST
def extend_round(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here, round_ = _here(request, workspace, design, pk)
    form = ExtendForm(request.POST)
    if form.is_valid():
        try:
            changes.extend_round(round_, by=here.member.user, due_at=end_of(form.cleaned_data["due"]))
            messages.success(request, _("Reviewers have until the new date."))
            return _back(here, round_)
        except changes.Refused as refused:
            form.add_error(None, str(refused))
    return page_of(request, here, round_, extend_form=form, status=422)


@login_required
@require_POST
def revoke_link(request: HttpRequest, workspace: str, design: str, pk: int, number: int) -> HttpResponse:
    here, round_ = _here(request, workspace, design, pk)
    link = get_object_or_404(round_.links, pk=number)
    changes.revoke_link(link, by=here.member.user)
    messages.success(request, _("The link opens nothing any more. What was said by it stays."))
    return _back(here, round_, "links")


@login_required
@require_POST
def ask_members(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here, round_ = _here(request, workspace, design, pk)
    form = MembersForm(request.POST, members=members_who_review(here))
    if not form.is_valid():
        return page_of(request, here, round_, members_form=form, status=422)
    perspective = form.cleaned_data["perspective"]
    changes.ask_members(round_, by=here.member.user, members=form.chosen, perspective=perspective)
    return _back(here, round_, "reviewers")


@login_required
@require_POST
def add_question(request: HttpRequest, workspace: str, design: str, pk: int) -> HttpResponse:
    here, round_ = _here(request, workspace, design, pk)
    form = QuestionForm(request.POST)
    if form.is_valid():
        try:
            changes.add_question(round_, by=here.member.user, text=form.cleaned_data["text"])
            return _back(here, round_, "questions")
        except changes.TooMany as refused:
            form.add_error(None, str(refused))
    return page_of(request, here, round_, question_form=form, status=422)


@login_required
@require_POST
def remove_question(request: HttpRequest, workspace: str, design: str, pk: int, number: int) -> HttpResponse:
    here, round_ = _here(request, workspace, design, pk)
    question = round_.questions.filter(pk=number).first()
    if question:  # a second press finds it gone
        try:
            changes.remove_question(question, by=here.member.user)
        except changes.Refused as refused:
            messages.error(request, str(refused))
    return _back(here, round_, "questions")


def _here(request: HttpRequest, workspace: str, design: str, pk: int) -> tuple[Visit, Round]:
    here = visit(request, workspace, design, Role.EDITOR)
    return here, round_of(here, pk)


def _back(here: Visit, round_: Round, place: str = "") -> HttpResponse:
    address = here.url("round", round_.pk)
    return redirect(f"{address}#{place}" if place else address)
