"""Candidates: accepted, asked about, merged, set aside; what people made is never overwritten."""

import pytest
from django.urls import reverse

from seedapp.core import design_file
from seedapp.operations.models import Operation
from seedapp.snapshot.restore import restore
from seedapp.snapshot.take import take

from .posting import posted

pytestmark = pytest.mark.django_db
ASKING = """@startuml
participant "Shed API" as api
participant Loans as loans
participant Tools as tools
api -> loans ++: processLoan(loan_id)
@enduml"""


@pytest.fixture
def at(design):
    return lambda name, *args: reverse(name, args=[design.workspace.slug, design.slug, *args])


@pytest.fixture
def client(team):
    return team.client(team.editor)


def cards(client, at):
    groups = client.get(at("candidates")).context["groups"]
    return {card["key"]: card for group in groups for card in group["cards"]}


def of(design, service, key):
    return next(one for one in take(design).operations_of(service) if one.key == key)


def ask(design):
    """A message of which nobody can tell what it is."""
    from seedapp.interactions.changes import add_interaction

    add_interaction(design, by=None, key="asking", title="Asking", plantuml=ASKING, participants={})


def test_new_candidates_stand_with_their_evidence(team, design, at):
    page = team.client(team.viewer).get(at("candidates")).content.decode()

    assert "borrowTool" in page
    assert "Message 5 of Find and borrow a tool" in page
    assert "Accept what is ticked" not in page


def test_only_candidates_that_are_sure_are_ticked(client, at, monkeypatch):
    sure = cards(client, at)["borrowTool"]
    assert f'value="{sure["id"]}" checked' in client.get(at("candidates")).content.decode()

    monkeypatch.setattr("seedapp.web.operations.candidate_cards.READY", sure["confidence"] + 0.01)
    assert f'value="{sure["id"]}" checked' not in client.get(at("candidates")).content.decode()


def test_accept_adds_the_operation_with_its_thread(client, design, at):
    client.post(at("accept_candidate"), {"only": cards(client, at)["borrowTool"]["id"]})

    made = of(design, "shed-api", "borrowTool")
    assert [str(ref) for ref in made.messages] == ["find-and-borrow#5"]
    assert [one.name for one in made.inputs] == ["tool_id"]
    assert "borrowTool" not in cards(client, at)


def test_accepting_twice_adds_once(client, design, at):
    id_ = cards(client, at)["borrowTool"]["id"]

    client.post(at("accept_candidate"), {"only": id_})
    answer = client.post(at("accept_candidate"), {"only": id_}, follow=True)

    assert answer.status_code == 200
    assert len(take(design).operations_of("shed-api")) == 1


def test_all_that_are_sure_are_accepted_at_once(client, design, at):
    client.post(at("accept_candidate"), {"ready": "1"})

    assert [one.key for one in take(design).operations_of("shed-api")] == ["findFreeTools", "borrowTool"]


def test_only_ticked_ones_are_accepted(client, design, at):
    client.post(at("accept_candidate"), {"candidate": [cards(client, at)["findFreeTools"]["id"]]})

    assert [one.key for one in take(design).operations_of("shed-api")] == ["findFreeTools"]


def test_nothing_ticked_accepts_nothing_and_says_so(client, design, at):
    before = take(design)

    page = client.post(at("accept_candidate"), {}, follow=True)

    assert "Nothing was accepted" in page.content.decode()
    assert take(design) == before


def test_known_operation_only_gains_what_it_lacks(client, design, at):
    row = Operation.objects.get(service__design=design, key="startLoan")
    row.fields.filter(name="borrower_id").delete()
    row.fields.filter(name="tool_id").update(description="My own words")
    row.messages.clear()

    card = cards(client, at)["startLoan"]
    client.post(at("accept_candidate"), {"only": card["id"]})

    made = of(design, "loans", "startLoan")
    assert card["differs"]
    assert [one.name for one in made.inputs] == ["tool_id", "borrower_id"]
    assert made.inputs[0].description == "My own words"
    assert made.name == "Borrow a tool"
    assert [str(ref) for ref in made.messages] == ["find-and-borrow#6"]


def test_type_added_later_is_taken_over_when_somebody_accepts_it(client, design, at):
    from seedapp.operations.models import DataType

    row = Operation.objects.get(service__design=design, key="startLoan")
    row.fields.filter(name="tool_id").update(name="borrowing_permit", type="string", example=None)
    DataType.objects.create(design=design, name="BorrowingPermit", position=99)

    card = cards(client, at)["startLoan"]
    client.post(at("accept_candidate"), {"only": card["id"]})

    assert "borrowing_permit as BorrowingPermit" in card["adds"]
    taken = {one.name: one.type for one in of(design, "loans", "startLoan").inputs}
    assert taken["borrowing_permit"] == "BorrowingPermit"


