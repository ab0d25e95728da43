"""Passkeys and codes in a real browser, by keyboard, under the strict policy: set up, and signed in with."""

import re

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long pass phrase"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def here(team, live_server, page):
    """A page whose device has a fingerprint sensor; `go(name)` opens an address."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    def go(name):
        page.goto(live_server.url + reverse(name))
        page.wait_for_selector("html[data-behaviours]")
        return page

    page.go = go
    return page


def sign_in(page):
    page.go("account_login").get_by_label("Email").fill("owner@team.test")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")


def give_the_password_once_more(page):
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "reauthenticate" not in address)


def press(page, label):
    """With the keyboard alone."""
    page.get_by_role("button", name=label, exact=True).focus()
    page.keyboard.press("Enter")


def sign_out(page):
    page.context.clear_cookies()


def test_a_passkey_is_added_and_signs_in_without_a_password(here, live_server, team):
    sign_in(here)
    here.wait_for_url(live_server.url + "/")
    here.go("mfa_add_webauthn")
    give_the_password_once_more(here)
    here.get_by_label("What you call it").fill("Laptop")
    press(here, "Add it")
    expect(here.locator(".recovery-codes")).to_be_visible()
    key = Authenticator.objects.get(user=team.owner, type="webauthn")
    assert key.wrap().is_passwordless
    here.go("mfa_list_webauthn")
    expect(here.get_by_text("Laptop")).to_be_visible()
    sign_out(here)

    here.go("account_login")
    press(here, "Sign in with a passkey")

    here.wait_for_url(live_server.url + "/")
    assert [row.method for row in team.owner.sign_ins.all()] == ["passkey", "password"]


def test_a_security_key_is_the_second_step_after_the_password(here, live_server, team):
    sign_in(here)
    here.wait_for_url(live_server.url + "/")
    here.go("mfa_add_webauthn")
    give_the_password_once_more(here)
    here.get_by_label("A passkey: it signs me in without a password").uncheck()
    press(here, "Add it")
    expect(here.locator(".recovery-codes")).to_be_visible()
    sign_out(here)

    sign_in(here)
    here.wait_for_url(live_server.url + reverse("mfa_authenticate"))
    press(here, "Use a passkey or a security key")

    here.wait_for_url(live_server.url + "/")
    assert team.owner.sign_ins.first().second_step == "webauthn"


def test_a_code_of_an_app_is_set_up_and_asked_for(here, live_server, team):
    from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time

    def code(step):
        return f"{hotp_value(secret, list(yield_hotp_counters_from_time())[step]):06}"

    sign_in(here)
    here.wait_for_url(live_server.url + "/")
    here.go("mfa_activate_totp")
    give_the_password_once_more(here)
    here.get_by_text("Or type the secret by hand").click()
    secret = here.locator("#totp-secret").inner_text()
    assert re.fullmatch(r"[A-Z2-7]{32}", secret)
    here.get_by_label("Authenticator code").fill(code(1))
    here.keyboard.press("Enter")
    expect(here.locator(".recovery-codes")).to_be_visible()
    sign_out(here)

    sign_in(here)
    here.get_by_label("Code").fill(code(2))  # each code counts once: the next one, which a fast clock shows
    here.keyboard.press("Enter")

    here.wait_for_url(live_server.url + "/")
    assert team.owner.sign_ins.first().second_step == "totp"


def test_a_device_that_hands_over_no_key_is_said_so(team, live_server, page):
    page.add_init_script(
        "navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    page.goto(live_server.url + reverse("account_login"))
    page.wait_for_selector("html[data-behaviours]")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_have_text(
        "The browser handed over no key. Try again, or sign in another way."
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_of_an_account_have_no_serious_barrier_and_fit_a_phone(theme, team, live_server, new_page):
    page = new_page(color_scheme=theme, bypass_csp=True, viewport={"width": 360, "height": 800})
    page.goto(live_server.url + reverse("account_login"))
    page.get_by_label("Email").fill("owner@team.test")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(live_server.url + "/")
    page.goto(live_server.url + reverse("account_reauthenticate"))
    give_the_password_once_more(page)
    names = ["account", "account_email", "account_change_password", "mfa_index", "mfa_activate_totp"]
    names += [
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "usersessions_list",
        "sign_ins",
        "socialaccount_connections",
    ]

    barriers = []
    for name in names:
        page.goto(live_server.url + reverse(name))
        assert page.url.endswith(reverse(name))
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        barriers += [
            f"{name}: {one['id']}: {one['nodes'][0]['html']}"
            for one in Axe().run(page).response["violations"]
            if one["impact"] in {"serious", "critical"}
        ]

    assert barriers == []
