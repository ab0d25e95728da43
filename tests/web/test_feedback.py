"""Step 6 for the team: publishing a revision, closing a round, reading what was published."""

import hashlib

import pytest

from seedapp.operations.models import Operation
from seedapp.snapshot.take import take

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(editor, at):
    """Posts the form of publishing."""
    return lambda note="", after=0: editor.post(at("publish"), {"note": note, "after": after})


def test_editor_publishes_a_revision(editor, design, at, publish):
    answer = publish("The **first** one")

    assert answer.status_code == 302
    revision = design.revisions.get()
    assert revision.number == 1
    page = editor.get(at("feedback")).content.decode()
    assert "The <strong>first</strong> one" in page
    assert revision.documents.first().sha256 in page


def test_published_documents_carry_the_hash_of_their_bytes(editor, design, at, publish):
    publish()

    document = design.revisions.get().documents.get(service_key="loans")
    answer = editor.get(at("download_revision_document", 1, "loans"))
    assert hashlib.sha256(answer.content).hexdigest() == document.sha256
    assert "attachment" in answer["Content-Disposition"]


def test_second_press_of_publish_makes_no_second_revision(design, publish):
    publish()

    answer = publish("written twice")

    assert answer.status_code == 409
    assert design.revisions.count() == 1
    assert "written twice" in answer.content.decode()


def test_an_edit_while_it_is_checked_stops_publishing(editor, design, at, publish, monkeypatch, team):
    from seedapp.actors import changes
    from seedapp.core import coach

    def check_slowly(value, **more):
        if more.get("full"):
            changes.add_actor(design, by=team.owner, key="late", name="Late", kind="human")
        return checked(value, **more)

    checked = coach.check
    monkeypatch.setattr(coach, "check", check_slowly)

    assert publish("mine").status_code == 409
    assert not design.revisions.exists()


def test_errors_of_the_coach_stop_publishing_and_lead_to_where_to_mend_them(editor, design, at, publish):
    Operation.objects.filter(service__design=design, key="startLoan").update(outcome="")

    answer = publish("kept words")

    assert answer.status_code == 422
    assert not design.revisions.exists()
    page = answer.content.decode()
    assert "OPR-02" in page
    assert at("operation", "loans", "startLoan") in page
    assert "kept words" in page


def test_design_without_a_service_cannot_be_published(team, empty_design):
    from django.urls import reverse

    address = [empty_design.workspace.slug, empty_design.slug]
    editor = team.client(team.editor)

    answer = editor.post(reverse("publish", args=address), {"note": "", "after": 0})

    assert answer.status_code == 422
    assert not empty_design.revisions.exists()
    assert editor.get(reverse("feedback", args=address)).status_code == 200


def test_page_says_what_changed_since_the_revision_before(editor, design, at, publish, said):
    publish()
    row = Operation.objects.get(service__design=design, key="startLoan")
    row.fields.filter(name="borrower_id").update(name="neighbour_id")
    design.services.filter(key="loans").update(version="0.2.0")

    assert publish(after=1).status_code == 302

    text = said(editor.get(at("feedback")))
    assert "Revision 2" in text
    assert "breaking" in text
    assert "neighbour_id" in text


@pytest.mark.parametrize("role", ["viewer", "reviewer"])
def test_only_editors_publish(team, at, published, role):
    client = team.client(getattr(team, role))

    assert client.post(at("publish"), {"note": "", "after": 1}).status_code == 403
    page = client.get(at("feedback")).content.decode()
    assert 'name="after"' not in page


def test_outsider_learns_nothing(team, at, published):
    outsider = team.client(team.outsider)

    for name, *args in (("feedback",), ("revision", 1), ("revision_contract", 1, "loans")):
        assert outsider.get(at(name, *args)).status_code == 404
    assert outsider.post(at("publish"), {"after": 1}).status_code == 404


def test_closed_round_takes_nothing_and_is_read_by_who_has_joined(editor, at, review):
    gil = review.guest()
    said_there = {"kind": "document", "anchor": "", "severity": "question", "body": "Said before"}
    gil.post(review.url("review_say"), said_there)

    editor.post(at("close_round", review.round.pk))

    page = gil.get(review.url("review_goals"))
    assert page.status_code == 200
    assert "Said before" in page.content.decode()
    assert review.url("review_say") not in page.content.decode()
    assert "Said before" in editor.get(at("feedback")).content.decode()


def test_round_of_another_design_cannot_be_closed(team, at, review, empty_design):
    from django.urls import reverse

    address = [empty_design.workspace.slug, empty_design.slug, review.round.pk]

    assert team.client(team.editor).post(reverse("close_round", args=address)).status_code == 404
    review.round.refresh_from_db()
    assert review.round.closed_at is None


def test_revision_stays_as_it_was_when_the_design_moves_on(viewer, design, at, published):
    Operation.objects.filter(service__design=design).update(name="Renamed since")

    goals = viewer.get(at("revision", 1)).content.decode()
    contract = viewer.get(at("revision_contract", 1, "loans")).content.decode()

    assert "Borrow a tool" in goals
    assert "Borrow a tool" in contract
    assert "Renamed since" not in goals + contract


def test_design_file_of_a_revision_reads_as_it_was(viewer, design, at, published):
    from seedapp.core import design_file

    before = take(design)
    design.actors.all().delete()

    answer = viewer.get(at("download_revision", 1))

    assert design_file.load(answer.content) == before


@pytest.mark.parametrize(
    ("name", "args"),
    [("revision", [9]), ("revision_contract", [1, "nothing"]), ("download_revision_document", [1, "x"])],
)
def test_what_was_not_published_is_not_found(viewer, at, published, name, args):
    assert viewer.get(at(name, *args)).status_code == 404


def test_pages_of_an_empty_step_open_for_everybody(team, design, at):
    for person in (team.owner, team.editor, team.reviewer, team.viewer):
        assert team.client(person).get(at("feedback")).status_code == 200
