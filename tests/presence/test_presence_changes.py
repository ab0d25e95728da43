"""Who is here: seldom written, gone by itself, one row a person."""

from datetime import UTC, datetime, timedelta

import pytest

from seedapp.presence.changes import GONE_AFTER, KEPT, SELDOM, be_here, who_is_here
from seedapp.presence.models import Presence

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def come(team):
    """`come(person, after=timedelta, page=…)`: somebody says where they are; whether it was written."""

    def tell(person, after=timedelta(), page="actors/", design=7, is_editing=False):
        return be_here(design, by=person, page=page, is_editing=is_editing, now=NOON + after)

    return tell


def names(after=timedelta(), design=7):
    return [one.user.name for one in who_is_here(design, now=NOON + after)]


def test_who_came_is_here(come, team):
    come(team.viewer)
    come(team.editor, page="history/")

    assert [(one.user.name, one.page) for one in who_is_here(7, now=NOON)] == [
        ("Editor", "history/"),
        ("Viewer", "actors/"),
    ]


def test_who_is_in_another_design_is_not_here(come, team):
    come(team.viewer, design=8)

    assert names() == []


def test_who_was_not_heard_of_for_long_is_gone(come, team):
    come(team.viewer)

    assert names(GONE_AFTER - timedelta(seconds=1)) == ["Viewer"]
    assert names(GONE_AFTER) == []


def test_a_person_is_written_seldom_whatever_the_page_asks_for(come, team):
    come(team.viewer)

    assert not come(team.viewer, after=SELDOM - timedelta(seconds=1), page="history/")
    assert Presence.objects.get().page == "actors/"


def test_a_person_who_went_on_is_written_again_after_a_while(come, team):
    come(team.viewer)

    assert come(team.viewer, after=SELDOM, page="history/", is_editing=True)
    row = Presence.objects.get()
    assert (row.page, row.is_editing, row.seen_at) == ("history/", True, NOON + SELDOM)


def test_rows_of_long_ago_go_when_somebody_arrives(come, team):
    come(team.viewer, design=8)
    come(team.editor, after=KEPT + timedelta(seconds=1))

    assert [one.design_id for one in Presence.objects.all()] == [7]
