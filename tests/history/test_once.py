"""A button that is pressed twice does one thing."""

import pytest

from seedapp.actors.changes import add_actor
from seedapp.history.models import Press
from seedapp.history.once import DoneAlready, once


def test_a_token_that_was_seen_writes_nothing_again(team, empty_design):
    with once("abc"):
        add_actor(empty_design, by=team.editor, key="a", name="A")
    with pytest.raises(DoneAlready), once("abc"):
        add_actor(empty_design, by=team.editor, key="b", name="B")
    assert [actor.key for actor in empty_design.actors.all()] == ["a"]


def test_a_write_that_failed_may_be_tried_again(team, empty_design):
    with pytest.raises(ZeroDivisionError), once("abc"):
        raise ZeroDivisionError
    with once("abc"):
        add_actor(empty_design, by=team.editor, key="a", name="A")
    assert empty_design.actors.count() == Press.objects.count() == 1


def test_without_a_token_nothing_is_looked_up(team, empty_design):
    for key in ("a", "b"):
        with once(""):
            add_actor(empty_design, by=team.editor, key=key, name=key)
    assert empty_design.actors.count() == 2


PRESSED = {
    "actors/add/": {"name": "Twice", "kind": "human"},
    "job-stories/add/": {"level": "customer", "motivation": "press it twice"},
    "settings/services/add/": {
        "name": "Twice", "layer": "api", "version": "0.1.0", "security": "none",
    },
    "interactions/all/add/": {"title": "Twice", "plantuml": "@startuml\na -> b: x\n@enduml"},
}  # fmt: skip


@pytest.mark.parametrize("path", PRESSED)
def test_a_form_that_is_sent_twice_adds_one_thing(team, empty_design, path):
    client = team.client(team.editor)
    address = f"/w/{team.workspace.slug}/{empty_design.slug}/{path}"
    answers = [client.post(address, PRESSED[path] | {"once": "the-same-press"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    count = sum(
        rows.count()
        for rows in (
            empty_design.actors,
            empty_design.job_stories,
            empty_design.services,
            empty_design.interactions,
        )
    )
    assert count == 1


def test_the_pages_give_each_form_a_token_of_its_own(team, empty_design):
    client = team.client(team.editor)
    address = f"/w/{team.workspace.slug}/{empty_design.slug}/actors/"
    tokens = {client.get(address).context["form"]["once"].value() for _ in range(2)}
    assert len(tokens) == 2
    assert all(len(token) >= 20 for token in tokens)
