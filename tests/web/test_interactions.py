"""Step 3 on the page: add, edit, order, delete, tie participants, and who may."""

import pytest
from django.urls import reverse

from seedapp.history.changes import last_number
from seedapp.interactions.models import Interaction

TEXT = "@startuml\napp -> api: findTools\n@enduml\n"


@pytest.fixture
def client(team):
    return team.client(team.editor)


@pytest.fixture
def row(design):
    return design.interactions.get(key="find-and-borrow")


def url(name, design, *args):
    return reverse(name, args=[design.workspace.slug, design.slug, *args])


def typed(row, **more):
    return {
        "title": row.title,
        "plantuml": row.plantuml,
        "jobs": [job.key for job in row.jobs.all()],
        "seen": row.row_version,
        **more,
    }


def test_list_shows_each_interaction_with_its_drawing_and_stories(client, design, row):
    page = client.get(url("interactions", design)).content.decode()

    assert "Find and borrow a tool" in page
    assert url("drawing", design, row.key) in page
    assert "find a free drill in my street" in page


def test_list_of_an_empty_design_says_what_to_do_first(client, empty_design):
    page = client.get(url("interactions", empty_design)).content.decode()

    assert "No diagram yet" in page
    assert url("add_interaction", empty_design) in page


def test_an_interaction_is_added_with_a_key_from_its_title(client, design):
    answer = client.post(
        url("add_interaction", design), {"title": "Bring it back", "plantuml": TEXT, "jobs": ["J1"]}
    )

    row = design.interactions.get(title="Bring it back")
    assert answer.url == url("interaction", design, "bring-it-back")
    assert [job.key for job in row.jobs.all()] == ["J1"]
    assert row.messages.get().label == "findTools"


@pytest.mark.parametrize("title", ["All", "Add", "Order", "Draft", "Delete"])
def test_no_title_hides_another_page(client, design, title):
    client.post(url("add_interaction", design), {"title": title, "plantuml": TEXT})

    answer = client.get(url("interaction", design, title.lower()))

    assert answer.context["interaction"].title == title


def test_two_interactions_of_one_title_get_two_keys(client, design):
    for _ in range(2):
        client.post(url("add_interaction", design), {"title": "Again", "plantuml": TEXT})

    assert list(design.interactions.filter(title="Again").values_list("key", flat=True)) == [
        "again",
        "again-2",
    ]


def test_without_a_title_nothing_is_saved_and_nothing_typed_is_lost(client, design):
    before = Interaction.objects.count()

    answer = client.post(url("add_interaction", design), {"title": "", "plantuml": TEXT, "jobs": ["J2"]})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "app -&gt; api: findTools" in page
    assert 'value="J2" checked' in page.replace('id="id_jobs_1" ', "").replace(
        'class="form-check-input" ', ""
    )
    assert Interaction.objects.count() == before


def test_a_text_beyond_the_limit_is_refused_and_kept(client, design, row):
    huge = "@startuml\n" + "' much too long\n" * 20_000

    answer = client.post(url("interaction", design, row.key), typed(row, plantuml=huge))

    row.refresh_from_db()
    assert answer.status_code == 422
    assert "much too long" in answer.content.decode()
    assert "much too long" not in row.plantuml


def test_a_story_of_another_design_is_refused(client, design, row):
    answer = client.post(url("interaction", design, row.key), typed(row, jobs=["J1", "J99"]))

    assert answer.status_code == 422


def test_a_proposed_diagram_is_ready_to_edit_and_not_saved(client, design):
    before = Interaction.objects.count()

    answer = client.get(url("propose_interaction", design), {"jobs": ["J1"]})

    page = answer.content.decode()
    assert "@startuml" in page
    assert f'action="{url("add_interaction", design)}"' in page
    assert Interaction.objects.count() == before


def test_only_the_first_story_that_no_diagram_shows_is_ticked(client, design, row):
    design.interactions.all().delete()

    stories = client.get(url("interactions", design)).context["stories"]

    first = next(one["job"].key for one in stories if one["job"].level == "customer")
    assert [one["job"].key for one in stories if one["ticked"]] == [first]


def test_a_proposal_asks_for_a_story(client, design):
    answer = client.get(url("propose_interaction", design), follow=True)

    assert "Tick at least one story" in answer.content.decode()


