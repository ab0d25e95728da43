"""Step 6 for the team: publishing, rounds, threads, and who may do what."""

import re

import pytest
from django.urls import reverse

from seedapp.feedback import changes
from seedapp.feedback.models import Comment, Round, Thread
from seedapp.specification.models import Document, Revision

pytestmark = pytest.mark.django_db


def test_editor_publishes_and_opens_a_round_whose_link_shows_once(team, design, at):
    editor = team.client(team.editor)

    answer = editor.post(at("publish"), {"note": "The **first** one", "after": 0})

    assert answer.status_code == 302
    page = editor.get(at("feedback")).content.decode()
    assert "The <strong>first</strong> one" in page
    once = re.search(r'name="once" value="([^"]+)"', page)[1]
    opened = editor.post(at("open_round"), {"question": "Good?", "days": 7, "revision": 1, "once": once})
    link = re.search(r"http://testserver(/r/[^\"]+)", opened.content.decode())[1]
    assert "no-store" in opened["Cache-Control"]
    assert link not in editor.get(at("feedback")).content.decode()
    assert team.client().get(link).status_code == 200
