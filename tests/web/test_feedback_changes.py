"""What changed: before publishing, of a revision, and between any two of them and the design as it is."""

import pytest

from seedapp.job_stories.models import JobStory
from seedapp.operations.models import DataType, Operation

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(design, published):
    """After revision 1, loans are asked for by another name; the version says that it breaks."""
    row = Operation.objects.get(service__design=design, key="startLoan")
    row.fields.filter(name="borrower_id").update(name="neighbour_id")
    design.services.filter(key="loans").update(version="0.2.0")


@pytest.fixture
def second(renamed, editor, at):
    """Revision 2 with the other name."""
    assert editor.post(at("publish"), {"note": "", "after": 1}).status_code == 302


def test_a_revision_tells_whom_its_changes_touch(viewer, at, second, said):
    text = said(viewer.get(at("feedback")))

    assert "Touches J2 “I have found the tool that I need” of Weekend builder" in text


def test_a_revision_shows_its_changelog(viewer, at, second, said):
    text = said(viewer.get(at("revision_changes", 2)))

    assert "Changed since revision 1" in text
    assert "“StartLoanRequest.neighbour_id” is new and must be sent." in text
    assert "0.1.0 → 0.2.0" in text
    assert "“borrower_id” (uuid) was removed from the inputs of “startLoan”." in text


def test_the_first_revision_has_nothing_to_compare_with(viewer, at, published, said):
    assert "This is the first revision." in said(viewer.get(at("revision_changes", 1)))


def test_a_changelog_is_downloaded_as_markdown(viewer, at, second):
    answer = viewer.get(at("download_comparison"), {"from": "1", "to": "2"})

    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer["Content-Disposition"].endswith('-changes-1-2.md"')
    text = answer.content.decode()
    assert "Revision 1 → Revision 2" in text
    assert "### Breaking: clients must change" in text


def test_a_revision_is_compared_with_the_design_as_it_is_now(viewer, at, renamed, said):
    text = said(viewer.get(at("compare")))

    assert "Revision 1 → The design as it is now" in text
    assert "3 changes break clients" not in text
    assert "2 changes break clients" in text


def test_right_after_publishing_the_last_two_revisions_are_compared(viewer, at, second, said):
    assert "Revision 1 → Revision 2" in said(viewer.get(at("compare")))


def test_the_way_back_is_compared_too(viewer, at, second, said):
    text = said(viewer.get(at("compare"), {"from": "2", "to": "1"}))

    assert "Revision 2 → Revision 1" in text
    assert "“StartLoanRequest.neighbour_id” is no longer taken." in text


def test_a_revision_differs_in_nothing_from_itself(viewer, at, second, said):
    assert "Nothing changed." in said(viewer.get(at("compare"), {"from": "2", "to": "2"}))


@pytest.mark.parametrize("number", ["3", "0", "-1", "x", "٢", "9" * 30, "", "now'"])
def test_a_revision_that_is_not_there_is_not_compared(viewer, at, second, number):
    assert viewer.get(at("compare"), {"from": number, "to": "2"}).status_code == 404
    assert viewer.get(at("download_comparison"), {"from": number, "to": "2"}).status_code == 404


def test_a_design_without_revisions_has_only_itself(team, empty_design, said):
    from django.urls import reverse

    address = reverse("compare", args=[empty_design.workspace.slug, empty_design.slug])

    assert "No revision is published yet" in said(team.client(team.viewer).get(address))


def test_a_story_that_was_renamed_is_followed(viewer, design, at, published, said):
    JobStory.objects.filter(design=design, key="J1").update(key="J9")

    text = said(viewer.get(at("compare")))

    assert "The key of the job story “J9” changed from “J1” to “J9”." in text
    assert "The job story “J1” was removed" not in text


def test_a_type_that_was_renamed_is_followed(viewer, design, at, published, said):
    DataType.objects.filter(design=design, name="Tool").update(name="Device")

    assert "The name of the type “Device” changed from “Tool” to “Device”." in said(viewer.get(at("compare")))


def test_hostile_names_stay_text_in_a_comparison(viewer, design, at, published):
    design.actors.filter(key="weekend-builder").update(name="<script>alert(1)</script>")
    JobStory.objects.filter(design=design, key="J1").update(situation="](http://x.test) <img src=x>")

    page = viewer.get(at("compare")).content.decode()
    text = viewer.get(at("download_comparison"), {"from": "1"}).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<img" not in text.replace("\\<img", "")
