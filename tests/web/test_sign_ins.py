"""The record of tries to sign in, the notice of a new browser, and the page of one's account."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seedapp.accounts import sign_ins
from seedapp.accounts.models import SignIn, User

pytestmark = pytest.mark.django_db

RIGHT = {"login": "owner@team.test", "password": "a long pass phrase"}
WRONG = RIGHT | {"password": "guess"}
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64) Firefox/144.0"


def try_it(browser, typed, **headers):
    return browser.post(reverse("account_login"), typed, headers=headers)


def test_signing_in_and_failing_are_written_down_with_where_from(client, team):
    try_it(client, WRONG, user_agent=FIREFOX)
    try_it(client, RIGHT, user_agent=FIREFOX)

    newest, before = team.owner.sign_ins.all()
    assert (before.outcome, before.email) == ("refused", "owner@team.test")
    assert (newest.outcome, newest.method, newest.second_step) == ("signed-in", "password", "")
    assert (newest.client_address, newest.user_agent) == ("127.0.0.1", FIREFOX)


def test_a_try_at_an_address_that_nobody_has_belongs_to_nobody(client, team):
    try_it(client, WRONG | {"login": "nobody@team.test"})

    [row] = SignIn.objects.all()
    assert (row.user, row.email, row.outcome) == (None, "nobody@team.test", "refused")


def test_a_person_sees_their_own_tries_and_nobody_elses(client, team, said):
    try_it(Client(), WRONG, user_agent="Somebody's browser")

    assert "Somebody's browser" in said(team.client(team.owner).get(reverse("sign_ins")))
    assert "Somebody's browser" not in said(team.client(team.editor).get(reverse("sign_ins")))


def test_tries_that_a_limit_stops_fill_nothing(client, team):
    for _ in range(9):
        try_it(client, WRONG)

    outcomes = [row.outcome for row in team.owner.sign_ins.all()]
    assert outcomes == ["too-many", *["refused"] * 5]


def test_old_rows_expire_and_a_person_keeps_only_so_many(rf, team, monkeypatch):
    monkeypatch.setattr(sign_ins, "ROWS_A_PERSON", 3)
    old = SignIn.objects.create(user=team.owner, method="password", outcome="refused")
    SignIn.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=91))

    for number in range(5):
        request = rf.post("/", headers={"user-agent": f"browser {number}"})
        sign_ins.record(request, method="password", outcome="refused", user=team.owner)

    assert [row.user_agent for row in SignIn.objects.all()] == ["browser 4", "browser 3", "browser 2"]


def test_a_new_browser_is_told_of_by_mail_and_a_known_one_is_not(team):
    browser, other = Client(), Client()
    try_it(browser, RIGHT)
    browser.post(reverse("account_logout"))
    try_it(browser, RIGHT)
    assert mail.outbox == []

    try_it(other, RIGHT, user_agent=FIREFOX)

    [letter] = mail.outbox
    assert letter.to == ["owner@team.test"]
    assert FIREFOX in letter.body


def test_a_notice_that_cannot_be_sent_keeps_nobody_out(team, settings):
    try_it(Client(), RIGHT)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert try_it(Client(), RIGHT).status_code == 302


def test_a_person_changes_their_name(team):
    team.client(team.viewer).post(reverse("account"), {"name": "  Vic Lee "})

    assert User.objects.get(pk=team.viewer.pk).name == "Vic Lee"


def test_a_person_signs_another_browser_of_theirs_out(team):
    stolen, mine = Client(), Client()
    try_it(stolen, RIGHT, user_agent="Elsewhere")
    try_it(mine, RIGHT)
    number = team.owner.usersession_set.get(user_agent="Elsewhere").pk

    mine.post(reverse("end_session", args=[number]))

    assert stolen.get(reverse("account")).status_code == 302
    assert mine.get(reverse("account")).status_code == 200


def test_nobody_signs_somebody_else_out(team):
    theirs = Client()
    try_it(theirs, RIGHT)
    number = team.owner.usersession_set.get().pk

    team.client(team.editor).post(reverse("end_session", args=[number]))

    assert theirs.get(reverse("account")).status_code == 200


def test_a_program_that_comes_in_with_a_token_is_written_down_once_a_day_and_address(team):
    from seedapp.accounts.token_changes import make_token

    _row, secret = make_token(team.viewer, name="pipeline", scope="read")
    for address in ("203.0.113.1", "203.0.113.1", "203.0.113.2"):
        headers = {"authorization": f"Bearer {secret}"}
        Client().get(reverse("rest_designs"), headers=headers, REMOTE_ADDR=address)

    rows = [(row.method, row.client_address) for row in team.viewer.sign_ins.all()]
    assert rows == [("token", "203.0.113.2"), ("token", "203.0.113.1")]
