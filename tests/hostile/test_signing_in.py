"""Who guesses, sprays, asks for letters by the hundred or tries out addresses: limits, and equal answers."""

import json
import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from seedapp.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(27)]

PASSWORD = "a long pass phrase"
SIGN_IN, RESET, SIGN_UP = (
    reverse("account_login"),
    reverse("account_reset_password"),
    reverse("account_signup"),
)


class CountingHasher(MD5PasswordHasher):
    """Hashing is what takes long in signing in; so many times it was done."""

    count = 0

    def encode(self, password, salt):
        CountingHasher.count += 1
        return super().encode(password, salt)


@pytest.fixture
def hashes(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]

    def of(act):
        CountingHasher.count = 0
        act()
        return CountingHasher.count

    return of


def try_in(email, password="guess", address="203.0.113.1", browser=None):
    typed = {"login": email, "password": password}
    return (browser or Client()).post(SIGN_IN, typed, REMOTE_ADDR=address)


def is_in(answer):
    return answer.status_code == 302


def test_guessing_one_password_after_another_is_stopped_wherever_it_comes_from(team):
    for number in range(5):
        try_in("owner@team.test", address=f"203.0.113.{number}")

    assert not is_in(try_in("owner@team.test", PASSWORD, address="198.51.100.1"))
    assert is_in(try_in("editor@team.test", PASSWORD, address="198.51.100.1"))


def test_guesses_are_counted_however_the_address_is_typed(team):
    for typed in (
        "owner@team.test",
        "OWNER@team.test",
        " owner@team.test",
        "Owner@Team.test",
        "owner@TEAM.test",
    ):
        try_in(typed)

    assert not is_in(try_in("owner@team.test", PASSWORD, address="198.51.100.1"))


def test_one_password_sprayed_over_many_addresses_is_stopped(team):
    for number in range(10):
        try_in(f"person-{number}@team.test")

    assert not is_in(try_in("owner@team.test", PASSWORD))


def test_signing_in_right_in_between_does_not_set_the_counter_back(team):
    for number in range(10):
        try_in(f"person-{number}@team.test")
        if number == 5:
            assert is_in(try_in("viewer@team.test", PASSWORD))

    assert not is_in(try_in("owner@team.test", PASSWORD))


def test_neighbours_of_one_ipv6_network_count_as_one(team):
    for number in range(10):
        try_in(f"person-{number}@team.test", address=f"2001:db8:1:2::{number}")

    assert not is_in(try_in("owner@team.test", PASSWORD, address="2001:db8:1:2:ffff::1"))
    assert is_in(try_in("owner@team.test", PASSWORD, address="2001:db8:1:3::1"))


def test_counters_stand_where_all_processes_see_them(team, settings):
    assert "db.DatabaseCache" in settings.CACHES["default"]["BACKEND"]
    try_in("owner@team.test")

    from seedapp.accounts.models import CacheEntry

    assert CacheEntry.objects.filter(cache_key__contains="login_failed").exists()


def test_signing_in_says_the_same_and_hashes_as_much_for_known_and_unknown(team, hashes, said):
    answers = {}
    User.objects.create_user("known@team.test", PASSWORD)  # kept with this hasher

    def act(email):
        answers[email] = said(try_in(email))

    known = hashes(lambda: act("known@team.test"))
    unknown = hashes(lambda: act("nobody@team.test"))

    assert known == unknown == 1
    assert answers["known@team.test"].replace("known@", "") == answers["nobody@team.test"].replace(
        "nobody@", ""
    )


def test_a_limit_says_the_same_for_known_and_unknown(team, said):
    for email in ("owner@team.test", "nobody@team.test"):
        for number in range(5):
            try_in(email, address=f"203.0.113.{number}")

    known, unknown = (
        try_in(email, address="198.51.100.1") for email in ("owner@team.test", "nobody@team.test")
    )
    assert said(known).replace("owner@", "") == said(unknown).replace("nobody@", "")
    assert "Too many" in said(known)


def letters_after(act):
    before = len(mail.outbox)
    answer = act()
    return answer, [letter.to for letter in mail.outbox[before:]]


def test_asking_for_a_new_password_takes_one_letter_either_way_and_says_the_same(team, client, said):
    known, to_known = letters_after(lambda: client.post(RESET, {"email": "owner@team.test"}, follow=True))
    unknown, to_unknown = letters_after(
        lambda: client.post(RESET, {"email": "nobody@team.test"}, follow=True)
    )

    assert said(known) == said(unknown)
    assert (to_known, to_unknown) == ([["owner@team.test"]], [["nobody@team.test"]])


