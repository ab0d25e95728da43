"""The quick rows of an operation or a type: fields and failures, typed one after the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME, BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.core import design as core
from seedapp.core.derive.failures import status_of
from seedapp.core.derive.fields import guess
from seedapp.core.design_file.examples import example_as_text, example_from_text
from seedapp.core.style import WireCase, in_case, profile_of
from seedapp.web.forms import TidyForm
from seedapp.web.wording import spoken

ROWS_LIMIT = 300
_SHORTHAND = re.compile(r"[?\[\]:=]")


class Row(TidyForm):
    """One row; a row in which nothing was typed does not count."""

    typed_in: ClassVar[tuple[str, ...]] = ()
    prose: ClassVar[tuple[str, ...]] = ()  # one line, so that Enter adds a row; more where there are more

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.prose:
            if "\n" in str(self[name].value() or ""):
                self.fields[name].widget = forms.Textarea(attrs=self.fields[name].widget.attrs)

    def has_changed(self) -> bool:
        return any(str(self.data.get(self.add_prefix(name), "")).strip() for name in self.typed_in)


class FieldRow(Row):
    typed_in = ("name", "type", "description", "example")
    prose = ("description", "example")
    known: ClassVar[Mapping[str, str]] = {}  # casefolded name → name of the types there are
    glossary: ClassVar[Mapping[str, str]] = {}
    case: ClassVar[WireCase] = "typed"

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the field a name, or remove the row.")},
        widget=forms.TextInput(attrs={"data-suggest": "type", "spellcheck": "false", "autocomplete": "off"}),
    )
    type = forms.CharField(
        label=gettext_lazy("Type"),
        max_length=130,
        required=False,
        widget=forms.TextInput(attrs={"list": "types", "spellcheck": "false", "autocomplete": "off"}),
    )
    required = forms.BooleanField(label=gettext_lazy("Required"), required=False, initial=True)
    description = forms.CharField(label=gettext_lazy("Description"), max_length=10_000, required=False)
    example = forms.CharField(label=gettext_lazy("Example"), max_length=10_000, required=False, strip=False)
    place = forms.ChoiceField(
        choices=[("", ""), *((place, place) for place in ("path", "query", "header", "body"))],
        required=False,
        widget=forms.HiddenInput,
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_type(self) -> str:
        typed = "".join(self.cleaned_data["type"].split())
        if not typed:
            return ""
        if not (found := self._known(typed)):
            raise self._no_type(typed)
        return found

    def _known(self, typed: str) -> str:
        """The type as it is spelt, "" when there is none."""
        plain = typed.removesuffix("[]")
        name = self.known.get(plain.casefold(), "")
        return name + typed[len(plain) :] if name else ""

    def _no_type(self, typed: str) -> forms.ValidationError:
        return forms.ValidationError(
            _("There is no type “%(name)s”. Choose one that is offered, or add the type first."),
            params={"name": typed.removesuffix("[]")},
        )

    def clean(self) -> dict[str, Any]:
        """A name may say more than the name: `note?`, `bikes[]`, `bike_id: uuid`. No type: the name tells."""
        cleaned = super().clean()
        name = cleaned.get("name", "")
        found = guess(name, self.glossary)
        head, _colon, behind = name.partition(":")
        typed = "".join(behind.split())
        if typed and found.name != guess(head, self.glossary).name:  # a type that the names do not tell
            found = guess(head, self.glossary)
            if known := self._known(typed):
                cleaned["type"] = cleaned.get("type") or known
            else:
                self.add_error("name", self._no_type(typed))
        if found.name and _SHORTHAND.search(name):
            cleaned["name"] = in_case(found.name, self.case)
            cleaned["required"] = cleaned.get("required", True) and found.required
        if name and "type" in cleaned and not cleaned["type"]:
            cleaned["type"] = found.type + ("[]" if found.is_list else "")
        return cleaned


class FailureRow(Row):
    typed_in = ("when", "status")
    prose = ("when",)

    when = forms.CharField(
        label=gettext_lazy("Fails when"),
        max_length=2000,
        error_messages={"required": gettext_lazy("Say when it fails, or remove the row.")},
        widget=forms.TextInput(attrs={"data-suggest": "status"}),
    )
    status = forms.IntegerField(
        label=gettext_lazy("Status"),
        min_value=400,
        max_value=599,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("when"):
            read = status_of(self.initial["when"])
            hint = {"placeholder": str(read.status), "title": spoken(read.reason)}
            self.fields["status"].widget.attrs.update(hint)


class Rows(BaseFormSet):  # type: ignore[type-arg]  # one class for both kinds of rows
    """Rows in the order that their numbers say; emptied ones count as removed."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.empty_permitted = True
        form.fields[ORDERING_FIELD_NAME].label = _("Order")
        form.fields[DELETION_FIELD_NAME].label = _("Remove")

    @property
    def typed(self) -> list[dict[str, Any]]:
        """The rows that stay, in order. Call it when the formset is valid."""
        kept = [
            (form.cleaned_data.get(ORDERING_FIELD_NAME), place, form.cleaned_data)
            for place, form in enumerate(self.forms)
            if form.cleaned_data and not form.cleaned_data.get(DELETION_FIELD_NAME)
        ]
        kept.sort(key=lambda one: (one[0] is None, one[0] or 0, one[1]))
        return [values for _order, _place, values in kept]

    def clean(self) -> None:
        """Two fields of one name are a slip: say it at the second."""
        seen: set[str] = set()
        for form in self.forms:
            name = form.cleaned_data.get("name") if hasattr(form, "cleaned_data") else None
            if not name or form.cleaned_data.get(DELETION_FIELD_NAME):
                continue
            if name in seen:
                form.add_error("name", _("“%(name)s” stands here twice.") % {"name": name})
                raise forms.ValidationError(
                    _("“%(name)s” stands here twice. Rename one."), params={"name": name}
                )
            seen.add(name)


def field_rows(design: core.Design) -> type[Rows]:
    """The formset of fields, which knows the types of a design."""
    known = {name.casefold(): name for name in type_names(design)}
    case = profile_of(design.style).names
    row = type("FieldRow", (FieldRow,), {"known": known, "glossary": design.glossary, "case": case})
    return _formset(row)


def failure_rows() -> type[Rows]:
    return _formset(FailureRow)


def _formset(row: type[forms.Form]) -> type[Rows]:
    made = formset_factory(
        row,
        formset=Rows,
        extra=2,
        can_order=True,
        can_delete=True,
        max_num=ROWS_LIMIT,
        absolute_max=ROWS_LIMIT + 100,
        validate_max=True,
    )
    return cast(type[Rows], made)


def type_names(design: core.Design) -> list[str]:
    """What may stand as the type of a field: the design's own first."""
    return [*(one.name for one in design.types), *core.BASIC_TYPES]


def initial_fields(fields: Sequence[core.Field]) -> list[dict[str, Any]]:
    """Fields as the rows start with them."""
    return [{**vars(one), "example": example_as_text(one.example)} for one in fields]


def initial_failures(failures: Sequence[core.Failure]) -> list[dict[str, Any]]:
    return [vars(one) for one in failures]


def fields_typed(rows: Rows) -> list[core.Field]:
    return [
        core.Field(
            name=row["name"],
            type=row["type"],
            required=row["required"],
            description=row["description"],
            example=example_from_text(row["example"], row["type"]),
            place=row["place"],
        )
        for row in rows.typed
    ]


def failures_typed(rows: Rows) -> list[core.Failure]:
    return [core.Failure(row["when"], row["status"]) for row in rows.typed]
