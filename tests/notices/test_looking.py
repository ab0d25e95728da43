"""What changed since somebody looked: settled when a visit begins, added to after an absence, then old."""

from datetime import timedelta

import pytest
from django.utils import timezone

from seedapp.actors import changes as actors
from seedapp.history.changes import last_number
from seedapp.notices.looking import look_at, news_counts, news_of, see_all
from seedapp.notices.models import Look

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(design, team):
    """Somebody, the editor where nobody is named, adds an actor."""

    def do(by=team.editor):
        key = f"a{last_number(design.pk)}"
        actors.add_actor(design, by=by, key=key, name=key, kind="human")

    return do


@pytest.fixture
def look(design, team):
    """The viewer has a page open."""

    def do():
        look_at(design.pk, by=team.viewer, number=last_number(design.pk), now=timezone.now())

    return do


@pytest.fixture
def count(design, team):
    """How many changes are new to the viewer, asked in both ways."""

    def do():
        news = news_of(design.pk, to=team.viewer, last=last_number(design.pk))
        listed = news_counts([design.pk], to=team.viewer).get(design.pk, 0)
        found = news.count if news else 0
        assert found == listed
        return found

    return do


def away(minutes):
    """Nobody looked for so long."""
    for one in Look.objects.all():
        Look.objects.filter(pk=one.pk).update(at=one.at - timedelta(minutes=minutes))


def test_what_others_wrote_since_a_visit_is_new(look, write, count):
    look()
    away(60)
    write()
    write()

    assert count() == 2


def test_what_is_new_stays_new_while_one_reads_on(look, write, count):
    look()
    away(60)
    write()
    look()
    look()

    assert count() == 1


def test_what_others_write_before_ones_eyes_is_not_new(look, write, count):
    look()
    write()

    assert count() == 0


def test_what_was_written_in_a_short_absence_is_added(look, write, count):
    look()
    away(60)
    write()
    look()
    away(5)
    write()

    assert count() == 2
    look()
    assert count() == 2


def test_the_next_visit_has_its_own_news(look, write, count):
    look()
    away(60)
    write()
    look()
    away(60)
    assert count() == 0
    write()

    assert count() == 1


def test_ones_own_changes_are_no_news(look, write, count, team):
    look()
    away(60)
    write(by=team.viewer)

    assert count() == 0


def test_what_guests_say_is_news(look, guest, begin, count):
    look()
    away(60)
    begin(reviewer=guest)

    assert count() == 1


def test_who_has_seen_them_is_told_of_later_ones_only(design, team, look, write, count):
    look()
    away(60)
    write()
    look()
    write()
    see_all(design.pk, by=team.viewer, number=last_number(design.pk), now=timezone.now())
    assert count() == 0
    away(60)
    write()

    assert count() == 1


def test_seeing_an_old_page_does_not_hide_what_came_after_it(design, team, look, write, count):
    look()
    away(60)
    write()
    page = last_number(design.pk)
    write()
    look()
    see_all(design.pk, by=team.viewer, number=page, now=timezone.now())

    assert count() == 1


def test_who_was_never_here_is_told_so(design, team):
    news = news_of(design.pk, to=team.viewer, last=last_number(design.pk))

    assert news is not None
    assert (news.since, news.number) == (None, 0)


def test_news_are_told_by_room(design, team, look, write, begin, guest):
    look()
    away(60)
    write()
    write()
    begin(reviewer=guest)

    news = news_of(design.pk, to=team.viewer, last=last_number(design.pk))

    assert news.rooms == (("actors", 2), ("feedback", 1))


@pytest.mark.hostile(34)
def test_a_clock_that_was_put_back_begins_another_visit(look, write, count):
    look()
    away(-120)
    write()

    assert count() == 1
    look()
    assert count() == 1


def test_looking_is_written_seldom(design, team, look, django_assert_num_queries):
    look()
    number = last_number(design.pk)

    with django_assert_num_queries(1):
        look_at(design.pk, by=team.viewer, number=number, now=timezone.now())


@pytest.mark.hostile(31)
def test_two_pages_of_one_person_go_forward_only(design, team, look, write, count):
    look()
    write()
    look()
    look_at(design.pk, by=team.viewer, number=1, now=timezone.now() + timedelta(seconds=30))

    assert Look.objects.get(reader__user=team.viewer).latest == last_number(design.pk)
