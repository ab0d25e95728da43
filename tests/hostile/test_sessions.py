"""Sessions, cookies and forged requests: planted, stolen, without a token, dressed up as something else."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from seedapp.actors.models import Actor

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(28)]

PASSWORD = "a long pass phrase"
HOUSE = Path(__file__).parents[2]
COOKIES = [f"{kind}_COOKIE_NAME" for kind in ("SESSION", "CSRF", "LANGUAGE", "KNOWN_BROWSER")]
COOKIES += [
    f"{kind}_COOKIE_{flag}" for kind in ("SESSION", "CSRF", "LANGUAGE") for flag in ("SECURE", "HTTPONLY")
]


def signed_in(email="owner@team.test", browser=None):
    browser = browser or Client()
    browser.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    assert "_auth_user_id" in browser.session
    return browser


def with_cookie(key):
    thief = Client()
    thief.cookies["sessionid"] = key
    return thief


def opens(browser):
    return browser.get(reverse("account")).status_code == 200


def test_a_session_planted_before_signing_in_is_worth_nothing_after(team):
    browser = Client()
    session = browser.session
    session["planted"] = True
    session.save()
    before = session.session_key
    browser.cookies["sessionid"] = before

    signed_in(browser=browser)

    assert browser.cookies["sessionid"].value != before
    assert not opens(with_cookie(before))


def test_a_made_up_session_key_is_not_taken_over(team):
    browser = with_cookie("madeupbysomebodyelse0000000000000")
    signed_in(browser=browser)

    assert browser.cookies["sessionid"].value != "madeupbysomebodyelse0000000000000"


def test_a_new_password_ends_every_other_session_and_keeps_ones_own(team):
    stolen, mine = signed_in(), signed_in()
    mine.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    typed = {"oldpassword": PASSWORD, "password1": "another pass phrase", "password2": "another pass phrase"}
    mine.post(reverse("account_change_password"), typed)

    assert not opens(stolen)
    assert opens(mine)


def test_a_password_set_anew_by_mail_ends_every_session(team):
    stolen, browser = signed_in(), Client()
    browser.post(reverse("account_reset_password"), {"email": "owner@team.test"})
    address = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
    form = browser.get(address, follow=True)
    browser.post(form.request["PATH_INFO"], {"password1": "another phrase", "password2": "another phrase"})

    assert not opens(stolen)


def test_the_link_for_a_new_password_counts_once(team):
    browser = Client()
    browser.post(reverse("account_reset_password"), {"email": "owner@team.test"})
    address = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
    form = browser.get(address, follow=True)
    browser.post(form.request["PATH_INFO"], {"password1": "another phrase", "password2": "another phrase"})

    assert "no longer works" in Client().get(address, follow=True).content.decode()


@pytest.mark.parametrize("end", ["closed", "deleted"])
def test_the_sessions_of_an_account_that_ends_end_with_it(team, end):
    browser = signed_in("outsider@team.test")
    if end == "closed":
        type(team.outsider).objects.filter(pk=team.outsider.pk).update(is_active=False)
    else:
        team.outsider.delete()

    assert not opens(browser)


def test_signing_out_ends_the_session_itself_and_not_only_the_cookie(team):
    browser = signed_in()
    key = browser.cookies["sessionid"].value
    browser.post(reverse("account_logout"))

    assert not opens(with_cookie(key))


def test_nobody_is_signed_out_by_following_a_link(team):
    browser = signed_in()
    browser.get(reverse("account_logout"))

    assert opens(browser)


def settings_of(*names, **environment):
    """What the settings say in a process of its own, with these in its environment."""
    names = names or COOKIES
    code = (
        "import json, django.conf.global_settings as usual, seedapp.settings as ours;"
        f"print(json.dumps({{n: getattr(ours, n, getattr(usual, n, None)) for n in {names!r}}}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=HOUSE,
        env=os.environ | {"SEED_SECRET_KEY": "x"} | environment,
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_cookies_behind_https_are_bound_to_this_very_host():
    told = settings_of(SEED_HTTPS="1")

    assert {told[name] for name in told if name.endswith(("SECURE", "HTTPONLY"))} == {True}
    assert all(told[name].startswith("__Host-") for name in told if name.endswith("NAME"))
    assert settings_of("REVIEWER_COOKIE_NAME", SEED_HTTPS="1") == {
        "REVIEWER_COOKIE_NAME": "__Secure-seed_reviewer"
    }


def test_cookies_are_out_of_reach_for_scripts_and_other_sites(team):
    browser = signed_in()
    browser.post(reverse("set_language"), {"language": "ko"})
    flags = {name: (one["httponly"], one["samesite"]) for name, one in browser.cookies.items()}

    assert {"sessionid", "csrftoken", "django_language", "seed_known_browser"} <= set(flags)
    assert set(flags.values()) == {(True, "Lax")}


@pytest.fixture
def strict(team):
    """The owner's browser before a server that asks for the token."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(team.owner)
    return browser


def token_in(browser, address):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get(address).content.decode())[1]


ACTOR = {"key": "thief", "name": "Thief", "kind": "human"}


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_json_posted_as_a_form_of_another_site_is_refused(strict, design, kind):
    """What a form elsewhere can send without being asked: these types, with the cookies of the browser."""
    address = reverse("rest_actors", args=[design.workspace.slug, design.slug])
    answer = strict.post(address, json.dumps(ACTOR), content_type=kind)

    assert answer.status_code in {403, 415}
    assert not Actor.objects.filter(key="thief").exists()


def test_json_with_the_cookie_alone_is_refused(strict, design):
    address = reverse("rest_actors", args=[design.workspace.slug, design.slug])

    assert strict.post(address, json.dumps(ACTOR), content_type="application/json").status_code == 403


def test_a_token_does_not_help_a_page_of_another_site(strict, at, design):
    typed = ACTOR | {"csrfmiddlewaretoken": token_in(strict, at("actors"))}

    answer = strict.post(at("add_actor"), typed, headers={"origin": "https://evil.test"})

    assert answer.status_code == 403


def test_the_token_of_another_browser_is_refused(strict, at, team):
    other = Client(enforce_csrf_checks=True)
    other.force_login(team.owner)

    answer = strict.post(at("add_actor"), ACTOR | {"csrfmiddlewaretoken": token_in(other, at("actors"))})

    assert answer.status_code == 403


@pytest.mark.parametrize("way", ["header", "field", "query"])
def test_a_method_dressed_up_as_another_stays_what_it_is(team, design, way):
    address = reverse("rest_actor", args=[design.workspace.slug, design.slug, "weekend-builder"])
    browser = team.client(team.owner)
    sent = {
        "header": lambda: browser.post(address, headers={"x-http-method-override": "DELETE"}),
        "field": lambda: browser.post(address, {"_method": "DELETE"}),
        "query": lambda: browser.get(f"{address}?_method=DELETE"),
    }

    assert sent[way]().status_code in {200, 400, 405}
    assert design.actors.filter(key="weekend-builder").exists()


def test_a_head_request_changes_nothing_where_a_get_would_not(team, at, design):
    browser = team.client(team.owner)

    assert browser.head(at("add_actor")).status_code == 405
