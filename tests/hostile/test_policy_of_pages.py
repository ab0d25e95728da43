"""Every page, of the house and of accounts: its policy lets no script in, and its HTML needs no exception."""

import re
from html.parser import HTMLParser

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.access.pages import ANYONE, GUEST, PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(30)]

PASSWORD = "a long pass phrase"
WORDS_OF_DANGER = ("'unsafe-", "'strict-dynamic'", "http:", "https:", "*", "blob:", "filesystem:")
VIEWERS_OF_OTHERS = {"rest_reading"}  # they bring a policy of their own
PICTURES = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class Inline(HTMLParser):
    """Collects what a strict policy would have to make an exception for."""

    def __init__(self, nonce):
        super().__init__()
        self.nonce, self.found = nonce, []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.found += [
            f"<{tag} {name}={value}>"
            for name, value in attrs
            if name == "style"
            or name.startswith(("on", "hx-on"))
            or (
                (value or "").strip().lower().startswith(("javascript:", "vbscript:", "data:text"))
                and not self._is_saved(tag, told)
            )
        ]
        if tag == "style" or (tag == "script" and not self._may_run(told)):
            self.found.append(self.get_starttag_text())
        if tag == "a" and told.get("target") == "_blank" and "noopener" not in (told.get("rel") or ""):
            self.found.append(f"{self.get_starttag_text()} keeps window.opener")
        outside = [told.get(name) or "" for name in ("src", "action", "formaction", "data", "poster")]
        self.found += [
            f"{tag} of {one}" for one in outside if re.match(r"(https?:)?//", one) and "testserver" not in one
        ]

    def _is_saved(self, tag, told):
        """A table that is kept nowhere but in this answer, to be saved; no page is made of it."""
        return tag == "a" and "download" in told and told["href"].startswith("data:text/csv;")

    def _may_run(self, told):
        """A file of ours, plain data, or what carries the nonce of this very answer."""
        is_file = (told.get("src") or "").startswith("/static/") or told.get("src") == "/jsi18n/"
        return is_file or told.get("type") == "application/json" or told.get("nonce") == self.nonce


def faults(answer):
    policy = answer.get("Content-Security-Policy", "")
    if answer.get("Content-Type", "").startswith("image/svg+xml"):  # no page: an image, shut in by its own
        return [] if policy == PICTURES else [policy]
    directives = {one.split()[0]: one.split()[1:] for one in policy.split(";") if one.strip()}
    found = [
        f"{name} {source}"
        for name, sources in directives.items()
        for source in sources
        if source.startswith(WORDS_OF_DANGER) or (source == "data:" and name not in {"img-src", "font-src"})
    ]
    is_shut_in = directives.get("sandbox") == []  # no form, no script, no origin: nothing else to forbid
    needed = ("frame-ancestors",) if is_shut_in else ("base-uri", "form-action", "frame-ancestors")
    found += [f"no {name}" for name in needed if name not in directives]
    if directives.get("default-src") != ["'none'"]:
        found.append("default-src is not 'none'")
    if "text/html" in answer.get("Content-Type", ""):
        nonce = next(
            (one[7:-1] for one in directives.get("script-src", []) if one.startswith("'nonce-")), None
        )
        inline = Inline(nonce)
        inline.feed(answer.content.decode())
        found += inline.found
    return found


@pytest.mark.parametrize("role", ["owner", "viewer"])
def test_no_page_of_the_house_needs_an_exception(stage, role):
    found = {}
    for page in PAGES:
        if page.name in VIEWERS_OF_OTHERS:
            continue
        who = "guest" if page.needs == GUEST else "anonymous" if page.needs == ANYONE else role
        if wrong := faults(stage.answer(page, who)):
            found[f"{page} as {who}"] = wrong

    assert found == {}


def account_addresses():
    """(name, address) of each page of allauth that needs nothing in its address."""
    for one in get_resolver().url_patterns:
        if str(one.pattern) == "accounts/" and not isinstance(one, URLPattern):
            yield from _plain_addresses(one.url_patterns, "/accounts/")


