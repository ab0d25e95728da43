"""Two people at one page: what the second is told, and that nothing either typed is lost."""

import pytest

from seedapp.actors.changes import edit_actor
from seedapp.actors.models import Actor
from seedapp.core import design as core
from seedapp.designs.changes import edit_design, edit_service
from seedapp.history.changes import last_number
from seedapp.interactions.changes import edit_interaction
from seedapp.job_stories.changes import edit_job_story
from seedapp.operations import changes as operations
from seedapp.operations.models import Operation
from seedapp.operations.parts import fields_of
from seedapp.operations.type_changes import edit_type

from .sending import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(31, 32)]
LOAN = ("loans", "startLoan")


@pytest.fixture
def opened(editor, at):
    """`opened(name, *args, control=…)`: a page that the editor has open, and its form."""

    def open_(name, *args, control="seen"):
        page = editor.get(at(name, *args))
        assert page.status_code == 200
        return page, form_of(page, control)

    return open_


@pytest.fixture
def builder(design):
    return lambda: design.actors.select_related("design").get(key="weekend-builder")


@pytest.fixture
def loan(design):
    rows = Operation.objects.filter(service__design=design).select_related("service__design")
    return lambda: rows.get(key="startLoan")


def test_changes_of_different_fields_are_both_saved_and_the_second_is_told(
    opened, editor, team, builder, said
):
    page, form = opened("actor", "weekend-builder")
    edit_actor(builder(), seen=1, by=team.owner, name="Sunday builder")

    answer = form.send(editor, page, description="Builds on Saturdays.")

    assert answer.status_code == 302
    assert (builder().name, builder().description) == ("Sunday builder", "Builds on Saturdays.")
    assert "Owner changed “Name” in the meantime; both are saved." in said(editor.get(answer["Location"]))


def test_an_edit_that_met_nobody_is_told_of_nobody(opened, editor, said):
    page, form = opened("actor", "weekend-builder")

    assert "in the meantime" not in said(editor.get(form.send(editor, page, name="A")["Location"]))


@pytest.fixture
def clash(opened, editor, team, builder):
    """A page after two changed the name, and each something else too."""
    page, form = opened("actor", "weekend-builder")
    edit_actor(builder(), seen=1, by=team.owner, name="Sunday builder", needs=["a ladder"])
    return form.send(editor, page, name="Roof builder", description="Typed by me")


def test_a_field_that_both_changed_shows_both_texts_with_their_differences(clash, said):
    assert clash.status_code == 422
    told = said(clash)
    assert "Owner saved this in the meantime and changed what you changed too." in told
    assert "Name Owner Sunday builder Take this : Owner You, here Roof builder Keep yours" in told
    assert "<mark>Sunday</mark> builder" in clash.content.decode()
    assert "<mark>Roof</mark> builder" in clash.content.decode()


def test_what_does_not_collide_is_merged_in_already(clash):
    form = form_of(clash, "seen")

    assert form["description"] == "Typed by me"
    assert form["needs"] == "a ladder"


@pytest.mark.parametrize(
    ("choice", "name"),
    [("theirs", "Sunday builder"), ("mine", "Roof builder"), ("both", "Sunday roof builder")],
)
def test_each_choice_does_what_it_says(choice, name, clash, editor, builder):
    form = form_of(clash, "seen")

    answer = form.send(editor, clash, **{"choose:name": choice, "name": "Sunday roof builder"})

    assert answer.status_code == 302
    now = builder()
    assert (now.name, now.description, now.needs) == (name, "Typed by me", ["a ladder"])


def test_without_a_choice_one_is_asked_again_and_keeps_ones_text(clash, editor, builder, said):
    again = form_of(clash, "seen").send(editor, clash)

    assert again.status_code == 422
    assert "You, here Roof builder" in said(again)
    assert builder().name == "Sunday builder"
    assert form_of(again, "seen")["description"] == "Typed by me"


def test_a_text_written_anew_counts_as_chosen(clash, editor, builder):
    form_of(clash, "seen").send(editor, clash, name="Both builders")

    assert builder().name == "Both builders"


def test_a_third_edit_before_the_choice_is_no_loss_either(clash, editor, team, builder, said):
    edit_actor(builder(), seen=2, by=team.owner, name="Monday builder")

    again = form_of(clash, "seen").send(editor, clash, **{"choose:name": "mine"})

    assert again.status_code == 422
    assert "Monday builder" in said(again)
    assert "Roof builder" in said(again)


def test_a_chosen_text_that_is_refused_comes_back(clash, editor):
    again = form_of(clash, "seen").send(editor, clash, **{"choose:name": "both", "name": "x" * 201})

    assert again.status_code == 422
    assert form_of(again, "seen")["name"] == "x" * 201


def test_ones_own_other_window_is_called_that(opened, editor, team, builder, said):
    page, form = opened("actor", "weekend-builder")
    edit_actor(builder(), seen=1, by=team.editor, name="In another window")

    told = said(form.send(editor, page, name="Here"))

    assert "You saved this in another window since you opened it here." in told


