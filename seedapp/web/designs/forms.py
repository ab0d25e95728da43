"""Forms of a design's settings and of its services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.designs.models import Design, Layer, SecurityKind, Service
from seedapp.designs.policy import is_key, is_server, is_version

from ..forms import MACHINERY, EditForm, LinesField


class PairsField(LinesField):
    """`left = right`, one a line, as a dict. Where `both` are needed, a line without `=` is refused."""

    def __init__(self, *args: Any, both: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._both = both

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return "\n".join(f"{left} = {right}" if right else left for left, right in value.items())
        return value

    def clean(self, value: Any) -> dict[str, str]:
        pairs = {}
        for line in super().clean(value):
            left, _equals, right = (part.strip() for part in line.partition("="))
            if not left or (self._both and not right):
                raise forms.ValidationError(
                    _("“%(line)s” has no “=” between two words. Write it as: one = other."),
                    params={"line": line},
                )
            pairs[left] = right
        return pairs


class SettingsForm(EditForm):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the texts"),
        choices=[("en", gettext_lazy("English")), ("ko", gettext_lazy("Korean"))],
    )
    contact_name = forms.CharField(label=gettext_lazy("Contact: name"), max_length=200, required=False)
    contact_email = forms.EmailField(label=gettext_lazy("Contact: e-mail"), required=False)
    contact_url = forms.URLField(
        label=gettext_lazy("Contact: web address"), max_length=500, required=False, assume_scheme="https"
    )
    license_name = forms.CharField(label=gettext_lazy("Licence: name"), max_length=200, required=False)
    license_identifier = forms.CharField(
        label=gettext_lazy("Licence: SPDX identifier"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Such as Apache-2.0 or MIT."),
    )
    glossary = PairsField(
        label=gettext_lazy("Glossary"),
        required=False,
        both=True,
        help_text=gettext_lazy(
            "English terms for names in the team's language, one a line: 예약 = reservation. "
            "Identifiers in the specification are made of them. A verb begins with “to”: 관수 = to water, or "
            "irrigate = to change; messages are read by it."
        ),
    )


def initial_of_design(design: Design) -> dict[str, Any]:
    names = [name for name in SettingsForm.base_fields if name not in MACHINERY]
    return {**{name: getattr(design, name) for name in names}, "seen": design.row_version}


class ServersField(PairsField):
    """`https://… = description`, one a line, as the list that a service keeps."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return super().prepare_value({one["url"]: one.get("description", "") for one in value})
        return super().prepare_value(value)

    def clean(self, value: Any) -> Any:
        servers = super().clean(value)
        for url in servers:
            if not is_server(url):
                raise forms.ValidationError(
                    _("“%(url)s” is no server address. It begins with https:// or with /."),
                    params={"url": url},
                )
        return [{"url": url, "description": words} for url, words in servers.items()]


class ServiceForm(EditForm):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    key = forms.CharField(
        label=gettext_lazy("Key"),
        max_length=80,
        required=False,
        help_text=gettext_lazy(
            "Names the OpenAPI document, such as “rentals”. Left empty, it is made of the name."
        ),
    )
    layer = forms.ChoiceField(label=gettext_lazy("Layer"), choices=Layer.choices, initial=Layer.MICROSERVICE)
    description = forms.CharField(
        label=gettext_lazy("Description"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.CharField(label=gettext_lazy("Version of the API"), max_length=40, initial="0.1.0")
    resources = LinesField(
        label=gettext_lazy("Resources"),
        required=False,
        help_text=gettext_lazy("Nouns that this service owns, one a line, beyond those derived: rental."),
    )
    servers = ServersField(
        label=gettext_lazy("Servers"),
        required=False,
        help_text=gettext_lazy("One a line: https://api.city.test = Production"),
    )
    security = forms.ChoiceField(
        label=gettext_lazy("Security"), choices=SecurityKind.choices, initial=SecurityKind.BEARER
    )
    scopes = PairsField(
        label=gettext_lazy("Scopes (OAuth 2)"),
        required=False,
        help_text=gettext_lazy("One a line: rentals:write = Start and end rentals"),
    )

    def __init__(self, *args: Any, design: Design, row: Service | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._taken = set(design.services.values_list("key", flat=True)) - {row.key if row else ""}

    def clean_version(self) -> str:
        version: str = self.cleaned_data["version"].strip()
        if not is_version(version):
            raise forms.ValidationError(_("A version has three numbers, such as 0.1.0."))
        return version

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"].strip()
        if key and not is_key(key):
            raise forms.ValidationError(_("Use small ASCII letters, digits and hyphens: trip-api."))
        if key in self._taken:
            raise forms.ValidationError(_("Another service of this design has this key. Choose another one."))
        return key


def initial_of_service(row: Service) -> dict[str, Any]:
    names = [name for name in ServiceForm.base_fields if name not in MACHINERY]
    return {**{name: getattr(row, name) for name in names}, "seen": row.row_version}
