"""The secrets of review links are in the one answer that shows them: in no page, row, message or mail."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import timezone

from seedapp.feedback import changes as feedback
from seedapp.history.models import Change
from seedapp.notices import letters, reading
from seedapp.notices.models import Letter
from seedapp.webhooks import changes as webhooks
from seedapp.webhooks.models import Delivery, Webhook
from seedapp.webhooks.payload import body_of
from tests.access.pages import PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(25)]


def links_in(text):
    return {*re.findall(r"/r/([A-Za-z0-9_-]{16,})/", text)}


class Review:
    """A round that was opened by the page, one by a program, links made anew; guests who said things."""

    def __init__(self, team, stage):
        self.editor = team.client(team.editor)
        self.secrets = set()
        self.where = [stage.design.workspace.slug, stage.design.slug]
        webhooks.add_webhook(team.workspace, by=team.owner, url="https://receiver.test/", topics=[])
        stage.revision  # noqa: B018 - is made when asked for
        self.many, self.ann, self.bob = self._open(end_users="Ann", client_developers="Bob")
        self._program()
        self._guests(team)
        self._renew()

    def at(self, name, *args):
        return reverse(name, args=[*self.where, *args])

    def _open(self, **typed):
        rows = {"questions-TOTAL_FORMS": "1", "questions-INITIAL_FORMS": "0", "questions-0-text": "Fast?"}
        due = (timezone.localdate() + timedelta(days=7)).isoformat()
        asked = {"revision": 1, "due": due, "for_many": "on", "perspective": "end-user"}
        answer = self.editor.post(self.at("open_round"), {**asked, **rows, "once": "x" * 20, **typed})
        shown = list(dict.fromkeys(re.findall(r"testserver/r/([^/\"]+)/", answer.content.decode())))
        self.secrets |= {*shown}
        return shown

    def _program(self):
        address = f"/api/v1/designs/{self.where[0]}/{self.where[1]}/rounds"
        asked = {"revision": 1, "people": [{"name": "Eva", "perspective": "end-user"}]}
        for _twice in range(2):
            answer = self.editor.post(
                address, asked, content_type="application/json", headers={"Idempotency-Key": "just-once"}
            )
            self.secrets |= links_in(answer.content.decode())

    def _guests(self, team):
        self.gil = team.client()
        typed = {"name": "Gil", "perspective": "client-developer", "once": "y" * 20}
        self.gil.post(reverse("review", args=[self.many]), typed)
        self.secrets.add(self.gil.cookies["seed_reviewer"].value)
        self.guest = team.client()
        self.guest.post(reverse("review", args=[self.ann]))
        said = {"kind": "document", "anchor": "", "severity": "must-fix", "body": "Look here"}
        for token, browser in ((self.many, self.gil), (self.ann, self.guest)):
            browser.post(reverse("review_say", args=[token]), said)
            browser.post(reverse("review_verdict", args=[token]), {"judgement": "comment", "note": "Hm"})

    def _renew(self):
        bob = feedback.link_behind(self.bob)
        answer = self.editor.post(self.at("renew_link", bob.round_id, bob.pk), {"once": "z" * 20})
        self.secrets |= links_in(answer.content.decode())
        feedback.revoke_link(bob, by=None)


@pytest.fixture
def reviewed(team, stage):
    made = Review(team, stage)
    assert len(made.secrets) == 7  # 3 of the page, 2 of the program, a cookie, a renewed one
    return made


def held(secrets, text):
    return {one[:4] for one in secrets if one in text}


def test_no_row_of_the_database_holds_one(reviewed):
    while reading.read_on():
        continue

    for model in apps.get_models():
        rows = list(model._base_manager.values())
        assert held(reviewed.secrets, str(rows)) == set(), model


def test_no_message_to_a_webhook_holds_one(reviewed):
    webhook = Webhook.objects.get()
    told = 0
    for change in Change.objects.filter(verb__startswith="feedback."):
        delivery = Delivery(webhook=webhook, change=change, topic=change.verb, message_id="m", at=change.at)
        assert held(reviewed.secrets, body_of(delivery).decode()) == set(), change.verb
        told += 1
    assert told > 8


@override_settings(SEED_BASE_URL="https://seed.test")
def test_no_mail_holds_one(reviewed):
    while reading.read_on():
        continue
    letters.gather()

    assert Letter.objects.exists()
    for letter in Letter.objects.all():
        assert held(reviewed.secrets, letters.written(letter).message().as_string()) == set()


@pytest.mark.parametrize("person", ["owner", "reviewer"])
def test_no_page_of_the_team_holds_one(team, stage, reviewed, person):
    shown = 0
    for page in PAGES:
        if page.method != "GET" or page.of.get("token") == "@token":
            continue
        answer = stage.answer(page, person)
        text = (
            b"".join(answer).decode(errors="replace")
            if answer.streaming
            else answer.content.decode(errors="replace")
        )
        assert held(reviewed.secrets, text + str(dict(answer.headers))) == set(), page
        shown += answer.status_code == 200
    assert shown > 40


def test_no_page_of_another_guest_holds_one(reviewed):
    """Also when the page was made for somebody else just before, and kept."""
    theirs = reviewed.secrets - {reviewed.ann}
    for name in ("review_goals", "review_contract"):
        assert (
            reviewed.many
            in reviewed.gil.get(reverse(name, args=[reviewed.many]), follow=True).content.decode()
        )

    read = ""
    for name in ("review", "review_goals", "review_contract"):
        page = reviewed.guest.get(reverse(name, args=[reviewed.ann]), follow=True)
        assert page.status_code == 200
        assert held(theirs, page.content.decode()) == set()
        read += page.content.decode()
    assert "Gil" in read, "what Gil said is there, and the way he came is not"


def test_no_page_of_the_team_that_is_refused_holds_one(reviewed):
    for typed in ({}, {"end_users": "Ann\nAnn", "once": "x" * 20}):
        answer = reviewed.editor.post(reviewed.at("open_round"), typed)
        assert answer.status_code == 422
        assert held(reviewed.secrets, answer.content.decode()) == set()


@pytest.mark.parametrize("place", ["", "goals/", "nothing/here/", "say/", "verdict/", "goals/?x=%00"])
def test_every_answer_behind_a_link_keeps_its_address_to_itself(reviewed, place):
    """Errors of the house too: what is not found, not allowed, forged."""
    for token in (reviewed.ann, "wrong" * 5):
        answer = reviewed.guest.get(f"/r/{token}/{place}")
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "no-store" in answer["Cache-Control"]
        assert "http://testserver/accounts/login" not in answer.content.decode()
        assert f"next=/r/{token}" not in answer.content.decode()


def test_a_form_whose_page_is_too_old_comes_back_without_a_way_to_sign_in(team, reviewed, said):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    typed = {"kind": "document", "anchor": "", "body": "My long thought"}

    answer = browser.post(
        reverse("review_say", args=[reviewed.ann]), typed, headers={"Origin": "http://testserver"}
    )

    assert answer.status_code == 403
    assert "My long thought" in said(answer)
    main = answer.content.decode().partition('id="main"')[2]
    assert "/accounts/login/" not in main
