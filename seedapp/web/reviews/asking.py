"""The team's own questions where reviewers read: one form for all of them, with what was answered so far."""

from __future__ import annotations

from hashlib import sha256

from django import forms

from seedapp.feedback.models import LONGEST_ANSWER, Question
from seedapp.web.forms import TidyForm

from .guest import Guest


class QuestionsForm(TidyForm):
    """A text area for each question, named by its words: no number of the workbench shows."""

    label_suffix = ""

    def __init__(self, data: object = None, *, questions: list[Question], **kwargs: object) -> None:
        super().__init__(data, **kwargs)  # type: ignore[arg-type]
        self.questions = {name_of(one.text): one for one in questions}
        for name, question in self.questions.items():
            self.fields[name] = forms.CharField(
                label=question.text,
                required=False,
                max_length=LONGEST_ANSWER,
                widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
            )


def name_of(text: str) -> str:
    """A round asks the same words once; so an answer never goes to another question than it was typed at."""
    return f"answer-{sha256(text.encode()).hexdigest()[:16]}"


def questions_form(guest: Guest, data: object = None) -> QuestionsForm | None:
    """None where the team asks nothing."""
    questions = list(guest.round.questions.all())
    if not questions or guest.reviewer is None:
        return None
    told = {one.question_id: one.body for one in guest.reviewer.answers.all()}
    form = QuestionsForm(data, questions=questions)
    form.initial = {name: told.get(one.pk, "") for name, one in form.questions.items()}
    return form
