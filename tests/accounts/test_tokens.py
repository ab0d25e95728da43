"""Tokens: a secret shown once, kept as a hash, that ends, is revoked, and dies with the password."""

from datetime import timedelta

import pytest
from django.utils import timezone

from seedapp.accounts import token_changes
from seedapp.accounts.models import Token
from seedapp.accounts.token_changes import authenticate, make_token, revoke_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(team):
    return team.editor


def test_a_secret_stands_for_its_person(person):
    token, secret = make_token(person, name="pipeline", scope="read")

    assert authenticate(secret) == (person, token)


def test_only_a_hash_of_the_secret_is_kept(person):
    token, secret = make_token(person, name="pipeline", scope="read")

    kept = Token.objects.filter(pk=token.pk).values().get()

    assert secret not in map(str, kept.values())
    assert secret.startswith(kept["beginning"])
    assert len(secret) - len(kept["beginning"]) >= 32


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "seed_",
        "seed_x",
        "seed_" + "é" * 43,
        "seed_" + "a" * 43,
        "Seed_" + "a" * 43,
        "seed_" + "a" * 10**6,
    ],
    ids=["empty", "prefix", "short", "no ASCII", "unknown", "other prefix", "huge"],
)
def test_what_is_no_secret_stands_for_nobody(person, wrong):
    make_token(person, name="pipeline", scope="read")

    assert authenticate(wrong) is None


def test_what_does_not_look_like_a_secret_is_not_looked_up(person, django_assert_num_queries):
    with django_assert_num_queries(0):
        authenticate("a password that somebody mistook for a token")


def test_a_revoked_token_opens_nothing(person):
    token, secret = make_token(person, name="pipeline", scope="write")

    revoke_token(token)

    assert authenticate(secret) is None


def test_a_token_ends_by_itself(person):
    token, secret = make_token(person, name="pipeline", scope="read", days=1)
    assert token.expires_at - token.created_at == timedelta(days=1)

    Token.objects.update(expires_at=timezone.now())

    assert authenticate(secret) is None


def test_a_token_ends_after_ninety_days_unless_said_otherwise(person):
    token, _secret = make_token(person, name="pipeline", scope="read")

    assert token.expires_at - token.created_at == timedelta(days=90)


@pytest.mark.parametrize("days", [0, -1, 366, 10**9])
def test_no_token_lives_longer_than_a_year_or_less_than_a_day(person, days):
    with pytest.raises(token_changes.Refused, match="at most 365 days"):
        make_token(person, name="pipeline", scope="read", days=days)


def test_a_person_who_may_not_sign_in_has_no_tokens_either(person):
    _token, secret = make_token(person, name="pipeline", scope="read")
    person.is_active = False
    person.save(update_fields=["is_active"])

    assert authenticate(secret) is None


def test_tokens_are_bounded_until_one_is_revoked(person, monkeypatch):
    monkeypatch.setattr(token_changes, "LIVE_TOKENS_A_PERSON", 2)
    first, _secret = make_token(person, name="one", scope="read")
    make_token(person, name="two", scope="read")
    with pytest.raises(token_changes.Refused, match="You have 2 tokens"):
        make_token(person, name="three", scope="read")

    revoke_token(first)

    assert make_token(person, name="three", scope="read")


def test_of_dead_tokens_only_the_newest_are_kept(person, monkeypatch):
    monkeypatch.setattr(token_changes, "_DEAD_TOKENS_KEPT", 2)
    for number in range(5):
        revoke_token(make_token(person, name=f"token {number}", scope="read")[0])

    make_token(person, name="fresh", scope="read")

    assert [one.name for one in person.tokens.all()] == ["fresh", "token 4", "token 3"]


def test_the_last_use_is_written_once_a_minute(person, django_assert_num_queries):
    token, secret = make_token(person, name="pipeline", scope="read")
    authenticate(secret)
    first = Token.objects.get(pk=token.pk).last_used_at

    with django_assert_num_queries(1):
        authenticate(secret)
    Token.objects.update(last_used_at=first - timedelta(minutes=1))
    authenticate(secret)

    assert Token.objects.get(pk=token.pk).last_used_at >= first


def test_a_token_may_be_for_one_workspace_alone(person, team):
    token, _secret = make_token(person, name="pipeline", scope="read", only_in=team.workspace.pk)

    assert token.opens(team.workspace.pk)
    assert not token.opens(team.workspace.pk + 1)


def test_a_new_password_ends_all_tokens(team, client):
    _token, secret = make_token(team.editor, name="pipeline", scope="write")
    _other, of_another = make_token(team.owner, name="pipeline", scope="write")
    browser = team.client(team.editor)

    browser.post(
        "/accounts/password/change/",
        {"oldpassword": "a long pass phrase", "password1": "another phrase!", "password2": "another phrase!"},
    )

    assert authenticate(secret) is None
    assert authenticate(of_another)
