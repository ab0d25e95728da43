"""What sign-up asks beside address and password: a name to be called by."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .models import User


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Shown to your team beside what you write."),
    )
    field_order = ["name", "email", "password1"]

    def signup(self, _request: "HttpRequest", user: "User") -> None:
        """Called by the sign-up page once the account exists."""
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
