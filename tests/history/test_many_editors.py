"""Two or three people edit one thing at once, from versions as old as may be: nothing that they type is lost.

Each word that is typed is one of a kind. At the end it stands in the row, or in the journal as what a write
made, or it was shown to whoever typed it beside the others' text. And no save takes away a word that its
author had never seen.
"""

import re
from dataclasses import dataclass, field
from itertools import count

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seedapp.actors.changes import add_actor, edit_actor, facts
from seedapp.core import design as core
from seedapp.history.merging import plain
from seedapp.history.models import Change
from seedapp.history.rows import Stale
from seedapp.history.things import thing_of
from seedapp.operations import changes as operations
from seedapp.operations.models import Operation
from tests.web.sending import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(32)]
numbers = count(1)
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
# Who acts; whether they open the page anew first; what they do to which field, where; what they choose.
steps = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.booleans(),
        st.sets(st.sampled_from(["name", "description", "needs"]), min_size=1),
        st.sampled_from(["replace", "front", "behind", "within", "take away"]),
        st.sampled_from(["mine", "theirs", "both"]),
    ),
    min_size=2,
    max_size=14,
)


def words(value):
    """The words, one of a kind each, in facts, a page, or whatever."""
    return set(re.findall(r"w\d+w", str(value)))


@dataclass
class Editor:
    """`seen` is the version that is open, `view` its facts; `shown` the words that stood beside others'."""

    person: object
    seen: int = 0
    view: dict[str, object] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)

    def open(self, row, now):
        self.seen, self.view = row.row_version, now


def changed(value, how, word):
    """A text or a list as somebody leaves it who did that to it."""
    lines = value.split("\n") if isinstance(value, str) else [*value]
    if how == "replace" or not lines:
        lines = [word]
    elif how == "within":
        lines[len(lines) // 2] += f" {word}"
    elif how == "take away":
        lines = [*lines[1:], word] if len(lines) > 1 else [word]
    else:
        lines = [word, "", *lines] if how == "front" else [*lines, "", word]
    return "\n".join(lines) if isinstance(value, str) else [one for one in lines if one]


def saved(editor, read, write, values, choice):
    """Save as a person does who is asked to choose where two collide, until it is saved."""
    row, now = read()
    try:
        write(row, editor.seen, values)
    except Stale as stale:
        conflict = stale.conflict
        for one in stale.collisions:
            editor.shown |= words(one.mine)
        chosen = {
            one.field: {"theirs": one.theirs, "mine": one.mine, "both": one.mine}[choice]
            for one in stale.collisions
        }
        editor.open(stale.current, plain(conflict.theirs))
        row, now = read()
        write(row, editor.seen, {**conflict.merged.values, **chosen})
    after = read()[1]
    unseen = words(now) - words(editor.view)
    assert unseen <= words(after), "a save took away what its author had never seen"
    editor.open(read()[0], after)


def all_is_somewhere(editors, row, now):
    told = words([one.after for one in Change.objects.filter(thing=thing_of(row))])
    for editor in editors:
        assert editor.typed <= words(now) | told | editor.shown


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(steps=steps)
def test_nothing_that_editors_of_an_actor_type_is_lost(steps, team, empty_design):
    editors = [Editor(team.owner), Editor(team.editor), Editor(team.reviewer)]
    actor = add_actor(
        empty_design,
        by=team.owner,
        key=f"a{next(numbers)}",
        name="Ann",
        description="One.\n\nTwo.\n\nThree.",
        needs=["a", "b"],
    )

    def read():
        row = empty_design.actors.select_related("design").get(pk=actor.pk)
        return row, plain(facts(row))

    for editor in editors:
        editor.open(*read())
    for who, opens, names, how, choice in steps:
        editor = editors[who]
        if opens:
            editor.open(*read())
        values = dict(editor.view)
        for name in sorted(names):
            word = f"w{next(numbers)}w"
            editor.typed.add(word)
            values[name] = word if name == "name" else changed(values[name], how, word)

        def write(row, seen, values, editor=editor):
            edit_actor(row, seen=seen, by=editor.person, **values)

        saved(editor, read, write, values, choice)
    all_is_somewhere(editors, *read())


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(
    steps=st.lists(
        st.tuples(
            st.integers(0, 1),
            st.booleans(),
            st.sampled_from(["add", "describe", "remove", "failure"]),
            st.integers(0, 3),
            st.sampled_from(["mine", "theirs", "both"]),
        ),
        min_size=2,
        max_size=10,
    )
)
def test_nothing_that_editors_of_an_operation_type_into_its_rows_is_lost(steps, team, design):
    editors = [Editor(team.owner), Editor(team.editor)]
    loan = Operation.objects.get(service__design=design, key="startLoan")

    def read():
        row = Operation.objects.select_related("service__design").get(pk=loan.pk)
        return row, plain(operations.facts(row))

    for editor in editors:
        editor.open(*read())
    for who, opens, how, place, choice in steps:
        editor, word = editors[who], f"w{next(numbers)}w"
        if opens:
            editor.open(*read())
        inputs = [dict(one) for one in editor.view["inputs"]]
        failures = [dict(one) for one in editor.view["failures"]]
        if how == "failure":
            failures.insert(place, {"when": word, "status": None})
        elif how == "describe" and inputs:
            inputs[place % len(inputs)]["description"] = word
        else:
            if how == "remove" and inputs:
                inputs.pop(place % len(inputs))
            inputs.insert(place, vars(core.Field(word, "string")))
        editor.typed.add(word)

        def write(row, seen, values, editor=editor):
            rows = {name: value for name, value in values.items() if name in ("inputs", "failures")}
            if "inputs" in rows:
                rows["inputs"] = [core.Field(**one) for one in rows["inputs"]]
            if "failures" in rows:
                rows["failures"] = [core.Failure(**one) for one in rows["failures"]]
            operations.edit_operation(row, seen=seen, by=editor.person, **rows)

        saved(editor, read, write, {"inputs": inputs, "failures": failures}, choice)
    all_is_somewhere(editors, *read())


@settings(max_examples=4, deadline=None, suppress_health_check=SLOW)
@given(steps=steps.map(lambda several: several[:7]))
def test_nothing_that_editors_type_into_the_forms_is_lost(steps, team, empty_design):
    actor = add_actor(
        empty_design,
        by=team.owner,
        key=f"a{next(numbers)}",
        name="Ann",
        kind="human",
        description="One.\n\nTwo.\n\nThree.",
        needs=["a", "b"],
    )
    address = reverse("actor", args=[team.workspace.slug, empty_design.slug, actor.key])
    browsers = [team.client(team.owner), team.client(team.editor)]
    pages = [browser.get(address) for browser in browsers]
    editors = [Editor(team.owner), Editor(team.editor)]
    for who, opens, names, how, choice in steps:
        who %= 2
        browser, editor = browsers[who], editors[who]
        if opens:
            pages[who] = browser.get(address)
        form = form_of(pages[who], "seen")
        typed = {}
        for name in sorted(names):
            word = f"w{next(numbers)}w"
            editor.typed.add(word)
            typed[name] = word if name == "name" else changed(form[name].replace("\r\n", "\n"), how, word)
        answer = form.send(browser, pages[who], **typed)
        if answer.status_code == 422:
            editor.shown |= words(answer.content.decode())
            again = form_of(answer, "seen")
            choices = {name: choice for name in again.choices if name.startswith("choose:")}
            answer = again.send(browser, answer, **choices)
        assert answer.status_code == 302
        pages[who] = browser.get(address)
    row = empty_design.actors.get(pk=actor.pk)
    all_is_somewhere(editors, row, plain(facts(row)))
