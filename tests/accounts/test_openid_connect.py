"""Signing in with OpenID Connect, against a real provider on this machine: who gets in, and who does not."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from seedapp.accounts.models import User

from .openid_provider import CLIENT, SECRET, Provider

pytestmark = pytest.mark.django_db

NARI = {"sub": "42", "email": "nari@company.test", "email_verified": True, "name": "Nari  Kim"}
OWNER = {"sub": "7", "email": "owner@team.test", "email_verified": True, "name": "Owner"}


@pytest.fixture
def provider(settings):
    """The provider, and an installation that is set to use it."""
    one = Provider()
    one.start()
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": "Company",
                    "client_id": CLIENT,
                    "secret": SECRET,
                    "settings": {"server_url": one.address, "email_authentication": False},
                }
            ],
        }
    }
    yield one
    one.stop()


@pytest.fixture
def trusted(provider, settings):
    """The installation trusts the provider with addresses (SEED_OIDC_LINK_BY_EMAIL)."""
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    app["settings"]["email_authentication"] = True
    return provider


LEAVE = "/accounts/oidc/sso/login/"


def way_back(browser, provider, query="?process=login"):
    """Presses the button and agrees at the provider: the address that the browser is sent back to."""
    page = browser.post(LEAVE + query)
    there = re.search(r'href="(http://127[^"]+)"', page.content.decode())[1].replace("&amp;", "&")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(there).query).items()}
    return provider.authorize(asked).partition("testserver")[2]


def sign_in(browser, provider, person, query="?process=login"):
    provider.person = person
    return browser.get(way_back(browser, provider, query), follow=True)


def who(browser):
    number = browser.session.get("_auth_user_id")
    return User.objects.get(pk=number) if number else None


def test_the_way_in_is_offered_where_it_is_set_and_nowhere_else(client, provider, settings, said):
    assert "Sign in with Company" in said(client.get(reverse("account_login")))
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Sign in with Company" not in said(client.get(reverse("account_login")))


def test_a_new_person_gets_an_account_with_name_and_confirmed_address(client, provider):
    sign_in(client, provider, NARI)

    person = who(client)
    assert (person.email, person.name) == ("nari@company.test", "Nari Kim")
    assert EmailAddress.objects.get(user=person).verified
    assert not person.has_usable_password()
    assert [row.method for row in person.sign_ins.all()] == ["provider"]


def test_the_same_person_comes_back_to_the_same_account(client, provider):
    sign_in(client, provider, NARI)
    first = who(client)
    again = Client()
    sign_in(again, provider, NARI | {"email": "nari@new.test"})

    assert who(again) == first


def test_the_code_is_bound_to_this_browser_by_state_and_pkce(client, provider):
    sign_in(client, provider, NARI)

    [asked] = provider.asked
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 16


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(client, provider, said):
    provider.person = NARI
    stolen = way_back(Client(), provider)

    page = client.get(stolen, follow=True)

    assert who(client) is None
    assert "did not let you in" in said(page)


def test_an_account_that_exists_is_not_opened_by_a_provider_that_names_its_address(client, provider, team):
    sign_in(client, provider, OWNER)

    assert who(client) is None
    assert not User.objects.get(pk=team.owner.pk).socialaccount_set.exists()


def test_it_is_connected_after_signing_in_to_it(client, provider, team):
    client.post(reverse("account_login"), {"login": "owner@team.test", "password": "a long pass phrase"})
    client.post(reverse("account_reauthenticate"), {"password": "a long pass phrase"})
    sign_in(client, provider, OWNER, "?process=connect")
    later = Client()
    sign_in(later, provider, OWNER)

    assert who(later) == team.owner


def test_a_trusted_provider_opens_the_account_with_an_address_that_it_has_verified(client, trusted, team):
    EmailAddress.objects.create(user=team.owner, email=team.owner.email, verified=True, primary=True)
    sign_in(client, trusted, OWNER)

    assert who(client) == team.owner


@pytest.mark.parametrize("word", [False, None, "false", "no", 1, "True "])
def test_no_provider_opens_an_account_with_an_address_that_it_has_not_verified(client, trusted, team, word):
    """Some send the word as text, and the text "false" is true in Python."""
    EmailAddress.objects.create(user=team.owner, email=team.owner.email, verified=True, primary=True)
    sign_in(client, trusted, OWNER | {"email_verified": word})

    assert who(client) is None


def test_whoever_took_an_address_beforehand_is_shut_out_when_its_owner_comes(client, trusted, team):
    """An account made with somebody's unconfirmed address keeps no password and no session of its maker's."""
    squatter = Client()
    made = {"name": "Me", "email": "nari@company.test", "password1": "the squatter's phrase"}
    squatter.post(reverse("account_signup"), made)
    assert who(squatter)

    sign_in(client, trusted, NARI)

    assert who(client).email == "nari@company.test"
    assert not who(client).has_usable_password()
    assert squatter.get(reverse("account")).status_code == 302


def test_signing_in_leads_to_no_other_site(client, provider):
    page = sign_in(client, provider, NARI, "?process=login&next=https://evil.test/")

    assert all("evil.test" not in address for address, _status in page.redirect_chain)


def test_a_person_without_a_password_may_add_a_second_factor(client, provider):
    """Nothing can be asked of them once more here; their provider has asked."""
    sign_in(client, provider, NARI)

    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_an_issuer_without_https_is_refused(monkeypatch):
    from django.core.exceptions import ImproperlyConfigured

    from seedapp.settings import people as read

    monkeypatch.setenv("SEED_OIDC_ISSUER", "http://login.company.test")
    with pytest.raises(ImproperlyConfigured, match="https"):
        read._oidc_apps()
