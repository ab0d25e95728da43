"""When mail comes: what is chosen, and the link in each letter that stops it without signing in."""

import re

import pytest
from django.urls import reverse

from seedapp.notices.changes import choose_for
from seedapp.notices.models import Letter, Mail, Preference, Reader, State
from seedapp.notices.readers import reader_of
from seedapp.notices.stopping import stop_path
from seedapp.web.log_lines import without_links

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(team):
    return team.client(team.reviewer)


def choices_of(client, **typed):
    sent = {"mail": "daily", "time_zone": "Asia/Seoul", "morning_hour": "8"}
    page = client.get(reverse("notice_preferences")).content.decode()
    others = dict.fromkeys(re.findall(r'name="((?:workspace|design)-\d+)"', page), "usual")
    return {**sent, **others, **typed}


def test_what_is_chosen_is_kept(team, design, reviewer):
    typed = choices_of(reviewer, **{f"design-{design.pk}": "off"})

    assert reviewer.post(reverse("notice_preferences"), typed).status_code == 302

    kept = Reader.objects.get(user=team.reviewer)
    assert (kept.mail, kept.time_zone, kept.morning_hour) == (Mail.DAILY, "Asia/Seoul", 8)
    assert Preference.objects.get(reader=kept).mail == Mail.OFF
    page = reviewer.get(reverse("notice_preferences")).content.decode()
    assert '<option value="off" selected>' in page


def test_as_usual_takes_the_exception_away(team, design, reviewer):
    reviewer.post(reverse("notice_preferences"), choices_of(reviewer, **{f"design-{design.pk}": "off"}))

    reviewer.post(reverse("notice_preferences"), choices_of(reviewer))

    assert not Preference.objects.exists()


@pytest.mark.hostile(23)
def test_nothing_is_chosen_for_a_design_of_others(team, reviewer):
    reviewer.post(reverse("notice_preferences"), choices_of(reviewer, **{"design-4711": "off"}))

    assert not Preference.objects.exists()


def test_a_zone_that_there_is_not_is_refused(reviewer):
    answer = reviewer.post(reverse("notice_preferences"), choices_of(reviewer, time_zone="../etc/passwd"))

    assert answer.status_code == 422


def test_looking_at_the_preferences_writes_nothing(reviewer):
    reviewer.get(reverse("notice_preferences"))

    assert not Reader.objects.exists()


def test_the_link_in_a_letter_asks_before_it_stops(team, client):
    reader = reader_of(team.reviewer)

    page = client.get(stop_path(reader))

    reader.refresh_from_db()
    assert (page.status_code, reader.mail) == (200, Mail.IMMEDIATELY)
    assert page["Referrer-Policy"] == "no-referrer"
    assert team.reviewer.email not in page.content.decode()


def test_one_press_stops_the_mail_of_everything_without_signing_in(team, design, client):
    reader = reader_of(team.reviewer)
    choose_for(reader, design, mail="immediately")
    Letter.objects.create(reader=reader, message_id="m")

    answer = client.post(stop_path(reader), "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")

    reader.refresh_from_db()
    assert (answer.status_code, reader.mail) == (200, Mail.OFF)
    assert not reader.preferences.exists()
    assert Letter.objects.get().state == State.DROPPED


@pytest.mark.hostile(25)
def test_a_link_that_was_changed_stops_nobodys_mail(team, client):
    mine, theirs = reader_of(team.reviewer), reader_of(team.owner)
    forged = stop_path(mine).replace(f"/{mine.pk}:", f"/{theirs.pk}:")

    answer = client.post(forged)

    theirs.refresh_from_db()
    assert (answer.status_code, theirs.mail) == (404, Mail.IMMEDIATELY)


@pytest.mark.hostile(25)
def test_the_link_is_not_in_the_log(team):
    assert "stop/…" in without_links(f"GET {stop_path(reader_of(team.reviewer))} 200")