def test_an_edit_is_saved_and_said(client, design, row):
    answer = client.post(
        url("interaction", design, row.key), typed(row, title="Borrow", plantuml=TEXT), follow=True
    )

    row.refresh_from_db()
    assert (row.title, row.plantuml, row.key) == ("Borrow", TEXT, "find-and-borrow")
    assert "“Borrow” is saved." in answer.content.decode()


def test_a_stale_edit_shows_both_texts_and_saves_on_the_second_try(client, design, row):
    first = typed(row, title="Mine")
    client.post(url("interaction", design, row.key), typed(row, title="Theirs"))

    answer = client.post(url("interaction", design, row.key), first)
    page = answer.content.decode()
    again = client.post(
        url("interaction", design, row.key), {**first, "seen": answer.context["form"].data["seen"]}
    )

    row.refresh_from_db()
    assert answer.status_code == 422
    assert "Theirs" in page
    assert 'value="Mine"' in page
    assert again.status_code == 302
    assert row.title == "Mine"


def test_a_participant_is_suggested_by_its_name(client, design, row):
    read = client.get(url("interaction", design, row.key)).context["read"]

    assert {one.alias: one.chosen for one in read.participants} == {
        "builder": "weekend-builder",
        "app": "street-app",
        "api": "shed-api",
        "tools": "tools",
        "loans": "loans",
    }


def test_a_tie_that_the_name_does_not_tell_is_kept(client, design, row):
    text = "@startuml\nphone -> tools: findTools\n@enduml"

    client.post(
        url("interaction", design, row.key),
        typed(row, plantuml=text, **{"stands_for:phone": "street-app", "stands_for:tools": "tools"}),
    )

    row.refresh_from_db()
    assert row.participants == {"phone": "street-app"}


def test_a_tie_is_forgotten_with_its_participant(client, design, row):
    row.participants = {"phone": "street-app"}
    row.save()

    client.post(url("interaction", design, row.key), typed(row, plantuml=TEXT))

    row.refresh_from_db()
    assert row.participants == {}


def test_a_tie_waits_while_a_line_cannot_be_read(client, design, row):
    row.participants = {"phone": "street-app"}
    row.save()

    client.post(
        url("interaction", design, row.key), typed(row, plantuml="@startuml\nphone => tools\n@enduml")
    )

    row.refresh_from_db()
    assert row.participants == {"phone": "street-app"}


def test_a_tie_to_somebody_unknown_is_refused(client, design, row):
    answer = client.post(url("interaction", design, row.key), typed(row, **{"stands_for:app": "nobody-here"}))

    row.refresh_from_db()
    assert answer.status_code == 422
    assert "nobody-here" in answer.content.decode()
    assert row.participants == {}


def test_a_message_shows_what_it_was_taken_for_and_its_operation(client, design, row):
    read = client.get(url("interaction", design, row.key)).context["read"]

    call = next(one for one in read.messages if one.label.startswith("startLoan"))
    assert (call.reading.kind, call.target) == ("action", "Loans")
    assert call.reading.reasons
    assert [title for title, _ in call.operations] == ["Borrow a tool"]


def test_a_message_without_operation_leads_to_the_candidates(client, design, row):
    page = client.get(url("interaction", design, row.key)).content.decode()

    assert url("candidates", design) in page


def test_what_goes_to_an_app_or_a_person_is_a_screen_and_no_operation(client, design, row):
    row.plantuml = (
        "@startuml\nactor Resident as person\nparticipant App as app\nparticipant Stranger as else_\n"
        "person -> app: open the map\napp -> person: show tools\napp -> else_: find tools\n@enduml"
    )
    row.participants = {}
    row.save()
    design.actors.create(key="app", name="App", kind="app", position=90)

    read = client.get(url("interaction", design, row.key)).context["read"]

    assert [(one.kind, one.asks) for one in read.messages] == [
        ("screen", False),
        ("screen", False),
        ("query", False),
    ]
    assert "App is an app" in str(read.messages[0].reasons[0])
    assert "Resident is a person" in str(read.messages[1].reasons[0])


