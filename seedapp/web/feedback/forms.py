"""What the team types: what is new in a revision."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from seedapp.web.reviews.forms import SettleForm


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
