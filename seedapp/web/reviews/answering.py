"""Answering the team's own questions."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.feedback import changes

from .asking import QuestionsForm, questions_form
from .guest import Guest, guest_page


@require_POST
@guest_page
def review_answers(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Answer the team's questions, some or all, as often as one likes."""
    form = questions_form(guest, request.POST)
    if guest.reviewer is None or form is None:
        return redirect(guest.url("review"))
    status = 422
    if form.is_valid():
        try:
            _keep(guest, form, sent={*request.POST})
            messages.success(request, _("Thank you. The team sees your answers; you can change them."))
            return redirect(f"{guest.home_of(guest.reviewer)}#questions")
        except changes.TooMany as refused:
            form.add_error(None, str(refused))
            status = 429
    context = {"guest": guest, "form": form, "about": _("Your answers"), "back": guest.url("review")}
    return render(request, "reviews/again.html", context, status=status)


@transaction.atomic
def _keep(guest: Guest, form: QuestionsForm, sent: set[str]) -> None:
    """A question that came since the page was opened was not answered: what was not sent stays."""
    assert guest.reviewer
    for name, question in form.questions.items():
        if name in sent:
            changes.answer_question(guest.reviewer, question=question, body=form.cleaned_data[name])
