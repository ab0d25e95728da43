"""The form of a named type: of fields, of values, or a JSON Schema as it stands."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NoReturn

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedapp.core import design as core
from seedapp.operations.models import DataType
from seedapp.web.forms import EditForm, LinesField
from seedapp.web.visit import Visit

SCHEMA_LETTERS, SCHEMA_DEPTH = 100_000, 40


class ValuesField(LinesField):
    line_limit = 200
    lines_limit = 500


class SchemaField(forms.CharField):
    """A JSON object as text; the value is the object, None when empty."""

    widget = forms.Textarea(attrs={"rows": 8, "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:
        return json.dumps(value, ensure_ascii=False, indent=2) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text or isinstance(text, dict):
            return text or None
        try:
            schema = json.loads(text, parse_constant=_refuse, parse_float=_finite)
            json.dumps(schema, ensure_ascii=False).encode()
        except json.JSONDecodeError as error:
            raise forms.ValidationError(
                _("This is not JSON: line %(line)s, character %(column)s."),
                params={"line": error.lineno, "column": error.colno},
            ) from error
        except (RecursionError, ValueError) as error:
            words = _("This JSON is nested too deep, or holds a number or a character that no file can hold.")
            raise forms.ValidationError(words) from error
        if not isinstance(schema, dict) or _depth(schema) > SCHEMA_DEPTH or "\\u0000" in json.dumps(schema):
            raise forms.ValidationError(
                _("A schema is a JSON object, at most %(depth)s levels deep, without null characters."),
                params={"depth": SCHEMA_DEPTH},
            )
        return schema

    def validate(self, value: Any) -> None:
        """It may be empty."""

    def run_validators(self, value: Any) -> None:
        if value is not None and len(json.dumps(value, ensure_ascii=False)) > SCHEMA_LETTERS:
            raise forms.ValidationError(_("The schema is too long. Split it into several types."))


class TypeForm(EditForm):
    """Make it by `type_form`."""

    in_place = ("schema",)
    here: ClassVar[Visit]
    row: ClassVar[DataType | None] = None
    facts: ClassVar[Mapping[str, Sequence[str]]] = {
        "shape": ("fields", "values", "schema"),
        "values_": ("values",),
    }

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        validators=[
            RegexValidator(
                r"^[A-Za-z][A-Za-z0-9_.-]*\Z",
                gettext_lazy("Begin with a letter; then letters and digits: “BikeStatus”."),
            )
        ],
        help_text=gettext_lazy("One thing, in capitals and small letters: “BikeStatus”."),
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-auto-grow": ""}),
    )
    shape = forms.ChoiceField(
        label=gettext_lazy("What it is made of"),
        choices=[
            ("fields", gettext_lazy("Fields: a thing with parts")),
            ("values", gettext_lazy("Values: one word out of a list")),
            ("schema", gettext_lazy("A JSON Schema: what fields cannot say")),
        ],
        widget=forms.RadioSelect,
        initial="fields",
        help_text=gettext_lazy("Only what belongs to your choice is kept."),
    )
    values_ = ValuesField(label=gettext_lazy("Values"), required=False, help_text=gettext_lazy("One a line."))
    schema = SchemaField(label=gettext_lazy("JSON Schema"), required=False)

    def shown(self, name: str, facts: Mapping[str, Any]) -> Any:
        if name == "shape":
            return "values" if facts["values"] else "schema" if facts["schema"] is not None else "fields"
        return super().shown("values" if name == "values_" else name, facts)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = self.here.design.types.exclude(pk=self.row.pk if self.row else 0)
        if name.casefold() in core.BASIC_TYPES or others.filter(name__iexact=name).exists():
            raise forms.ValidationError(
                _("“%(name)s” is the name of another type. Choose one of its own."), params={"name": name}
            )
        return name

    def clean_values_(self) -> list[str]:
        return list(dict.fromkeys(self.cleaned_data["values_"]))

    @property
    def values(self) -> dict[str, Any]:
        """The columns; what does not belong to the chosen shape is empty."""
        cleaned = self.cleaned_data
        shape = cleaned["shape"]
        return {
            "name": cleaned["name"],
            "description": cleaned["description"],
            "values": cleaned["values_"] if shape == "values" else [],
            "schema": cleaned["schema"] if shape == "schema" else None,
        }


def type_form(here: Visit, row: DataType | None = None) -> type[TypeForm]:
    return type("TypeForm", (TypeForm,), {"here": here, "row": row})


def initial_of(row: DataType) -> dict[str, Any]:
    shape = "values" if row.values else "schema" if row.schema is not None else "fields"
    return {
        "name": row.name,
        "description": row.description,
        "shape": shape,
        "values_": row.values,
        "schema": row.schema,
        "seen": row.row_version,
    }


def _depth(value: Any) -> int:
    """How deep lists and objects lie in one another."""
    depth, level = 0, [value]
    while level:
        depth += 1
        inner = [part for one in level for part in (one.values() if isinstance(one, dict) else one)]
        level = [one for one in inner if isinstance(one, dict | list)]
    return depth


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(digits)
    return number
