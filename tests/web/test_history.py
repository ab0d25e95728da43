"""The journal in the browser: every write in words, undone or put back; earlier moments restored."""

from datetime import timedelta

import pytest

from seedapp.actors import changes as actors
from seedapp.core import design_file
from seedapp.designs import changes as designs
from seedapp.history.changes import last_number
from seedapp.history.models import Change, Journal
from seedapp.interactions import changes as interactions
from seedapp.job_stories import changes as job_stories
from seedapp.snapshot.take import take

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


def test_a_change_shows_each_field_before_and_after_word_by_word(viewer, ladder, design, team, at):
    actors.edit_actor(ladder, seen=1, by=team.owner, description="Lends a long ladder")
    actors.edit_actor(ladder, seen=2, by=team.owner, description="Lends a short ladder", needs=["space"])

    page = viewer.get(at("change", last_number(design.pk))).content.decode()

    assert "Lends a <del>long</del><ins>short</ins> ladder" in page
    assert "<ins>space</ins>" in page
    assert "Ladder owner" in page


def test_every_verb_of_the_journal_has_words(viewer, design, team, at):
    from seedapp.web.history import VERBS
    from seedapp.webhooks.topics import TOPICS

    assert {verb.rpartition(".")[2] for verb in TOPICS} - set(VERBS) == set()


def test_a_long_journal_has_pages_and_a_way_back(editor, design, team, at):
    for number in range(60):
        actors.add_actor(design, by=team.editor, key=f"a{number}", name=f"Actor no. {number}.", kind="app")

    first = editor.get(at("history"))
    older = editor.get(at("history") + first.context["older"])
    newer = editor.get(at("history") + older.context["newer"])
    assert "Actor no. 59." in first.content.decode()
    assert "Actor no. 0." in older.content.decode()
    assert older.context["older"] == ""
    assert [line.change for line in newer.context["lines"]] == [
        line.change for line in first.context["lines"]
    ]


@pytest.mark.parametrize(
    "query", ["?before=nonsense", "?before=-1", "?step=no&did=no&person=x", "?after=9" * 40]
)
def test_a_filter_that_makes_no_sense_is_passed_over(query, editor, at):
    assert editor.get(at("history") + query).status_code == 200


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?step=actors", {"actors.added", "actors.removed"}),
        ("?did=removed", {"actors.removed", "job_stories.removed"}),
        ("?step=actors&did=removed", {"actors.removed"}),
        ("?person=", None),
    ],
)
def test_a_history_is_filtered(query, shown, editor, design, ladder, team, at):
    actors.remove_actor(ladder, by=team.editor)
    job_stories.remove_job_story(design.job_stories.first(), by=team.owner)

    lines = editor.get(at("history") + query).context["lines"]

    verbs = {line.change.verb for line in lines}
    assert verbs == shown if shown else len(verbs) > 2


def test_a_history_is_filtered_by_person(editor, design, ladder, team, at):
    actors.edit_actor(ladder, seen=1, by=team.owner, name="Roof owner")

    lines = editor.get(at("history") + f"?person={team.editor.pk}").context["lines"]

    assert [line.change.verb for line in lines] == ["actors.added"]


def test_what_was_deleted_is_put_back_once(editor, design, ladder, team, at, said):
    actors.remove_actor(ladder, by=team.editor)
    address = at("undo_change", _removal(design).number)

    editor.post(address)
    again = editor.post(address, follow=True)

    assert design.actors.filter(key="ladder").count() == 1
    assert "This was undone already." in said(again)


def test_what_has_a_successor_is_not_put_back(editor, design, ladder, team, at, said):
    actors.remove_actor(ladder, by=team.editor)
    actors.add_actor(design, by=team.editor, key="ladder", name="Another", kind="human")

    page = editor.post(at("undo_change", _removal(design).number), follow=True)

    assert "Something else has taken its place" in said(page)
    assert design.actors.get(key="ladder").name == "Another"


def test_an_undo_offers_to_be_undone(editor, design, ladder, team, at):
    actors.edit_actor(ladder, seen=1, by=team.owner, name="Roof owner")

    page = editor.post(at("undo_change", last_number(design.pk)), follow=True).content.decode()

    assert design.actors.get(key="ladder").name == "Ladder owner"
    assert at("undo_change", last_number(design.pk)) in page


def test_both_texts_are_shown_where_others_wrote_since_and_the_choice_is_followed(
    editor, design, ladder, team, at, said
):
    actors.edit_actor(ladder, seen=1, by=team.owner, name="Roof owner", kind="app")
    number = last_number(design.pk)
    actors.edit_actor(ladder, seen=2, by=team.owner, name="Cellar owner")

    asked = editor.post(at("undo_change", number))
    assert asked.status_code == 409
    assert "As it is now Cellar owner As it was before this change Ladder owner" in said(asked)
    assert last_number(design.pk) == number + 1

    editor.post(at("undo_change", number), {"again": "keep"})
    row = design.actors.get(key="ladder")
    assert (row.name, row.kind) == ("Cellar owner", "human")


def test_a_change_of_another_design_is_out_of_reach(editor, team, empty_design, at):
    actors.add_actor(empty_design, by=team.owner, key="s", name="Stranger", kind="human")
    for number in range(5):
        actors.add_actor(empty_design, by=team.owner, key=f"a{number}", name="A", kind="human")
    number = last_number(empty_design.pk)

    assert editor.post(at("undo_change", number)).status_code == 404
    assert editor.get(at("change", number)).status_code == 404
    thing = Change.objects.get(design_id=empty_design.pk, number=number).thing
    assert editor.get(at("thing_history", thing)).status_code == 404