def test_a_text_of_many_lines_is_offered_with_what_both_wrote(opened, editor, team, builder):
    edit_actor(builder(), seen=1, by=team.owner, description="First.\n\nLast.")
    page, form = opened("actor", "weekend-builder")
    edit_actor(builder(), seen=2, by=team.owner, description="First of all.\n\nLast.")
    clash = form.send(editor, page, description="First and foremost.\n\nLast.")

    assert form_of(clash, "seen")["description"] == "First of all.\nFirst and foremost.\n\nLast."


def test_the_page_after_a_conflict_escapes_what_was_typed(opened, editor, team, builder):
    page, form = opened("actor", "weekend-builder")
    edit_actor(builder(), seen=1, by=team.owner, name="<script>alert(1)</script>")

    answer = form.send(editor, page, name="<img src=x onerror=alert(2)>").content.decode()

    assert "<script>alert(1)" not in answer
    assert "<img src=x" not in answer


def test_a_form_that_names_no_version_writes_over_nothing(editor, at, builder, said):
    page = editor.post(at("actor", "weekend-builder"), {"name": "Mine", "kind": "human"})

    assert page.status_code == 422
    assert "Weekend builder" in said(page)
    assert builder().name == "Weekend builder"


def test_a_story_shows_whose_both_say_it_is(opened, editor, team, design, said):
    page, form = opened("job_story", "J1")
    story = design.job_stories.select_related("design").get(key="J1")
    other = design.actors.exclude(pk=story.actor_id).first()
    third = design.actors.exclude(pk__in=[story.actor_id, other.pk]).first()
    edit_job_story(story, seen=1, by=team.owner, actor=other, goal="Theirs")

    clash = form.send(editor, page, who=f"actor:{third.pk}", situation="Mine")

    assert f"Whose story Owner {other.name} Take this : Owner You, here {third.name}" in said(clash)
    form_of(clash, "seen").send(editor, clash, **{"choose:who": "mine"})
    story = design.job_stories.get(key="J1")
    assert (story.actor, story.goal, story.situation) == (third, "Theirs", "Mine")


def test_a_diagram_keeps_what_two_drew_at_different_places(opened, editor, team, design):
    row = design.interactions.get()
    lines = row.plantuml.split("\n")
    page, form = opened("interaction", row.key)
    edit_interaction(row, seen=1, by=team.owner, plantuml="\n".join([lines[0], "title Theirs", *lines[1:]]))
    mine = "\r\n".join([*lines[:-2], "note across: mine", *lines[-2:]])

    assert form.send(editor, page, plantuml=mine).status_code == 302
    now = design.interactions.get().plantuml
    assert "title Theirs" in now
    assert "note across: mine" in now


def test_a_line_of_a_diagram_that_both_changed_is_chosen(opened, editor, team, design, said):
    row = design.interactions.get()
    page, form = opened("interaction", row.key)
    edit_interaction(row, seen=1, by=team.owner, plantuml="@startuml\nA -> B: theirs\n@enduml\n")

    clash = form.send(editor, page, plantuml="@startuml\nA -> B: mine\n@enduml\n")

    assert clash.status_code == 422
    assert "A -> B: theirs" in said(clash)
    form_of(clash, "seen").send(editor, clash, **{"choose:plantuml": "mine"})
    assert "A -> B: mine" in design.interactions.get().plantuml


def test_whom_a_participant_stands_for_is_chosen_when_two_said_it(opened, editor, team, design, said):
    row = design.interactions.get()
    page, form = opened("interaction", row.key)
    alias = next(name for name in form.typed() if name.startswith("stands_for:")).removeprefix("stands_for:")
    actors = [one.key for one in design.actors.all()]
    edit_interaction(row, seen=1, by=team.owner, participants={alias: actors[0]})

    clash = form.send(editor, page, **{f"stands_for:{alias}": actors[1]})

    assert clash.status_code == 422
    assert "Who takes part Owner" in said(clash)
    form_of(clash, "seen").send(editor, clash, **{"choose:stands_for:": "theirs"})
    assert design.interactions.get().participants[alias] == actors[0]


def test_rows_of_an_operation_that_two_added_are_all_there(opened, editor, team, loan):
    page, form = opened("operation", *LOAN)
    inputs = fields_of(loan(), "in")
    operations.edit_operation(loan(), seen=1, by=team.owner, inputs=[*inputs, core.Field("theirs", "string")])
    free = next(
        name for name in form.typed() if name.startswith("inputs-") and not form[name] and "-name" in name
    )

    answer = form.send(editor, page, **{free: "my_own"})

    assert answer.status_code == 302
    assert [one.name for one in fields_of(loan(), "in")] == [
        *(one.name for one in inputs),
        "theirs",
        "my_own",
    ]


