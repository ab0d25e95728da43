"""The pages of notices: the bell, the list, what is read, what an open page hears."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from seedapp.feedback import changes as feedback
from seedapp.notices import reading
from seedapp.notices.models import Notice
from seedapp.workspaces.models import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(review, team):
    """The reviewer's, answered by the editor, and both told of."""
    begun = feedback.begin_thread(
        review.round,
        body="What is it?",
        anchor_kind="document",
        anchor="",
        anchor_title="Shed",
        member=team.reviewer,
    )
    feedback.answer(begun, body="A <b>shed</b>.", member=team.editor)
    while reading.read_on():
        continue
    return begun


@pytest.fixture
def reviewer(team):
    return team.client(team.reviewer)


def notices_of(person):
    return Notice.objects.filter(reader__user=person)


def bell_of(client, address="/"):
    page = client.get(address).content.decode()
    return re.search(r"data-bell-count[^>]*>([^<]*)<", page)[1]


def test_the_bell_counts_what_is_not_read(team, thread, reviewer):
    unread = notices_of(team.reviewer).count()
    assert bell_of(reviewer) == str(unread)

    notices_of(team.reviewer).update(read_at=timezone.now())

    assert bell_of(reviewer) == ""


def test_the_bell_does_not_count_for_ever(team, thread, reviewer):
    first = notices_of(team.reviewer).first()
    many = [
        Notice(
            reader=first.reader,
            workspace_id=first.workspace_id,
            design_id=first.design_id,
            kind="due",
            about=f"x:{one}",
            title="T",
        )
        for one in range(120)
    ]
    Notice.objects.bulk_create(many)

    assert bell_of(reviewer) == "99+"


def test_the_list_says_what_happened_and_what_was_written(team, thread, reviewer):
    page = reviewer.get(reverse("notices")).content.decode()

    assert "Editor answered your comment on “Shed”." in page
    assert "A &lt;b&gt;shed&lt;/b&gt;." in page


def test_opening_a_notice_reads_it_and_leads_to_its_thread(team, design, thread, reviewer):
    notice = notices_of(team.reviewer).get(kind="answered")

    answer = reviewer.post(reverse("open_notice", args=[notice.pk]), {"go": "1"})

    assert answer["Location"] == reverse("thread", args=[team.workspace.slug, design.slug, thread.pk])
    notice.refresh_from_db()
    assert notice.read_at


def test_looking_at_the_list_reads_nothing(team, thread, reviewer):
    reviewer.get(reverse("notices"))

    assert notices_of(team.reviewer).filter(read_at=None).exists()


def test_all_are_read_up_to_the_newest_that_was_shown(team, thread, reviewer):
    shown = notices_of(team.reviewer).order_by("-pk").first()
    feedback.answer(thread, body="And a key.", member=team.editor)
    while reading.read_on():
        continue

    reviewer.post(reverse("read_notices"), {"upto": str(shown.pk)})

    assert notices_of(team.reviewer).filter(read_at=None).count() == 1


@pytest.mark.parametrize(("asked", "is_there"), [({"kind": "answered"}, True), ({"kind": "verdict"}, False)])
def test_the_list_is_filtered(thread, reviewer, asked, is_there):
    page = reviewer.get(reverse("notices"), asked).content.decode()

    assert ("answered your comment" in page) == is_there


def test_only_unread_ones_are_shown_when_asked_for(team, thread, reviewer):
    notices_of(team.reviewer).update(read_at=timezone.now())

    assert "Nothing of this kind" in reviewer.get(reverse("notices"), {"show": "unread"}).content.decode()


@pytest.mark.hostile(23)
def test_a_notice_of_somebody_else_is_not_there(team, thread):
    theirs = notices_of(team.reviewer).first()

    answer = team.client(team.owner).post(reverse("open_notice", args=[theirs.pk]))

    assert answer.status_code == 404
    theirs.refresh_from_db()
    assert theirs.read_at is None


@pytest.mark.hostile(24)
def test_who_left_the_workspace_sees_no_notices_of_it(team, thread, reviewer):
    Member.objects.filter(user=team.reviewer).delete()

    assert "Shed" not in reviewer.get(reverse("notices")).content.decode()
    assert bell_of(reviewer) == ""


def test_number_of_queries_does_not_grow_with_notices(team, thread, reviewer, django_assert_max_num_queries):
    for number in range(40):
        feedback.answer(thread, body=f"Number {number}", member=team.editor)
    while reading.read_on():
        continue

    with django_assert_max_num_queries(20):
        page = reviewer.get(reverse("notices")).content.decode()
    assert page.count("answered your comment") == 41


def test_the_open_page_hears_of_a_new_notice(team, thread, reviewer):
    before = reviewer.get(reverse("notices_pulse")).json()
    feedback.answer(thread, body="And a key.", member=team.editor)
    while reading.read_on():
        continue

    after = reviewer.get(reverse("notices_pulse")).json()

    assert before["mark"] != after["mark"]
    assert int(after["notices"]) == int(before["notices"]) + 1


def test_the_pulse_of_a_design_tells_of_notices_too(team, design, thread, reviewer):
    answer = reviewer.get(reverse("pulse", args=[team.workspace.slug, design.slug])).json()

    assert answer["notices"] == str(notices_of(team.reviewer).count())