@pytest.mark.parametrize("thing", ["actors.actor:999999", "no", "auth.user:1", "x" * 200])
def test_a_thing_that_never_was_has_no_history(thing, editor, at):
    assert editor.get(at("thing_history", thing)).status_code == 404


def test_a_viewer_reads_and_may_not_undo(viewer, design, ladder, team, at):
    actors.remove_actor(ladder, by=team.editor)

    assert "Put back" not in viewer.get(at("history")).content.decode()
    assert viewer.post(at("undo_change", _removal(design).number)).status_code == 403
    assert viewer.post(at("restore_moment", 1)).status_code == 403


def test_the_history_of_a_thing_follows_it_through_names_and_through_what_took_it_along(
    viewer, design, team, at, said
):
    story = design.job_stories.get(key="J1")
    job_stories.edit_job_story(story, seen=1, by=team.editor, key="J77")
    actors.remove_actor(design.actors.get(key="weekend-builder"), by=team.owner)

    page = viewer.get(at("thing_history", f"job_stories.jobstory:{story.pk}"))

    verbs = [line.change.verb for line in page.context["lines"]]
    assert verbs == ["actors.removed", "job_stories.edited"]
    assert "History of J77" in said(page)


@pytest.mark.parametrize("name", ["actor", "job_story", "interaction", "type", "service", "operation"])
def test_each_page_of_a_thing_leads_to_its_history(name, editor, at):
    address = {
        "actor": ("weekend-builder",),
        "job_story": ("J1",),
        "interaction": ("find-and-borrow",),
        "type": ("Tool",),
        "service": ("loans",),
        "operation": ("loans", "startLoan"),
    }[name]
    assert "/history/of/" in editor.get(at(name, *address)).content.decode()


def test_an_earlier_moment_is_compared_with_now_in_peoples_words_and_the_contracts(
    viewer, design, team, at, said
):
    service = design.services.get(key="loans")
    designs.edit_service(service, seen=1, by=team.owner, security="bearer")
    actors.remove_actor(design.actors.get(key="weekend-builder"), by=team.editor)

    page = viewer.get(at("moments") + "?then=1")

    text = said(page)
    assert "The design after change 1 → The design as it is now" in text
    assert "Weekend builder" in text
    assert page.context["difference"].contracts


def test_a_moment_is_named_by_a_date(viewer, design, ladder, at, said):
    from django.utils import timezone

    at_now = (timezone.localtime() + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M")
    assert viewer.get(at("moments") + f"?at={at_now}").context["number"] >= 1
    page = viewer.get(at("moments") + "?at=2001-01-01T00:00")
    assert page.status_code == 422
    assert "nothing was written" in said(page)


@pytest.mark.parametrize(
    "query", ["?then=999999", "?then=0", "?then=x", "?then=99999999999999999999", "?at=x", "?then=1&to=5000"]
)
def test_a_moment_that_never_was_is_said_so(query, viewer, at):
    assert viewer.get(at("moments") + query).status_code == 422


def test_two_moments_are_compared(viewer, design, ladder, team, at, said):
    actors.remove_actor(ladder, by=team.editor)

    page = viewer.get(at("moments") + "?then=1&to=2")

    assert "The design after change 1 → The design after change 2" in said(page)
    assert "Ladder owner" in said(page)


def test_the_design_file_of_a_moment_is_downloaded(viewer, design, sample, ladder, at):
    answer = viewer.get(at("download_moment", 1))

    assert design_file.load(answer.content.decode()) == take_without_ladder(design)
    assert answer["Content-Disposition"] == f'attachment; filename="{design.slug}-1.seed.yaml"'


def take_without_ladder(design):
    design.actors.filter(key="ladder").delete()
    return take(design)


def test_a_moment_is_restored_and_the_restoring_undone(editor, design, team, at, said):
    before = take(design)
    interactions.remove_interaction(design.interactions.get(), by=team.owner)

    page = editor.post(at("restore_moment", 1), follow=True)

    assert "The design is as it was after change 1." in said(page)
    assert take(design) == before
    editor.post(at("undo_change", last_number(design.pk)))
    assert not design.interactions.exists()


def test_a_design_from_before_says_from_when_on_its_moments_are_known(viewer, design, ladder, at, said):
    Journal.objects.filter(design_id=design.pk).update(moments_from=2)

    assert "Up to change 2 the journal tells less" in said(viewer.get(at("history")))
    page = viewer.get(at("moments") + "?then=1")
    assert "from number 2 to 2" in said(page)


def test_a_page_of_history_takes_as_many_queries_for_fifty_changes_as_for_one(
    viewer, design, team, at, django_assert_max_num_queries
):
    for number in range(49):
        actors.add_actor(design, by=team.editor, key=f"a{number}", name="A", kind="app")

    with django_assert_max_num_queries(40):
        viewer.get(at("history"))


def test_owners_see_what_happened_to_the_workspace_and_others_do_not(team, said):
    address = f"/w/{team.workspace.slug}/members/history/"

    assert "Owner founded Shed" in said(team.client(team.owner).get(address))
    assert team.client(team.editor).get(address).status_code == 403
    assert team.client(team.outsider).get(address).status_code == 404


def test_a_deleted_design_is_put_back_whole_by_an_owner(team, design, said):
    before, pk = take(design), design.pk
    designs.remove_design(design, by=team.owner)
    address = f"/w/{team.workspace.slug}/members/history/"
    assert "Tool shed" in said(team.client(team.owner).get(address))

    assert team.client(team.editor).post(f"{address}{pk}/put-back/").status_code == 403
    team.client(team.owner).post(f"{address}{pk}/put-back/")

    back = team.workspace.designs.get(pk=pk)
    assert take(back) == before
    assert last_number(pk) == 3
