"""What the team types: what is new in a revision, what a round asks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from seedapp.feedback.changes import ROUND_DAYS
from seedapp.web.reviews.forms import SettleForm

DAYS_LIMIT = 365


class AddressForm(SettleForm):
    """By which change of the design a thread was addressed, or what was done in words."""

    change = forms.IntegerField(
        label=_("The change that did it"),
        min_value=1,
        required=False,
        help_text=_("Its number in the history."),
    )
    field_order = ("change", "note")


class DismissForm(SettleForm):
    note = forms.CharField(
        label=_("Why not?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
        help_text=_("Whoever began the thread reads it, and may take it up again."),
    )


class PublishForm(forms.Form):
    """`after` is the number of the revision that was the newest when the form was shown."""

    label_suffix = ""
    note = forms.CharField(
        label=_("What is new?"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-auto-grow": ""}),
        help_text=_("In words for reviewers. What changed in the documents is worked out for you."),
    )
    after = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class RoundForm(forms.Form):
    """`once` makes the same press of a button open one round."""

    label_suffix = ""
    question = forms.CharField(
        label=_("What do you want to know?"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
        help_text=_("Reviewers see it first. One question gets better answers than ten."),
    )
    days = forms.IntegerField(
        label=_("Open for how many days?"), min_value=1, max_value=DAYS_LIMIT, initial=ROUND_DAYS
    )
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    once = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)
