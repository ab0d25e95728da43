"""The pages of webhooks: adding one, the secret once, what was sent, switching off and on."""

import re

import pytest

from seedapp.history.models import Change
from seedapp.webhooks import changes
from seedapp.webhooks.models import Attempt, Delivery, OffBecause, State, Webhook

pytestmark = pytest.mark.django_db

URL = "https://hooks.example.org/in?key=of-the-team"


@pytest.fixture
def owner(team):
    return team.client(team.owner)


@pytest.fixture
def place(team):
    return f"/w/{team.workspace.slug}/settings/webhooks/"


@pytest.fixture
def hook(team, design):
    return changes.add_webhook(team.workspace, by=team.owner, url=URL, topics=[])[0]


@pytest.fixture
def page(place, hook):
    return f"{place}{hook.pk}/"


def secret_on(answer):
    found = re.search(r"whsec_[A-Za-z0-9+/=]+", answer.content.decode())
    return found and found[0]


def test_adding_one_shows_its_secret_once(owner, place, team):
    answer = owner.post(place, {"url": URL, "topics": ["actors.added"], "once": "a"})

    row = Webhook.objects.get()
    assert (row.url, row.topics, row.made_by) == (URL, ["actors.added"], team.owner)
    assert secret_on(answer)
    assert answer["Cache-Control"].find("no-store") >= 0
    assert secret_on(owner.get(f"{place}{row.pk}/")) is None


def test_sent_twice_it_is_added_once(owner, place):
    for _ in range(2):
        owner.post(place, {"url": URL, "once": "the same"})

    assert Webhook.objects.count() == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::ffff:10.0.0.1]/",
        "ftp://example.org/",
        "https://example.org:22/",
        "x",
        "",
    ],
)
def test_an_address_out_of_bounds_is_refused_and_what_was_typed_stays(owner, place, url):
    answer = owner.post(place, {"url": url})

    assert answer.status_code == 422
    assert not Webhook.objects.exists()
    assert f'value="{url}"' in answer.content.decode() or not url


def test_a_design_of_another_workspace_is_no_choice(owner, place, team):
    from seedapp.designs.changes import add_design

    elsewhere = team.outsider.memberships.get().workspace
    foreign = add_design(elsewhere, by=team.outsider, title="Foreign")

    answer = owner.post(place, {"url": URL, "design": foreign.slug})

    assert answer.status_code == 422
    assert not Webhook.objects.exists()


def test_a_topic_that_is_none_is_refused(owner, place):
    assert owner.post(place, {"url": URL, "topics": ["actors.sung"]}).status_code == 422


def test_an_edit_from_an_older_version_shows_both(owner, page, hook, said):
    changes.edit_webhook(hook, seen=1, by=None, url=URL + "&a=1", topics=[], design=None)

    answer = owner.post(page, {"url": URL + "&b=2", "seen": 1})

    assert answer.status_code == 422
    assert "a=1" in said(answer)
    assert "b=2" in answer.content.decode()


def test_an_edit_is_saved(owner, page, hook, design):
    owner.post(page, {"url": "https://other.example.org/", "design": design.slug, "seen": 1})

    hook.refresh_from_db()
    assert (hook.url, hook.design_id, hook.row_version) == ("https://other.example.org/", design.pk, 2)


def test_a_new_secret_is_shown_once_and_the_one_before_is_kept_for_a_day(owner, page, hook):
    assert secret_on(owner.post(f"{page}do/", {"do": "renew"}))

    hook.refresh_from_db()
    assert hook.old_secret
    assert secret_on(owner.get(page)) is None


def test_the_buttons_do_what_they_say(owner, page, hook):
    owner.post(f"{page}do/", {"do": "test"})
    assert Delivery.objects.get().topic == "webhooks.test"
    owner.post(f"{page}do/", {"do": "off"})
    assert Webhook.objects.get().off_because == OffBecause.SWITCHED
    owner.post(f"{page}do/", {"do": "on"})
    assert Webhook.objects.get().is_on
    owner.post(f"{page}do/", {"do": "off"})
    owner.post(f"{page}do/", {"do": "on-from-now"})
    assert Delivery.objects.filter(change__isnull=False).count() == 0
    owner.post(f"{page}do/", {"do": "delete"})
    assert not Webhook.objects.exists()


def test_a_button_that_is_none_does_nothing(owner, page):
    assert owner.post(f"{page}do/", {"do": "sing"}).status_code == 400


def test_the_log_shows_each_attempt_escaped(owner, page, hook, said):
    delivery = changes.send_test(hook, by=None)
    Attempt.objects.create(
        delivery=delivery, milliseconds=12, status=500, excerpt="<script>alert(1)</script>"
    )
    Attempt.objects.create(
        delivery=delivery,
        milliseconds=9,
        fault={"template": "No connection: %(fault)s.", "values": {"fault": "x"}},
    )

    answer = owner.get(f"{page}deliveries/{delivery.pk}/")

    assert "<script>alert(1)" not in answer.content.decode()
    assert "No connection: x." in said(answer)
    assert delivery.message_id in said(answer)


def test_a_delivery_is_sent_once_more_or_left_out(owner, page, hook):
    delivery = changes.send_test(hook, by=None)
    address = f"{page}deliveries/{delivery.pk}/"

    owner.post(address, {"do": "skip"})
    assert Delivery.objects.get().state == State.SKIPPED
    owner.post(address, {"do": "again"})
    assert Delivery.objects.get().state == State.WAITING


def test_a_webhook_of_another_workspace_is_not_there(owner, place, team):
    elsewhere = team.outsider.memberships.get().workspace
    foreign = changes.add_webhook(elsewhere, by=team.outsider, url=URL, topics=[])[0]

    assert owner.get(f"{place}{foreign.pk}/").status_code == 404


def test_owners_see_on_the_workspace_that_one_was_given_up_and_others_do_not(owner, team, hook, said):
    changes.switch_off(hook, because=OffBecause.FAILING)
    workspace = f"/w/{team.workspace.slug}/"

    assert "Nothing is sent to https://hooks.example.org" in said(owner.get(workspace))
    assert "hooks.example.org" not in said(team.client(team.editor).get(workspace))


def test_the_journal_does_not_tell_what_the_address_holds(owner, page, hook):
    owner.post(f"{page}do/", {"do": "off"})

    told = [
        f"{one.title} {one.before} {one.after}" for one in Change.objects.filter(verb__startswith="webhooks")
    ]
    assert told
    assert not any("of-the-team" in one for one in told)
