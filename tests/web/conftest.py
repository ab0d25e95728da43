"""What the tests of the pages share: addresses, and the words that a page says."""

import html
import re
from types import SimpleNamespace

import pytest
from django.urls import reverse


@pytest.fixture
def at(design):
    """The address of a page of the design: `at("actor", "tool-owner")`."""
    return lambda name, *args: reverse(name, args=[design.workspace.slug, design.slug, *args])


@pytest.fixture
def said():
    """What a page says to its reader: its text without tags, spaces as one."""

    def text(page):
        plain = re.sub(r"<(script|style|template)\b.*?</\1>|<[^>]*>", " ", page.content.decode(), flags=re.S)
        return " ".join(html.unescape(plain).split())

    return text


@pytest.fixture
def editor(team):
    return team.client(team.editor)


@pytest.fixture
def viewer(team):
    return team.client(team.viewer)


@pytest.fixture
def published(team, design):
    """The tool shed, published once."""
    from seedapp.core import coach
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish

    value = take(design)
    return publish(design, value=value, findings=coach.check(value), by=team.owner, note="First")


@pytest.fixture
def review(team, published):
    """An open round on it: `round`, `token`, `url(name, …)`; `guest(name)` is a browser that has joined."""
    from seedapp.feedback import changes

    round_, token = changes.open_round(published, by=team.editor, intro="Does it help you?")

    def url(name, *args):
        return reverse(name, args=[token, *args])

    def guest(name="Gil", perspective="client-developer"):
        browser = team.client()
        typed = {"name": name, "perspective": perspective, "once": f"once-of-{name:_<20}"}
        assert browser.post(url("review"), typed).status_code == 302
        return browser

    return SimpleNamespace(round=round_, token=token, url=url, guest=guest)
