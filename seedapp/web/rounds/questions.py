"""The team's own questions as rows of a form: added one by one, moved, removed, without JavaScript too."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.forms import formset_factory
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from seedapp.feedback.policy import QUESTIONS_PER_ROUND
from seedapp.web.operations.rows import Row, Rows

MORE_ROWS = 3
_PREFIX = "questions"


class QuestionRow(Row):
    typed_in = ("text",)

    text = forms.CharField(
        label=gettext_lazy("Question"),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def question_rows(data: QueryDict | None = None) -> Rows:
    """The rows as typed in `data`; empty ones without it."""
    made = formset_factory(
        QuestionRow,
        formset=Rows,
        extra=MORE_ROWS,
        can_order=True,
        can_delete=True,
        max_num=QUESTIONS_PER_ROUND,
        absolute_max=QUESTIONS_PER_ROUND + 20,
        validate_max=True,
    )
    return cast(type[Rows], made)(data, prefix=_PREFIX)


def with_more_rows(data: QueryDict) -> QueryDict:
    """What was typed, with some empty rows below: for those whose browser adds none by itself."""
    more, name = data.copy(), f"{_PREFIX}-TOTAL_FORMS"
    there = more.get(name, "")
    count = int(there) if there.isdecimal() and len(there) < 4 else 0
    more[name] = str(min(count + MORE_ROWS, QUESTIONS_PER_ROUND))
    return more


def texts_of(rows: Rows) -> list[str]:
    """The questions in their order, each once. Call it when the rows are valid."""
    typed: list[dict[str, Any]] = rows.typed
    return [*dict.fromkeys(one["text"] for one in typed)]
