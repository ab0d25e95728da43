"""What the team types where it settles a thread: what was done, or why nothing is."""

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
        help_text=_("Whoever wrote the comment reads it, and may open it again."),
    )
