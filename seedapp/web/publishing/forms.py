"""What the team types to publish: what is new, and the version of each service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from seedapp.core import design as core
from seedapp.core.difference.version_steps import VersionStep
from seedapp.web.forms import tidy


class PublishForm(forms.Form):
    """`after` is the number of the revision that was the newest when the form was shown.

    Each service has a field for its version, filled with one that will do; left out, it keeps its own.
    """

    label_suffix = ""
    note = forms.CharField(
        label=_("What is new?"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "data-auto-grow": ""}),
        help_text=_(
            "In words for reviewers, in Markdown. What changed in the documents is worked out for you."
        ),
    )
    after = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        services: tuple[core.Service, ...],
        steps: Mapping[str, VersionStep] | None = None,
        newest: int = 0,
    ) -> None:
        suggested = {self.name_of(key): one.suggested for key, one in (steps or {}).items()}
        super().__init__(data, initial={"after": newest, **suggested})
        for one in services:
            self.fields[self.name_of(one.key)] = forms.CharField(
                label=_("Version to publish"),
                max_length=40,
                required=False,
                initial=one.version,
                widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            )
        self._keys = [one.key for one in services]

    @staticmethod
    def name_of(key: str) -> str:
        return f"version-{key}"

    def version_field(self, key: str) -> BoundField:
        return self[self.name_of(key)]

    @property
    def versions(self) -> dict[str, str]:
        """By the keys of services, the versions that were typed."""
        typed = {key: self.cleaned_data.get(self.name_of(key), "").strip() for key in self._keys}
        return {key: version for key, version in typed.items() if version}

    @property
    def words(self) -> str:
        return tidy(self.cleaned_data["note"])


class WithdrawForm(forms.Form):
    label_suffix = ""
    reason = forms.CharField(
        label=_("Why?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
        help_text=_("Whoever relies on this revision reads it."),
    )
