"""What the forms of all rooms share: the version an edit started from, lists typed one a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from secrets import token_urlsafe
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from seedapp.core.typed_text import one_line, tidy

from .clashes import Clash, chosen

__all__ = ["EditForm", "LinesField", "TidyForm", "tidy"]

MACHINERY = ("seen", "once")


class TidyForm(forms.Form):
    """One form of each text: NFC, line ends as newline, none of them in a name."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in [*cleaned.items()]:
            if isinstance(value, str):
                self._tidy_up(name, value)
        return cleaned

    def _tidy_up(self, name: str, value: str) -> None:
        """Another form of a text may be longer, or nothing at all: then the field has a say again."""
        field = self.fields[name]
        text = one_line(value) if isinstance(field.widget, forms.TextInput) else tidy(value)
        self.cleaned_data[name] = text
        if text == value:
            return
        try:
            field.validate(text)
            field.run_validators(text)
        except forms.ValidationError as error:
            self.add_error(name, error)


class EditBoundField(BoundField):
    """A field that knows what others wrote in it in the meantime, where one has to choose."""

    @property
    def clash(self) -> Clash | None:
        assert isinstance(self.form, EditForm)
        return next((one for one in self.form.clashes if one.name == self.html_name), None)


class EditForm(TidyForm):
    """A plain form that knows the version of a row it was opened with (`seen`), and counts once (`once`)."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    once = forms.CharField(
        required=False, max_length=64, widget=forms.HiddenInput, initial=lambda: token_urlsafe(18)
    )
    label_suffix = ""
    bound_field_class = EditBoundField
    facts: ClassVar[Mapping[str, Sequence[str]]] = {}
    """Field → what the room's facts call it, where that is another name, or several."""
    in_place: ClassVar[Sequence[str]] = ()
    """Fields whose control stays at its place after a conflict: an editor that is more than a text area."""
    clashes: Sequence[Clash] = ()  # after a conflict: the fields that somebody else changed too
    opened = ""  # and the version that the form was opened with

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(chosen(data) if isinstance(data, QueryDict) else data, *args, **kwargs)

    def shown(self, name: str, facts: Mapping[str, Any]) -> Any:
        """The value of a field for the facts that stand behind it; to be told where it is another one."""
        return facts.get(name)

    @property
    def sent(self) -> QueryDict:
        """All that was posted, what has no field of the form too; empty before."""
        return self.data if isinstance(self.data, QueryDict) else QueryDict()

    def facts_of(self, name: str) -> Iterable[str]:
        return self.facts.get(name, (name,))

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned values that go to a change function, without the machinery."""
        return {name: value for name, value in self.cleaned_data.items() if name not in MACHINERY}


class LinesField(forms.CharField):
    """A list of texts, typed one a line; empty lines do not count."""

    widget = forms.Textarea(attrs={"rows": 3, "data-auto-grow": ""})
    line_limit = 1000
    lines_limit = 50

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        text = tidy(super().to_python(value) or "")
        return [line.strip() for line in text.split("\n") if line.strip()]

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > self.lines_limit:
            raise forms.ValidationError(
                _("These are %(count)s lines. Keep it to %(limit)s."),
                params={"count": len(value), "limit": self.lines_limit},
            )
        for line in value:
            if len(line) > self.line_limit:
                raise forms.ValidationError(
                    _("A line is longer than %(limit)s characters. Shorten it."),
                    params={"limit": self.line_limit},
                )

    def run_validators(self, value: Any) -> None:
        """Length is checked line by line in `validate`."""
