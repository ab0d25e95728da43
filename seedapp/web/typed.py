"""What a person typed into a form that could not be saved: to read, and to send once more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

from .field_words import FIELD_WORDS
from .forms import MACHINERY

if TYPE_CHECKING:
    from django.http import HttpRequest

_CELL = re.compile(r"(?P<rows>\w+)-(?P<number>\d+)-(?P<name>\w+)\Z")
_NOT_TYPED = {*MACHINERY, "put_back", "check", "preview", "opened", "next", "order", "move", "by"}
_SECRET = re.compile(r"password|secret|token|credential", re.IGNORECASE)


OWN_ACCOUNT = ("/accounts/", "/account/", "/tokens/")
"""What is typed below these addresses is not shown again."""


def is_shown_again(request: HttpRequest) -> bool:
    return request.method == "POST" and not request.path_info.startswith(OWN_ACCOUNT)


def sent_along(request: HttpRequest) -> list[tuple[str, str]]:
    """(name, value) of all that was posted, for a form that sends it again. Secrets are left out, as is the
    token against forgery: the form brings its own."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if not _SECRET.search(name)
        for value in values
    ]


def typed(request: HttpRequest, form: type[forms.Form] | None = None) -> list[tuple[str, str]]:
    """What a person typed into a form that was sent, as (label, text); rows of a table one a line."""
    fields = form.base_fields if form else {}
    places = {name: place for place, name in enumerate(fields)}
    told: dict[str, list[str]] = {}
    rows: dict[tuple[str, str], list[str]] = {}
    for name, values in sorted(request.POST.lists(), key=lambda one: places.get(one[0], len(places))):
        text = "\n".join(one for one in map(str, values) if one.strip())
        if not text or _is_machinery(name):
            continue
        if cell := _CELL.match(name):
            rows.setdefault((cell["rows"], cell["number"]), []).append(text)
        else:
            label = getattr(fields.get(name), "label", None) or FIELD_WORDS.get(name, name)
            told.setdefault(str(label), []).append(_read(fields.get(name), text))
    for (table, _number), cells in rows.items():
        told.setdefault(str(FIELD_WORDS.get(table, table)), []).append(" · ".join(cells))
    return [(label, "\n".join(texts)) for label, texts in told.items()]


def _is_machinery(name: str) -> bool:
    return (
        name in _NOT_TYPED
        or bool(_SECRET.search(name))
        or name.startswith(("choose:", "mine:", "both:"))
        or name.endswith(("_FORMS", "-ORDER", "-DELETE", "-required"))
    )


def _read(field: forms.Field | None, text: str) -> str:
    """What was chosen, by its label."""
    if not isinstance(field, forms.ChoiceField):
        return text
    choices: Any = field.choices
    labels = {str(key): str(label) for key, label in choices}
    return "\n".join(labels.get(one, one) for one in text.split("\n"))