@pytest.mark.parametrize("choice", ["theirs", "mine", "both"])
def test_a_row_that_two_described_is_chosen(choice, opened, editor, team, loan, said):
    page, form = opened("operation", *LOAN)
    first, *rest = fields_of(loan(), "in")
    theirs = [core.Field(**{**vars(first), "description": "Theirs"}), *rest, core.Field("added", "string")]
    operations.edit_operation(loan(), seen=1, by=team.owner, inputs=theirs, outcome="Also theirs")

    clash = form.send(editor, page, **{"inputs-0-description": "Mine", "name": "Mine too"})

    assert clash.status_code == 422
    assert "Inputs Owner" in said(clash)
    again = form_of(clash, "seen")
    assert again["outcome"] == "Also theirs"
    assert again.send(editor, clash, **{"choose:inputs-": choice}).status_code == 302
    now = fields_of(loan(), "in")
    assert now[0].description == ("Theirs" if choice == "theirs" else "Mine")
    assert ("added" in [one.name for one in now]) == (choice != "mine")
    assert (loan().name, loan().outcome) == ("Mine too", "Also theirs")


def test_the_binding_is_merged_with_the_words_of_the_operation(opened, editor, team, loan, said):
    page, form = opened("binding", *LOAN)
    operations.edit_operation(loan(), seen=1, by=team.owner, name="Lend", http_path="/theirs")

    clash = form.send(editor, page, http_path="/mine")
    assert "Path Owner / theirs" in said(clash)
    form_of(clash, "seen").send(editor, clash, **{"choose:http_path": "mine"})

    assert (loan().name, loan().http_path) == ("Lend", "/mine")


def test_a_type_keeps_the_fields_of_two(opened, editor, team, design):
    page, form = opened("type", "Tool")
    row = design.types.select_related("design").get(name="Tool")
    fields = fields_of(row, "part")
    edit_type(row, seen=1, by=team.owner, fields=[*fields, core.Field("theirs", "string")])
    free = next(
        name for name in form.typed() if name.startswith("fields-") and not form[name] and "-name" in name
    )

    assert form.send(editor, page, **{free: "my_own"}).status_code == 302
    row = design.types.get(name="Tool")
    assert [one.name for one in fields_of(row, "part")][-2:] == ["theirs", "my_own"]


def test_a_type_of_values_and_a_type_of_fields_is_chosen(opened, editor, team, design, said):
    page, form = opened("type", "Tool")
    edit_type(
        design.types.select_related("design").get(name="Tool"),
        seen=1, by=team.owner, fields=[], values=["saw"],
    )  # fmt: skip

    clash = form.send(editor, page, **{"fields-0-description": "Mine"})

    assert clash.status_code == 422
    assert "What it is made of Owner" in said(clash)
    choices = {name: "mine" for name in form_of(clash, "seen").choices if name.startswith("choose:")}
    assert form_of(clash, "seen").send(editor, clash, **choices).status_code == 302
    assert fields_of(design.types.get(name="Tool"), "part")[0].description == "Mine"


def test_settings_and_style_are_edited_by_two_at_once(opened, editor, team, design, said):
    page, form = opened("design_settings", control="title")
    edit_design(design, seen=design.row_version, by=team.owner, style={"names": "camel"}, summary="Theirs")

    answer = form.send(editor, page, title="Mine")

    assert answer.status_code == 302
    assert "Owner changed “Summary” and “Style of the interface” in the meantime" in said(
        editor.get(answer["Location"])
    )
    now = type(design).objects.get(pk=design.pk)
    assert (now.title, now.summary, now.style) == ("Mine", "Theirs", {"names": "camel"})


def test_one_setting_of_the_style_is_chosen(opened, editor, team, design, said):
    page, form = opened("design_settings", control="profile")
    edit_design(design, seen=design.row_version, by=team.owner, style={"names": "camel"})

    clash = form.send(editor, page, names="snake")

    assert clash.status_code == 422
    assert "Names of fields Owner" in said(clash)
    again = form_of(clash, "profile")
    assert [name for name in again.choices if name.startswith("choose:")] == ["choose:names"]
    again.send(editor, clash, **{"choose:names": "mine"})
    assert type(design).objects.get(pk=design.pk).style == {"names": "snake"}


def test_servers_of_a_service_that_two_added_are_both_there(opened, editor, team, design):
    page, form = opened("service", "loans")
    row = design.services.select_related("design").get(key="loans")
    theirs = [*row.servers, {"url": "https://theirs.test", "description": ""}]
    edit_service(row, seen=1, by=team.owner, servers=theirs)

    form.send(editor, page, servers=form["servers"] + "\nhttps://mine.test")

    urls = [one["url"] for one in design.services.get(key="loans").servers]
    assert urls[-2:] == ["https://theirs.test", "https://mine.test"]


def test_an_edit_at_the_old_address_of_a_renamed_thing_is_saved(opened, editor, team, loan):
    page, form = opened("operation", *LOAN)
    operations.edit_operation(loan(), seen=1, by=team.owner, key="lend")

    answer = form.send(editor, page, outcome="Mine")

    assert answer.status_code == 302
    row = Operation.objects.get(service__key="loans", key="lend")
    assert row.outcome == "Mine"


def test_an_edit_sent_twice_is_one_write_and_one_row_of_the_journal(opened, editor, design, builder):
    page, form = opened("actor", "weekend-builder")
    number = last_number(design.pk)

    answers = [form.send(editor, page, name="Once") for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    assert last_number(design.pk) == number + 1
    assert Actor.objects.get(pk=builder().pk).row_version == 2