def test_nobody_is_flooded_with_letters(team):
    for number in range(30):
        Client().post(RESET, {"email": "owner@team.test"}, REMOTE_ADDR=f"203.0.113.{number}")

    assert len(mail.outbox) == 3


def test_who_asks_too_often_gets_a_page_that_says_so(team, said):
    answers = [Client().post(RESET, {"email": f"{number}@team.test"}) for number in range(21)]

    assert answers[-1].status_code == 429
    assert "Too many tries" in said(answers[-1])


@pytest.fixture
def mail_leaves(settings):
    """The installation has a mail server: addresses are confirmed before they sign in."""
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


def sign_up(email, browser=None):
    return (browser or Client()).post(
        SIGN_UP, {"name": "Me", "email": email, "password1": PASSWORD}, follow=True
    )


def test_signing_up_says_and_takes_the_same_for_known_and_unknown(team, mail_leaves, hashes, said):
    answers = {}

    def act(email):
        answers[email] = sign_up(email)

    known = hashes(lambda: act("owner@team.test"))
    unknown = hashes(lambda: act("nobody@team.test"))

    assert known == unknown == 1
    shown = {email: said(page).replace(email, "") for email, page in answers.items()}
    assert shown["owner@team.test"] == shown["nobody@team.test"]
    assert [letter.to for letter in mail.outbox] == [["owner@team.test"], ["nobody@team.test"]]
    assert "_auth_user_id" not in answers["nobody@team.test"].wsgi_request.session


def test_sign_ups_are_limited(db):
    answers = [Client().post(SIGN_UP, {"email": f"{number}@x.test"}) for number in range(21)]

    assert answers[-1].status_code == 429


@pytest.fixture
def with_code(team):
    """The owner has an authenticator app; a browser that has given the right password."""
    EmailAddress.objects.create(user=team.owner, email=team.owner.email, verified=True, primary=True)
    Authenticator.objects.create(user=team.owner, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    browser = Client()
    assert try_in("owner@team.test", PASSWORD, browser=browser).url == reverse("mfa_authenticate")
    return browser


def test_the_password_alone_opens_nothing_where_there_is_a_second_step(with_code, design):
    assert "_auth_user_id" not in with_code.session
    assert with_code.get(reverse("home")).context["user"].is_anonymous
    assert with_code.get(reverse("rest_designs")).status_code == 401


def test_guessing_codes_is_stopped_and_written_down(with_code, team, said):
    for number in range(6):
        page = with_code.post(reverse("mfa_authenticate"), {"code": f"{number:06}"})

    assert "Too many" in said(page)
    assert {row.outcome for row in team.owner.sign_ins.all()} == {"second-step-failed"}
    assert "_auth_user_id" not in with_code.session


def test_a_code_counts_once(team, with_code):
    from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time

    code = f"{hotp_value('JBSWY3DPEHPK3PXP', list(yield_hotp_counters_from_time())[1]):06}"
    with_code.post(reverse("mfa_authenticate"), {"code": code})
    assert "_auth_user_id" in with_code.session
    other = Client()
    try_in("owner@team.test", PASSWORD, browser=other)

    other.post(reverse("mfa_authenticate"), {"code": code})

    assert "_auth_user_id" not in other.session


def test_secrets_of_second_factors_are_encrypted_where_they_are_kept(team, client):
    client.force_login(team.owner)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time

    secret = re.search(r'id="totp-secret">(\w+)<', page.content.decode())[1]
    code = f"{hotp_value(secret, list(yield_hotp_counters_from_time())[1]):06}"
    client.post(reverse("mfa_activate_totp"), {"code": code})

    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert Authenticator.objects.count() == 2
    assert secret not in kept
    codes = client.get(reverse("mfa_download_recovery_codes")).content.decode().split()
    assert len(codes) == 10
    assert not any(one in kept for one in codes)


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"])
def test_factors_are_changed_only_after_giving_the_password_once_more(team, with_code, name):
    mine = team.client(team.owner)

    assert mine.get(reverse(name)).url.startswith((reverse("account_reauthenticate"), "/accounts/2fa/"))


def test_addresses_are_changed_only_after_giving_the_password_once_more(team):
    mine = team.client(team.owner)
    mine.post(reverse("account_email"), {"email": "thief@evil.test", "action_add": ""})

    assert not EmailAddress.objects.filter(email="thief@evil.test").exists()


def test_a_counter_cannot_be_pushed_out_by_filling_the_cache(settings):
    assert settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 100_000
    cache.set("first", 1, 600)
    cache.set_many({f"flood-{number}": 1 for number in range(500)}, 600)

    assert cache.get("first") == 1
