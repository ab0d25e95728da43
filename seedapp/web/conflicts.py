"""When somebody saved in between: the form again, with both texts, and nothing typed lost."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from seedapp.history.rows import Gone, Stale

from .forms import MACHINERY, EditForm

Form = TypeVar("Form", bound=EditForm)


def explain(form: Form, conflict: Stale | Gone, initial_of: Callable[[Any], dict[str, Any]]) -> Form:
    """The same form with what was typed, an error that says what happened, and the others' texts.

    Saving it again keeps what was typed over what the others wrote. `form.theirs` lists (label, their
    text) for the fields that differ.
    """
    again = copy(form)
    vars(again)["_bound_fields_cache"] = {}  # what the copy shows is its own data
    again.data = _with_seen(form, conflict)
    again.full_clean()
    again.add_error(None, str(conflict))
    again.theirs = _theirs(again, conflict, initial_of)
    return again


def _with_seen(form: EditForm, conflict: Stale | Gone) -> Any:
    if isinstance(conflict, Gone) or not isinstance(form.data, QueryDict):
        return form.data
    data = form.data.copy()
    data[form.add_prefix("seen")] = str(conflict.current.row_version)
    return data


def _theirs(
    form: EditForm, conflict: Stale | Gone, initial_of: Callable[[Any], dict[str, Any]]
) -> list[tuple[str, str]]:
    if isinstance(conflict, Gone):
        return []
    current = initial_of(conflict.current)
    differing = []
    for name, field in form.fields.items():
        if name in MACHINERY or name not in current or current[name] == form.cleaned_data.get(name):
            continue
        differing.append((str(field.label), _shown(field, current[name]) or _("(empty)")))
    return differing


def _shown(field: forms.Field, value: Any) -> str:
    """A value as people read it: what was chosen by its label, a list one a line."""
    prepared = field.prepare_value(value)
    if not isinstance(field, forms.ChoiceField):
        return str(prepared or "")
    choices: Any = field.choices
    labels = {str(key): str(label) for key, label in choices}
    chosen = prepared if isinstance(prepared, list) else [prepared]
    return "\n".join(labels.get(str(one), str(one or "")) for one in chosen)
