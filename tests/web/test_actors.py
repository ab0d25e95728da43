"""Step 1 in the browser: actors added, edited, ordered, deleted and put back."""

import pytest

from seedapp.actors.models import Actor

pytestmark = pytest.mark.django_db

FERRY = {
    "name": "Night commuter",
    "kind": "human",
    "description": "Takes the last ferry.",
    "needs": "to know whether it sails\n\n  a seat  \n",
    "pains": "",
    "behaviours": "checks at dinner",
}


@pytest.fixture
def owner_row(design):
    return design.actors.get(key="tool-owner")


def _typed(row, **changed):
    kept = {name: getattr(row, name) for name in ("name", "kind", "description")}
    lists = {name: "\n".join(getattr(row, name)) for name in ("needs", "pains", "behaviours")}
    return {**kept, **lists, "seen": row.row_version, **changed}


def test_page_shows_every_actor_with_its_thread(viewer, at, said):
    text = said(viewer.get(at("actors")))

    assert "Weekend builder" in text
    assert "buys a tool for one hole in the wall" in text
    assert "leads to J1 J2 T1 T2 → Find and borrow a tool" in text


def test_page_without_actors_says_whom_to_begin_with(team, editor, empty_design, said):
    page = editor.get(f"/w/{team.workspace.slug}/{empty_design.slug}/actors/")

    assert "Begin with one person in one situation" in said(page)


def test_an_added_actor_gets_a_key_of_its_name_and_its_lines_as_lists(editor, design, at):
    answer = editor.post(at("add_actor"), FERRY)

    row = design.actors.get(key="night-commuter")
    assert answer.url.endswith("#actor-night-commuter")
    assert (row.needs, row.pains) == (["to know whether it sails", "a seat"], [])


def test_two_actors_of_one_name_get_two_keys(editor, design, at):
    for _ in range(2):
        editor.post(at("add_actor"), FERRY)

    assert design.actors.filter(name="Night commuter").values("key").distinct().count() == 2


def test_saving_says_so(editor, at, said):
    assert "“Night commuter” is saved." in said(editor.post(at("add_actor"), FERRY, follow=True))


def test_an_actor_without_a_name_comes_back_with_what_was_typed(editor, design, at, said):
    page = editor.post(at("add_actor"), FERRY | {"name": ""})

    assert page.status_code == 422
    assert "Takes the last ferry." in said(page)
    assert design.actors.count() == 3


def test_too_many_lines_come_back_with_the_limit(editor, at, said):
    page = editor.post(at("add_actor"), FERRY | {"needs": "one\n" * 60})

    assert page.status_code == 422
    assert "These are 60 lines. Keep it to 50." in said(page)


def test_an_edit_is_kept_and_told_in_the_journal(editor, team, design, owner_row, at, said):
    editor.post(at("actor", "tool-owner"), _typed(owner_row, name="Ladder owner"))

    owner_row.refresh_from_db()
    assert owner_row.name == "Ladder owner"
    assert "Editor edited Ladder owner" in said(editor.get(at("history")))


def test_a_stale_edit_shows_both_texts_and_writes_nothing(editor, owner_row, at, said):
    typed = _typed(owner_row, description="What I typed.", kind="app")
    editor.post(at("actor", "tool-owner"), _typed(owner_row, description="What they typed."))

    page = editor.post(at("actor", "tool-owner"), typed)

    assert page.status_code == 422
    assert "You saved this in another window since you opened it here." in said(page)
    assert "Description You, in another window What they typed." in said(page)
    assert 'value="app" selected' in page.content.decode()
    assert Actor.objects.get(pk=owner_row.pk).description == "What they typed."


def test_saving_again_after_a_conflict_keeps_what_was_typed(editor, owner_row, at):
    typed = _typed(owner_row, description="What I typed.")
    editor.post(at("actor", "tool-owner"), _typed(owner_row, description="What they typed."))
    conflict = editor.post(at("actor", "tool-owner"), typed)

    editor.post(at("actor", "tool-owner"), typed | {"seen": conflict.context["form"]["seen"].value()})

    owner_row.refresh_from_db()
    assert owner_row.description == "What I typed."


def test_the_same_edit_sent_twice_is_no_second_write(editor, design, owner_row, at):
    typed = _typed(owner_row, name="Ladder owner")
    for _ in range(2):
        editor.post(at("actor", "tool-owner"), typed)

    owner_row.refresh_from_db()
    assert owner_row.row_version == 2


def test_deleting_tells_beforehand_what_hangs_on_it(editor, at, said):
    assert "This hangs on it: 2 job stories" in said(editor.get(at("actor", "weekend-builder")))


def test_a_deleted_actor_comes_back_with_its_stories(editor, design, at):
    page = editor.post(at("remove_actor", "weekend-builder"), follow=True)
    assert not design.job_stories.filter(key__startswith="J").exists()
    undo = next(iter(page.context["messages"])).extra_tags.removeprefix("undo:")

    editor.post(undo)

    assert design.actors.filter(key="weekend-builder").exists()
    assert list(design.job_stories.get(key="T1").refines.values_list("key", flat=True)) == ["J1"]


def test_an_actor_moves_one_up(editor, design, owner_row, at):
    editor.post(at("order_actors"), {"move": owner_row.pk, "by": "-1"})

    assert list(design.actors.values_list("key", flat=True))[:2] == ["tool-owner", "weekend-builder"]


@pytest.mark.parametrize("move", ["", "nobody", "-1", "²", "99999999999999999999"])
def test_an_order_that_names_nobody_changes_nothing(move, editor, design, at):
    before = list(design.actors.values_list("key", flat=True))

    assert editor.post(at("order_actors"), {"move": move, "by": "1"}).status_code == 302
    assert list(design.actors.values_list("key", flat=True)) == before


def test_hostile_text_is_only_text(editor, at):
    editor.post(
        at("add_actor"), FERRY | {"name": "<script>alert(1)</script>", "needs": "{{ 7|add:7 }} <img src=x>"}
    )

    page = editor.get(at("actors")).content.decode()
    assert "<script>alert(1)" not in page
    assert "<img src=x>" not in page
    assert "{{ 7|add:7 }}" in page


def test_a_viewer_sees_no_controls_and_may_not_post(viewer, at, design):
    page = viewer.get(at("actors")).content.decode()

    assert "Add actor" not in page
    assert at("actor", "tool-owner") not in page
    assert viewer.post(at("add_actor"), FERRY).status_code == 403
    assert design.actors.count() == 3


def test_an_outsider_finds_nothing(team, at):
    outsider = team.client(team.outsider)

    assert outsider.get(at("actors")).status_code == 404
    assert outsider.post(at("remove_actor", "tool-owner")).status_code == 404


def test_reading_a_deletion_changes_nothing(editor, design, at):
    assert editor.get(at("remove_actor", "tool-owner")).status_code == 405
    assert design.actors.count() == 3


def test_the_page_of_one_actor_shows_its_thread_and_advice(editor, at, said):
    assert "leads to J1 J2" in said(editor.get(at("actor", "weekend-builder")))
    assert "Tool owner has no job story yet." in said(editor.get(at("actor", "tool-owner")))


def test_a_form_that_fails_is_in_view_again(editor, at):
    page = editor.get(at("actors")).content.decode()

    assert f'action="{at("add_actor")}#add"' in page
    assert 'id="add"' in page
