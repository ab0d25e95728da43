"""The journal in the browser: every write in words, and putting back what was deleted."""

import pytest

from seedapp.actors import changes as actors
from seedapp.history.models import Change

pytestmark = pytest.mark.django_db


@pytest.fixture
def ladder(design, team):
    return actors.add_actor(design, by=team.editor, key="ladder", name="Ladder owner", kind="human")


def _removal(design):
    return Change.objects.get(design_id=design.pk, verb="actors.removed")


def test_each_write_is_told_in_words_newest_first(viewer, ladder, team, at, said):
    actors.edit_actor(ladder, seen=1, by=team.owner, name="Roof owner")

    text = said(viewer.get(at("history")))
    assert text.index("Owner edited Roof owner") < text.index("Editor added Ladder owner")


def test_every_verb_of_the_journal_has_words(viewer, design, team, at):
    from seedapp.web.history import VERBS

    page = viewer.get(at("history"))

    assert {line["change"].verb.rpartition(".")[2] for line in page.context["lines"]} <= set(VERBS)


def test_a_long_journal_has_pages(editor, design, team, at):
    for number in range(60):
        actors.add_actor(design, by=team.editor, key=f"a{number}", name=f"Actor {number}", kind="app")

    assert "Actor 59" in editor.get(at("history")).content.decode()
    assert "Actor 0" in editor.get(at("history") + "?page=2").content.decode()
    assert editor.get(at("history") + "?page=nonsense").status_code == 200


def test_what_was_deleted_is_put_back_once(editor, design, ladder, team, at, said):
    actors.remove_actor(ladder, by=team.editor)
    address = at("put_back", _removal(design).number)

    editor.post(address)
    again = editor.post(address, follow=True)

    assert design.actors.filter(key="ladder").count() == 1
    assert "This was already put back." in said(again)


def test_what_has_a_successor_is_not_put_back(editor, design, ladder, team, at, said):
    actors.remove_actor(ladder, by=team.editor)
    actors.add_actor(design, by=team.editor, key="ladder", name="Another", kind="human")

    page = editor.post(at("put_back", _removal(design).number), follow=True)

    assert "Something else has taken its place" in said(page)
    assert design.actors.get(key="ladder").name == "Another"


def test_an_edit_is_no_deletion_to_put_back(editor, design, ladder, team, at):
    actors.edit_actor(ladder, seen=1, by=team.owner, name="Roof owner")
    number = Change.objects.get(design_id=design.pk, verb="actors.edited").number

    assert editor.post(at("put_back", number)).status_code == 404


def test_a_deletion_in_another_design_is_out_of_reach(editor, team, empty_design, at):
    stranger = actors.add_actor(empty_design, by=team.owner, key="s", name="Stranger", kind="human")
    for number in range(5):
        actors.add_actor(empty_design, by=team.owner, key=f"a{number}", name="A", kind="human")
    number = actors.remove_actor(stranger, by=team.owner).number

    assert editor.post(at("put_back", number)).status_code == 404


def test_a_viewer_reads_and_may_not_put_back(viewer, design, ladder, team, at):
    actors.remove_actor(ladder, by=team.editor)

    assert "Put back" not in viewer.get(at("history")).content.decode()
    assert viewer.post(at("put_back", _removal(design).number)).status_code == 403
