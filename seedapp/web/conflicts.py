"""When somebody saved in between: the form again, merged where that is safe, else with a choice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from seedapp.core.merging import in_both, same
from seedapp.history.rows import Conflict, Stale

from .clashes import Clash, marked, sent
from .forms import MACHINERY, EditForm

Form = TypeVar("Form", bound=EditForm)


def explain(form: Form, stale: Stale, initial_of: Callable[[Any], dict[str, Any]]) -> Form:
    """The same form: what others changed elsewhere is merged in, and `.clashes` are the fields to choose for.

    `initial_of` gives the values that the form has for a row. Nothing that was typed is lost: it stands in
    the form, or in a clash beside what the others wrote.
    """
    conflict = told(stale)
    again = copy(form)
    vars(again)["_bound_fields_cache"] = {}  # what the copy shows is its own data
    data = form.data.copy() if isinstance(form.data, QueryDict) else QueryDict(mutable=True)
    again.opened = data.get(form.add_prefix("seen"), "")
    data[form.add_prefix("seen")] = str(stale.current.row_version)
    again.data = data
    initial = initial_of(stale.current)
    clashes = []
    for name in form.fields:
        if name in MACHINERY or name not in initial:
            continue
        facts = list(form.facts_of(name))
        if any(fact in conflict.merged.fields for fact in facts):
            clash = _clash(again, data, name, initial[name], who_changed(conflict, facts))
            clashes += [clash] if clash else []
        else:
            _merge(again, data, name, initial[name], facts, conflict)
    again.full_clean()
    again.clashes = clashes
    again.add_error(None, words_of(conflict))
    return again


def told(stale: Stale) -> Conflict:
    """What is known of a conflict: every room that pages write to merges, and says so."""
    assert stale.conflict is not None
    return stale.conflict


def words_of(conflict: Conflict) -> str:
    """What happened, in a sentence."""
    if conflict.is_own:
        return _("You saved this in another window since you opened it here. Choose what holds.")
    people = list(dict.fromkeys(filter(None, (conflict.authors.get(one) for one in conflict.merged.fields))))
    if not people:
        return _(
            "Somebody else saved this in the meantime and changed what you changed too. Choose what holds."
        )
    return _("%(who)s saved this in the meantime and changed what you changed too. Choose what holds.") % {
        "who": get_text_list(people, _("and"))
    }


def who_changed(conflict: Conflict, facts: Iterable[str]) -> str:
    """Who wrote the other text of a field, as it stands above it."""
    if conflict.is_own:
        return _("You, in another window")
    return next(filter(None, (conflict.authors.get(one) for one in facts)), "") or _("Somebody else")


def _clash(form: EditForm, data: QueryDict, name: str, theirs: Any, who: str) -> Clash | None:
    field, key = form.fields[name], form.add_prefix(name)
    mine = [str(one) for one in data.getlist(key)]
    others = _controls(field, theirs)
    if [one.replace("\r\n", "\n") for one in mine] == others:
        return None
    texts = [_shown(field, values) for values in (others, mine)]
    is_text = isinstance(field, forms.CharField) and isinstance(
        field.widget, forms.Textarea | forms.TextInput
    )
    if isinstance(field.widget, forms.Textarea) and texts[0] and texts[1]:
        data[key] = "\n".join(in_both(*(text.split("\n") for text in texts)))
    return Clash(
        name=key,
        label=str(field.label or name),
        who=who,
        theirs=marked(*texts),
        mine=marked(*texts[::-1]),
        theirs_sent=sent([(key, others)]),
        mine_sent=sent([(key, mine)]),
        shown_sent=sent([(key, [str(one) for one in data.getlist(key)])]),
        control=form[name] if is_text and name not in form.in_place else None,
    )


def _merge(
    form: EditForm, data: QueryDict, name: str, theirs: Any, facts: Iterable[str], conflict: Conflict
) -> None:
    """Let a field that does not collide say what both edits make of it."""
    key = form.add_prefix(name)
    merged = {fact: conflict.merged.values[fact] for fact in facts if fact in conflict.merged.values}
    if all(same(value, conflict.mine[fact]) for fact, value in merged.items()):
        return
    if all(same(value, conflict.theirs.get(fact)) for fact, value in merged.items()):
        value = theirs
    else:
        value = form.shown(name, merged)
    data.setlist(key, _controls(form.fields[name], value))


def _controls(field: forms.Field, value: Any) -> list[str]:
    """A value as the field's control sends it."""
    prepared = field.prepare_value(value)
    if isinstance(prepared, list | tuple):
        return [str(one) for one in prepared]
    return ["" if prepared is None else str(prepared)]


def _shown(field: forms.Field, values: list[str]) -> str:
    """A value as people read it: what was chosen by its label, one a line."""
    if not isinstance(field, forms.ChoiceField):
        return "\n".join(values).replace("\r\n", "\n")
    choices: Any = field.choices
    labels = {str(key): str(label) for key, label in choices}
    return "\n".join(labels.get(one, one) for one in values)
