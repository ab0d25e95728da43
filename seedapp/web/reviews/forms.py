"""What a reviewer types: a name, a comment, a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from seedapp.feedback.models import LONGEST_COMMENT, Judgement, Perspective, Reach
from seedapp.web.forms import TidyForm


class JoinForm(TidyForm):
    """`once` makes the same press of a button join once."""

    label_suffix = ""
    name = forms.CharField(label=_("Your name"), max_length=120)
    perspective = forms.ChoiceField(label=_("You are"), choices=Perspective.choices, widget=forms.RadioSelect)
    once = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)


class BeginForm(TidyForm):
    """For who is known already: a member by their account."""

    label_suffix = ""
    perspective = forms.ChoiceField(label=_("You are"), choices=Perspective.choices, widget=forms.RadioSelect)


class AnswerForm(TidyForm):
    """One more comment in a thread; or, with `edit`, other words for the comment of that number in it."""

    label_suffix = ""
    body = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4, "data-auto-grow": ""}),
    )
    edit = forms.CharField(required=False, widget=forms.HiddenInput)


class GoalForm(TidyForm):
    """Whether the design lets somebody do a job (its uid)."""

    label_suffix = ""
    answer = forms.ChoiceField(
        label=_("Does this let you do it?"), choices=Reach.choices, widget=forms.RadioSelect
    )
    comment = forms.CharField(
        label=_("What is missing, or what is good about it?"),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
    )
    job = forms.CharField(max_length=80, widget=forms.HiddenInput)


class SettleForm(TidyForm):
    """What is said when a thread is resolved or reopened; nothing need be."""

    label_suffix = ""
    note = forms.CharField(
        label=_("What changed?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
        help_text=_("One sentence for whoever asked. Without it nobody can follow what came of it."),
    )


class OwnThreadForm(SettleForm):
    """What a guest does with a thread of their own: `settle` it, or `reopen` it; each is "1" or ""."""

    settle = forms.CharField(required=False, max_length=1, widget=forms.HiddenInput)
    reopen = forms.CharField(required=False, max_length=1, widget=forms.HiddenInput)


class VerdictForm(TidyForm):
    """`operations` are chosen by their uids; none is the whole. Where they are not shown, none can be."""

    label_suffix = ""
    judgement = forms.ChoiceField(
        label=_("Your verdict"), choices=Judgement.choices, widget=forms.RadioSelect
    )
    operations = forms.MultipleChoiceField(
        label=_("On what?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Why"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
    )

    def __init__(self, *args: Any, operations: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["operations"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(operations)