def _plain_addresses(patterns, before):
    for one in patterns:
        whole = before + str(one.pattern)
        if not isinstance(one, URLPattern):
            yield from _plain_addresses(one.url_patterns, whole)
        elif "<" not in whole and "(" not in whole:
            yield one.name or whole, whole


@pytest.fixture
def confirmed(team):
    """The owner has just given the password once more, and has an app and codes."""
    EmailAddress.objects.create(user=team.owner, email=team.owner.email, verified=True, primary=True)
    browser = Client()
    browser.post(reverse("account_login"), {"login": team.owner.email, "password": PASSWORD})
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    Authenticator.objects.create(user=team.owner, type="recovery_codes", data={"seed": "00", "used_mask": 0})
    Authenticator.objects.create(user=team.owner, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    return browser


def test_no_page_of_an_account_needs_an_exception_and_none_fails(confirmed):
    pages = dict(account_addresses())
    found = {}
    for browser, who in ((Client(), "anonymous"), (confirmed, "owner")):
        for name, address in pages.items():
            answer = browser.get(address)
            wrong = faults(answer) + ([answer.status_code] if answer.status_code >= 500 else [])
            if wrong:
                found[f"{name} as {who}"] = wrong

    assert len(pages) > 20
    assert found == {}


def test_every_page_of_an_account_looks_like_ours(confirmed):
    strange = [
        name
        for name, address in account_addresses()
        if (answer := confirmed.get(address)).status_code == 200
        and "text/html" in answer["Content-Type"]
        and b'class="site-header"' not in answer.content
    ]

    assert strange == []


def test_what_needs_an_exception_is_seen(rf):
    from django.http import HttpResponse

    answer = HttpResponse(
        '<p style="x">a</p><script>b()</script><a onclick="c()" href="javascript:d()">e</a>'
    )
    answer["Content-Security-Policy"] = "default-src 'self'; script-src 'unsafe-inline' https:"

    assert len(faults(answer)) == 9


@pytest.mark.hostile(53)
def test_pages_that_differ_by_role_are_kept_by_nobody_and_share_no_etag(stage):
    found = {}
    for page in PAGES:
        if page.method != "GET" or page.needs in {ANYONE, GUEST}:
            continue
        owner, viewer = stage.answer(page, "owner"), stage.answer(page, "viewer")
        is_one = owner.content == viewer.content if not (owner.streaming or viewer.streaming) else False
        if owner.get("ETag") and owner.get("ETag") == viewer.get("ETag") and not is_one:
            found[str(page)] = owner["ETag"]
        if "private" not in owner["Cache-Control"] and "no-store" not in owner["Cache-Control"]:
            found[str(page)] = owner["Cache-Control"]

    assert found == {}


@pytest.mark.hostile(44)
@pytest.mark.parametrize(
    "address",
    ["/admin/", "/admin/login/", "/django-admin/", "/__debug__/", "/silk/", "/.git/config", "/.env"],
)
def test_nothing_answers_at_the_usual_addresses(team, address):
    assert team.client(team.owner).get(address).status_code == 404


@pytest.mark.hostile(44)
def test_a_failure_tells_nothing_of_the_inside(team, at, monkeypatch, settings):
    settings.DEBUG = False

    def fail(*args, **kwargs):
        raise RuntimeError("the secret is " + settings.SECRET_KEY)

    monkeypatch.setattr("seedapp.web.visit.membership_for", fail)
    browser = team.client(team.owner)
    browser.raise_request_exception = False

    answer = browser.get(at("actors"))

    assert answer.status_code == 500
    text = answer.content.decode()
    assert not any(
        word in text for word in ("RuntimeError", "Traceback", "the secret is", "Django", "/seedapp/")
    )
    assert not any(name in answer for name in ("Server", "X-Powered-By", "X-View"))
