"""The matrix: gaps are shown, cells tie and untie, the CSV is harmless."""

import pytest
from django.urls import reverse

from seedapp.snapshot.take import take

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(design):
    return lambda name, *args: reverse(name, args=[design.workspace.slug, design.slug, *args])


def jobs(design, key):
    return next(one.jobs for one in take(design).operations if one.key == key)


def test_cell_ties_a_story_and_a_second_press_of_the_same_button_changes_nothing(team, design, at):
    client = team.client(team.editor)

    for _again in range(2):
        client.post(at("matrix"), {"link": "J1|loans|startLoan"})

    assert set(jobs(design, "startLoan")) == {"J1", "J2", "T2"}


def test_cell_unties_a_story(team, design, at):
    team.client(team.editor).post(at("matrix"), {"unlink": "J2|loans|startLoan"})

    assert jobs(design, "startLoan") == ("T2",)


def test_gaps_are_shown(team, design, at):
    client = team.client(team.editor)
    for key in ("J1", "T1"):
        client.post(at("matrix"), {"unlink": f"{key}|tools|findFreeTools"})

    page = client.get(at("matrix")).content.decode()

    assert "2 stories that nothing serves" in page
    assert "one operation without a story" in page


def test_one_service_alone_can_be_shown(team, at):
    page = team.client(team.viewer).get(at("matrix"), {"service": "tools"})

    assert [one["key"] for one in page.context["table"]["head"]] == ["findFreeTools"]


def test_viewer_sees_marks_and_no_buttons(team, at):
    page = team.client(team.viewer).get(at("matrix")).content.decode()

    assert "●" in page
    assert 'name="link"' not in page


def test_viewer_may_not_tie_and_outsiders_see_nothing(team, at):
    assert team.client(team.viewer).post(at("matrix"), {"link": "J1|loans|startLoan"}).status_code == 403
    assert team.client(team.outsider).get(at("matrix")).status_code == 404
    assert team.client(team.outsider).get(at("matrix_csv")).status_code == 404


@pytest.mark.parametrize("cell", ["J1", "J9|loans|startLoan", "J1|loans|nothing"])
def test_cell_that_does_not_exist_is_not_found(team, at, cell):
    assert team.client(team.editor).post(at("matrix"), {"link": cell}).status_code == 404


def test_csv_is_harmless_to_a_spreadsheet(team, design, at):
    design.job_stories.filter(key="J1").update(motivation="=cmd()")

    answer = team.client(team.viewer).get(at("matrix_csv"))

    assert answer["Content-Disposition"] == 'attachment; filename="tool-shed-matrix.csv"'
    assert ",'=cmd()," in answer.content.decode("utf-8-sig")