def test_what_somebody_writes_in_the_same_moment_is_not_lost(client, design, at):
    from seedapp.core.derive.operations import operations
    from seedapp.operations.acceptance import accept_candidate

    row = Operation.objects.get(service__design=design, key="startLoan")
    row.messages.clear()
    found = next(one for one in operations(take(design)) if one.known == "startLoan")
    row.fields.filter(name="tool_id").update(description="Written just now")
    Operation.objects.filter(pk=row.pk).update(outcome="Also written just now")

    accept_candidate(design, candidate=found, by=None)

    made = of(design, "loans", "startLoan")
    assert (made.inputs[0].description, made.outcome) == ("Written just now", "Also written just now")
    assert made.messages


def test_difference_set_aside_comes_back_when_it_is_another_one(client, design, at):
    row = Operation.objects.get(service__design=design, key="startLoan")
    row.messages.clear()
    client.post(at("dismiss_candidate"), {"dismiss": cards(client, at)["startLoan"]["id"]})
    assert "startLoan" not in cards(client, at)

    row.fields.filter(name="borrower_id").delete()

    assert "startLoan" in cards(client, at)


def test_question_is_asked_and_the_answer_decides(client, design, at):
    ask(design)
    card = cards(client, at)["processLoan"]

    client.post(at("accept_candidate"), {"as": f"{card['id']}:query"})

    assert card["is_asked"]
    assert of(design, "loans", "processLoan").kind == "query"


def test_question_is_not_among_those_that_are_sure(client, design, at):
    ask(design)

    client.post(at("accept_candidate"), {"ready": "1"})

    assert "processLoan" in cards(client, at)


def test_edit_first_fills_in_the_form(client, design, at):
    address = cards(client, at)["borrowTool"]["edit_url"]
    editor = client.get(address).context["editor"]
    form = posted(editor.form, editor.inputs, editor.response, editor.failures, name="Borrow it")

    client.post(at("add_operation"), form)

    made = of(design, "shed-api", "borrowTool")
    assert made.name == "Borrow it"
    assert [one.name for one in made.inputs] == ["tool_id"]
    assert [str(ref) for ref in made.messages] == ["find-and-borrow#5"]


def test_edit_first_of_a_known_one_fills_in_what_it_lacks(client, design, at):
    Operation.objects.get(service__design=design, key="startLoan").messages.clear()

    page = client.get(cards(client, at)["startLoan"]["edit_url"])

    assert page.context["form"]["messages"].value()
    assert page.context["form"]["seen"].value() == 1


def test_merge_gives_an_existing_operation_the_message(client, design, at):
    client.post(at("accept_candidate"), {"only": cards(client, at)["findFreeTools"]["id"]})
    card = cards(client, at)["borrowTool"]

    client.post(at("accept_candidate"), {"merge": card["id"], f"into-{card['id']}": "findFreeTools"})

    kept = of(design, "shed-api", "findFreeTools")
    assert [str(ref) for ref in kept.messages] == ["find-and-borrow#2", "find-and-borrow#5"]


def test_dismissed_one_does_not_come_back_until_reconsidered(client, design, at):
    id_ = cards(client, at)["borrowTool"]["id"]

    page = client.post(at("dismiss_candidate"), {"dismiss": id_}, follow=True)
    assert "One was set aside" in page.content.decode()
    assert "borrowTool" not in cards(client, at)

    client.post(at("reconsider_candidate"), {"candidate": id_})
    assert "borrowTool" in cards(client, at)


@pytest.mark.parametrize("name", ["accept_candidate", "dismiss_candidate", "reconsider_candidate"])
def test_viewer_may_not_decide_and_outsiders_see_nothing(team, at, name):
    assert team.client(team.viewer).post(at(name), {"ready": "1"}).status_code == 403
    assert team.client(team.outsider).post(at(name), {"ready": "1"}).status_code == 404


def test_accepted_design_leaves_as_a_file_and_comes_back(client, team, design, at):
    client.post(at("accept_candidate"), {"ready": "1"})
    whole = take(design)

    again = restore(design_file.load(design_file.dump(whole)), team.workspace, by=None)

    assert take(again) == whole
