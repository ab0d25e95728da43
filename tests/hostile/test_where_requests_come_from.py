"""Where a request claims to come from and to lead: other sites, other hosts, other addresses."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from seedapp.accounts.client_address import client_address

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(29)]

PASSWORD = "a long pass phrase"
ELSEWHERE = [
    "https://evil.test/",
    "//evil.test/",
    "///evil.test/",
    "/\\evil.test/",
    "\\\\evil.test",
    "https:evil.test",
    "http:///evil.test",
    "javascript:alert(1)",
    "\tjavascript:alert(1)",
    "/\t/evil.test/",
    "/\n/evil.test/",
    "https://testserver@evil.test/",
    "https://testserver.evil.test/",
    "data:text/html,x",
]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_and_up_and_out_lead_to_no_other_site(team, client, wanted):
    person = {"name": "Me", "email": "new@team.test", "password1": PASSWORD, "next": wanted}
    up = Client().post(reverse("account_signup"), person)
    into = client.post(
        reverse("account_login"), {"login": "owner@team.test", "password": PASSWORD, "next": wanted}
    )
    already = client.get(reverse("account_login"), {"next": wanted})
    out = client.post(reverse("account_logout"), {"next": wanted})

    assert [one.get("Location", "/") for one in (up, into, already, out)] == ["/"] * 4


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_choosing_a_language_leads_to_no_other_site(client, wanted):
    answer = client.post(reverse("set_language"), {"language": "ko", "next": wanted})

    assert answer.get("Location", "/") == "/"


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_buttons_beside_things_lead_to_no_other_site(team, at, design, wanted):
    owner = team.client(team.owner)
    unsafe = {"waivers": {}, "mends": {}, "undo_change": {}}
    answers = [
        owner.post(at(name, *([1] if name == "undo_change" else [])), sent | {"next": wanted})
        for name, sent in unsafe.items()
    ]

    assert all(
        "evil" not in one.get("Location", "") and "script" not in one.get("Location", "") for one in answers
    )


@pytest.mark.parametrize(
    "host", ["evil.test", "testserver.evil.test", "evil.test:80", "testserver@evil.test", ""]
)
def test_another_host_is_refused_before_any_letter_names_it(team, client, settings, host):
    settings.ALLOWED_HOSTS = ["testserver"]
    answer = client.post(
        reverse("account_reset_password"), {"email": "owner@team.test"}, headers={"host": host}
    )

    assert answer.status_code == 400
    assert mail.outbox == []


@pytest.mark.parametrize(
    "header", ["x-forwarded-host", "x-host", "forwarded", "x-original-url", "x-rewrite-url"]
)
def test_headers_that_claim_another_host_reach_no_letter_and_no_page(team, client, header):
    claimed = {header: "host=evil.test" if header == "forwarded" else "evil.test"}
    client.post(reverse("account_reset_password"), {"email": "owner@team.test"}, headers=claimed)
    page = client.get(reverse("account_login"), headers=claimed)

    [letter] = mail.outbox
    assert "evil.test" not in letter.body + page.content.decode()
    assert "http://testserver/" in letter.body


@pytest.mark.parametrize(
    "header", ["x-forwarded-host", "x-forwarded-scheme", "x-original-url", "x-http-method-override"]
)
def test_a_published_document_is_the_same_whatever_headers_come_along(team, design, at, header):
    """Cache poisoning: nothing of a request but its address and its person decides on the answer."""
    from seedapp.core import coach
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish

    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner)
    address = at("download_revision_document", revision.number, "loans")
    owner = team.client(team.owner)

    plain, odd = owner.get(address), owner.get(address, headers={header: "evil.test"})

    assert plain.content == odd.content
    assert "no-store" in odd["Cache-Control"]
    assert team.client(team.outsider).get(address).status_code == 404


def from_(rf, remote, forwarded=None):
    headers = {"x-forwarded-for": forwarded} if forwarded is not None else {}
    return client_address(rf.get("/", REMOTE_ADDR=remote, headers=headers))


def test_without_a_proxy_of_ours_nothing_that_is_claimed_is_believed(rf, settings):
    settings.TRUSTED_PROXIES = 0

    assert from_(rf, "203.0.113.9", "198.51.100.1") == "203.0.113.9"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1,2.2.2.2,203.0.113.9:4711", "203.0.113.9"),
        (2, "1.1.1.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1, [2001:db8::1]:443", "2001:db8::1"),
        (1, "1.1.1.1, ::ffff:203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1, unknown", "0.0.0.0"),
        (1, "1.1.1.1, ", "0.0.0.0"),
        (1, "", "10.0.0.7"),
        (1, None, "10.0.0.7"),
    ],
)
def test_behind_proxies_of_ours_the_last_address_that_they_saw_counts(
    rf, settings, proxies, forwarded, found
):
    settings.TRUSTED_PROXIES = proxies

    assert from_(rf, "10.0.0.7", forwarded) == found


@pytest.mark.parametrize("proxies", [0, 1])
def test_a_spoofed_address_evades_no_limit(team, settings, proxies):
    settings.TRUSTED_PROXIES = proxies
    for number in range(10):
        claimed = f"198.51.100.{number}" + (", 203.0.113.9" if proxies else "")
        typed = {"login": f"person-{number}@team.test", "password": "guess"}
        Client().post(reverse("account_login"), typed, headers={"x-forwarded-for": claimed})

    last = "8.8.8.8, 203.0.113.9" if proxies else "8.8.8.8"
    typed = {"login": "owner@team.test", "password": PASSWORD}
    answer = Client().post(reverse("account_login"), typed, headers={"x-forwarded-for": last})

    assert answer.status_code == 200


def test_a_request_over_a_unix_socket_signs_in_all_the_same(team):
    typed = {"login": "owner@team.test", "password": PASSWORD}

    assert Client().post(reverse("account_login"), typed, REMOTE_ADDR="").status_code == 302