def test_a_draft_leads_to_no_candidates_before_it_is_saved(client, design):
    page = client.get(url("propose_interaction", design), {"jobs": [design.job_stories.first().key]})

    assert any(one.asks for one in page.context["read"].messages)
    assert "Derive an operation" not in page.content.decode()


def test_an_empty_page_is_not_told_what_is_missing(client, design):
    page = client.get(url("add_interaction", design))

    assert page.context["read"].advice == []


def test_a_line_that_cannot_be_read_is_named(client, design, row):
    row.plantuml = "@startuml\napp => api findTools\n@enduml"
    row.save()

    page = client.get(url("interaction", design, row.key)).content.decode()

    assert "Line 2:" in page


def test_a_long_diagram_shows_its_first_messages_and_the_rest_when_asked(client, design):
    text = "\n".join(["@startuml", *(f"app -> api: getThing{number}" for number in range(150)), "@enduml"])
    client.post(url("add_interaction", design), {"title": "Long", "plantuml": text})

    first = client.get(url("interaction", design, "long")).content.decode()
    everything = client.get(url("interaction", design, "long") + "?all").content.decode()

    assert "100 of 150 messages are shown." in first
    assert first.count('class="message-line"') == 100
    assert everything.count('class="message-line"') == 150


def test_only_the_gravest_advice_on_a_long_diagram_is_listed(client, design):
    text = "\n".join(["@startuml", *(f"app -> api: getThing{number}" for number in range(60)), "@enduml"])
    client.post(url("add_interaction", design), {"title": "Long", "plantuml": text})

    read = client.get(url("interaction", design, "long")).context["read"]

    assert len(read.advice_shown) == 25
    assert [one["severity"] for one in read.advice_shown][:2] == ["warning", "warning"]
    assert read.advice_left_out == len(read.advice) - 25


def test_deleting_says_so_and_can_be_undone(client, design, row):
    page = client.post(url("remove_interaction", design, row.key), follow=True).content.decode()
    gone = not design.interactions.exists()
    number = last_number(design.pk)

    client.post(url("undo_change", design, number))

    assert gone
    assert "is deleted." in page
    assert design.interactions.get().key == "find-and-borrow"


def test_order_is_changed_by_a_step(client, design, row):
    client.post(url("add_interaction", design), {"title": "Second", "plantuml": TEXT})
    second = design.interactions.get(title="Second")

    client.post(url("order_interactions", design), {"move": second.pk, "by": "-1"})

    assert [one.title for one in design.interactions.all()] == ["Second", "Find and borrow a tool"]


def test_hostile_text_is_shown_as_text(client, design, row):
    evil = "<script>alert(1)</script>"
    row.title = evil
    row.plantuml = f'@startuml\nparticipant "{evil}" as x\nx -> x: {evil} </textarea>{evil}\n@enduml'
    row.participants = {}
    row.save()

    for name, args in (("interactions", []), ("interaction", [row.key])):
        assert evil not in client.get(url(name, design, *args)).content.decode()


def test_a_viewer_reads_the_text_and_changes_nothing(team, design, row):
    client = team.client(team.viewer)

    page = client.get(url("interaction", design, row.key)).content.decode()
    answer = client.post(url("interaction", design, row.key), typed(row, title="Mine"))

    assert "startLoan(tool_id, borrower_id)" in page
    assert "data-live-drawing" not in page
    assert "stands_for:" not in page
    assert answer.status_code == 403


@pytest.mark.parametrize("name", ["add_interaction", "propose_interaction"])
def test_a_viewer_may_not_open_the_editor(team, design, name):
    assert team.client(team.viewer).get(url(name, design)).status_code == 403


@pytest.mark.parametrize("name", ["order_interactions", "draft_drawing", "remove_interaction"])
def test_a_reviewer_may_not_write(team, design, row, name):
    args = [row.key] if name == "remove_interaction" else []

    assert team.client(team.reviewer).post(url(name, design, *args)).status_code == 403


@pytest.mark.parametrize("name", ["interactions", "add_interaction", "interaction", "drawing"])
def test_an_outsider_finds_nothing(team, design, row, name):
    args = [row.key] if name in ("interaction", "drawing") else []

    assert team.client(team.outsider).get(url(name, design, *args)).status_code == 404
