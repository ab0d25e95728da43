"""Accounts in the browser: sign up, found a workspace, begin a design; sign in and out; a new password."""

import re

import pytest
from django.core import mail

from seedapp.accounts.models import User

pytestmark = pytest.mark.django_db

NEWCOMER = {"name": "Nari Kim", "email": "nari@team.test", "password1": "a long pass phrase"}


def test_a_newcomer_signs_up_founds_a_workspace_and_begins_a_design(client, said):
    home = client.post("/accounts/signup/", NEWCOMER, follow=True)
    assert "A workspace holds your team and its designs." in said(home)
    assert home.context["form"]["name"].value() == "Nari Kim's workspace"

    place = client.post("/w/", {"name": "Harbour"}).url
    assert "No design yet" in said(client.get(place))

    overview = client.post(f"{place}new/", {"title": "Night ferry", "language": "en"}, follow=True)
    assert "What is next 1 · Actors" in said(overview)


def test_a_weak_password_is_refused_and_the_name_kept(client):
    page = client.post("/accounts/signup/", NEWCOMER | {"password1": "12345678"})

    assert "Nari Kim" in page.content.decode()
    assert not User.objects.exists()


def test_an_address_that_is_taken_makes_no_second_account(client, team):
    client.post("/accounts/signup/", NEWCOMER | {"email": "OWNER@team.test"})

    assert User.objects.filter(email__iexact="owner@team.test").count() == 1


def test_signing_in_and_out(client, team):
    client.post("/accounts/login/", {"login": "owner@team.test", "password": "a long pass phrase"})
    assert "_auth_user_id" in client.session

    client.post("/accounts/logout/")

    assert "_auth_user_id" not in client.session


def test_signing_in_leads_back_to_where_one_wanted_to_go(client, design):
    wanted = f"/w/{design.workspace.slug}/{design.slug}/"
    given = {"login": "owner@team.test", "password": "a long pass phrase", "next": wanted}

    assert client.post("/accounts/login/", given).url == wanted


def test_signing_in_leads_to_no_other_site(client, team):
    given = {"login": "owner@team.test", "password": "a long pass phrase", "next": "//evil.test/"}

    assert client.post("/accounts/login/", given).url == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, team, said):
    wrong = client.post("/accounts/login/", {"login": "owner@team.test", "password": "guess"})
    unknown = client.post("/accounts/login/", {"login": "nobody@team.test", "password": "guess"})

    assert said(wrong).replace("owner@", "") == said(unknown).replace("nobody@", "")


def test_a_forgotten_password_is_set_anew_by_mail(client, team):
    client.post("/accounts/password/reset/", {"email": "owner@team.test"})
    [letter] = mail.outbox
    assert letter.to == ["owner@team.test"]

    address = re.search(r"http://testserver(/\S+)", letter.body)[1]
    form = client.get(address, follow=True)
    client.post(
        form.request["PATH_INFO"], {"password1": "another pass phrase", "password2": "another pass phrase"}
    )

    assert User.objects.get(pk=team.owner.pk).check_password("another pass phrase")


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(client, team, said):
    known = said(client.post("/accounts/password/reset/", {"email": "owner@team.test"}, follow=True))
    unknown = said(client.post("/accounts/password/reset/", {"email": "nobody@team.test"}, follow=True))

    assert known == unknown
