"""What was deleted while somebody edited it: what was typed is there; one press puts it back and saves."""

import pytest

from seedapp.actors.changes import edit_actor, remove_actor
from seedapp.designs.changes import remove_service
from seedapp.history.models import Change
from seedapp.history.removal import put_back
from seedapp.interactions.changes import remove_interaction
from seedapp.job_stories.changes import remove_job_story
from seedapp.operations import changes as operations
from seedapp.operations.models import Operation
from seedapp.snapshot.take import take

from .sending import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(32)]


@pytest.fixture
def opened(editor, at):
    def open_(name, *args):
        page = editor.get(at(name, *args))
        return page, form_of(page, "seen")

    return open_


@pytest.fixture
def builder(design):
    return lambda: design.actors.select_related("design").get(key="weekend-builder")


def test_an_edit_of_what_was_deleted_shows_all_that_was_typed_and_who_deleted_it(
    opened, editor, team, builder, said
):
    page, form = opened("actor", "weekend-builder")
    remove_actor(builder(), by=team.owner)

    answer = form.send(editor, page, name="Roof builder", needs="a ladder\nrain gear", kind="app")

    assert answer.status_code == 409
    told = said(answer)
    assert "Owner deleted “Weekend builder” while you were writing" in told
    assert "Name Roof builder Kind App" in told
    assert "a ladder rain gear" in told


def test_one_press_puts_it_back_with_what_hung_on_it_and_saves(opened, editor, team, design, builder):
    page, form = opened("actor", "weekend-builder")
    stories = design.job_stories.count()
    remove_actor(builder(), by=team.owner)
    answer = form.send(editor, page, name="Roof builder")

    saved = form_of(answer, "put_back").send(editor, answer)

    assert saved.status_code == 302
    assert builder().name == "Roof builder"
    assert design.job_stories.count() == stories
    verbs = Change.objects.filter(design_id=design.pk).order_by("-number").values_list("verb", flat=True)
    assert list(verbs[:2]) == ["actors.edited", "actors.put_back"]


def test_pressed_twice_it_is_put_back_and_saved_once(opened, editor, team, design, builder):
    page, form = opened("actor", "weekend-builder")
    remove_actor(builder(), by=team.owner)
    answer = form.send(editor, page, name="Roof builder")

    for _ in range(2):
        assert form_of(answer, "put_back").send(editor, answer).status_code == 302

    assert Change.objects.filter(design_id=design.pk, verb="actors.put_back").count() == 1
    assert Change.objects.filter(design_id=design.pk, verb="actors.edited").count() == 1


def test_what_was_put_back_and_edited_by_others_meanwhile_is_merged(opened, editor, team, design, builder):
    page, form = opened("actor", "weekend-builder")
    change = remove_actor(builder(), by=team.owner)
    answer = form.send(editor, page, name="Roof builder")
    put_back(change, design=design, by=team.owner)
    edit_actor(builder(), seen=1, by=team.owner, description="Theirs")

    form_of(answer, "put_back").send(editor, answer)

    assert (builder().name, builder().description) == ("Roof builder", "Theirs")


def test_a_story_that_went_with_its_actor_comes_back_with_it(opened, editor, team, design, said):
    story = design.job_stories.filter(actor__key="weekend-builder").first()
    page, form = opened("job_story", story.key)
    remove_actor(story.actor, by=team.owner)

    answer = form.send(editor, page, goal="Typed")
    form_of(answer, "put_back").send(editor, answer)

    assert design.job_stories.get(pk=story.pk).goal == "Typed"
    assert design.actors.filter(key="weekend-builder").exists()


def test_an_operation_that_went_with_its_service_comes_back_with_it(opened, editor, team, design, said):
    page, form = opened("operation", "loans", "startLoan")
    remove_service(design.services.select_related("design").get(key="loans"), by=team.owner)

    answer = form.send(editor, page, name="Lend", **{"inputs-0-description": "Typed in a row"})
    assert "Typed in a row" in said(answer)
    form_of(answer, "put_back").send(editor, answer)

    row = next(one for one in take(design).operations if one.key == "startLoan")
    assert (row.name, row.inputs[0].description) == ("Lend", "Typed in a row")


def test_every_kind_of_thing_says_that_it_was_deleted(opened, editor, team, design):
    interaction = design.interactions.get()
    opened_pages = [
        opened("job_story", "J1"),
        opened("interaction", interaction.key),
        opened("binding", "loans", "startLoan"),
        opened("service", "tools"),
    ]
    remove_job_story(design.job_stories.get(key="J1"), by=team.owner)
    remove_interaction(interaction, by=team.owner)
    loan = Operation.objects.select_related("service__design").get(service__design=design, key="startLoan")
    operations.remove_operation(loan, by=team.owner)
    remove_service(design.services.select_related("design").get(key="tools"), by=team.owner)

    assert [form.send(editor, page).status_code for page, form in opened_pages] == [409] * 4


@pytest.mark.django_db(transaction=True)  # SQLite looks at references when the transaction ends
def test_what_cannot_be_put_back_any_more_keeps_what_was_typed(opened, editor, team, design, said):
    page, form = opened("job_story", "J1")
    story = design.job_stories.select_related("design").get(key="J1")
    remove_job_story(story, by=team.owner)
    answer = form.send(editor, page, goal="Typed by me")
    remove_actor(design.actors.select_related("design").get(pk=story.actor_id), by=team.owner)

    again = form_of(answer, "put_back").send(editor, answer)

    assert again.status_code == 409
    assert "Typed by me" in said(again)
    assert not design.job_stories.filter(key="J1").exists()


def test_a_deletion_of_another_design_is_not_shown(team, editor, at, builder, empty_design):
    change = remove_actor(builder(), by=team.owner)

    address = at("actor", "weekend-builder").replace("/tool-shed/", f"/{empty_design.slug}/")
    answer = editor.post(address, {"name": "Typed", "kind": "human", "put_back": change.number})

    assert answer.status_code == 404


def test_a_viewer_may_not_put_back_by_editing(team, at, builder):
    change = remove_actor(builder(), by=team.owner)
    viewer = team.client(team.viewer)

    answer = viewer.post(
        at("actor", "weekend-builder"), {"name": "A", "kind": "human", "put_back": change.number}
    )

    assert answer.status_code == 403


def test_what_never_was_is_still_not_found(editor, at):
    assert editor.post(at("actor", "nobody"), {"name": "A", "kind": "human"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("remove_actor", ["weekend-builder"]),
        ("remove_job_story", ["J1"]),
        ("remove_interaction", ["find-and-borrow"]),
        ("remove_operation", ["loans", "startLoan"]),
        ("remove_service", ["loans"]),
    ],
)
def test_delete_pressed_twice_deletes_once_and_offers_to_undo_it(name, args, editor, design, at):
    answers = [editor.post(at(name, *args), follow=True) for _ in range(2)]

    assert [one.status_code for one in answers] == [200, 200]
    undo = [next(iter(one.context["messages"])).extra_tags for one in answers]
    assert undo[0] == undo[1]
    assert Change.objects.filter(design_id=design.pk, verb__endswith=".removed").count() == 1
