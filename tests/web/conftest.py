"""What the tests of the pages share: addresses, and the words that a page says."""

import html
import re

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
