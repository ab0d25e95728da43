"""Webhooks through the REST API: owners only, the secret once, versions, and the log."""

import pytest

from seedapp.designs.changes import add_design
from seedapp.webhooks import changes
from seedapp.webhooks.models import Attempt, State, Webhook

pytestmark = pytest.mark.django_db

URL = "https://hooks.example.org/in"


@pytest.fixture
def place(team):
    return f"/api/v1/workspaces/{team.workspace.slug}/webhooks"


@pytest.fixture
def owner(callers):
    return callers.owner


@pytest.fixture
def hook(team, design):
    return changes.add_webhook(team.workspace, by=team.owner, url=URL, topics=[])[0]


def test_one_is_added_with_its_secret_which_is_told_once(owner, place, design):
    answer = owner.post(place, {"url": URL, "topics": ["actors.added"], "design": design.slug})

    assert answer.status_code == 201
    assert answer.json()["secret"].startswith("whsec_")
    read = owner.get(answer["Location"])
    assert "secret" not in read.json()
    assert (read.json()["url"], read.json()["topics"], read.json()["design"]) == (
        URL,
        ["actors.added"],
        design.slug,
    )


def test_sent_again_with_its_key_it_is_added_once_and_the_secret_is_not_told_again(owner, place):
    first = owner.post(place, {"url": URL}, Idempotency_Key="one")
    second = owner.post(place, {"url": URL}, Idempotency_Key="one")

    assert (first.status_code, second.status_code) == (201, 409)
    assert "whsec_" not in second.content.decode()
    assert Webhook.objects.count() == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"url": "http://127.0.0.1/"},
        {"url": "http://[::ffff:127.0.0.1]/"},
        {"url": "http://2130706433/"},
        {"url": "file:///etc/passwd"},
        {"url": "https://a.example.org:22/"},
        {"url": 7},
        {},
        {"url": URL, "topics": ["actors.sung"]},
        {"url": URL, "topics": "actors.added"},
        {"url": URL, "secret": "whsec_mine"},
        {"url": URL, "design": "nowhere"},
    ],
)
def test_what_is_out_of_bounds_is_refused_by_name(owner, place, sent):
    answer = owner.post(place, sent)

    assert answer.status_code == 400
    assert answer.json()["errors"]
    assert not Webhook.objects.exists()


def test_a_design_of_another_workspace_is_not_named(owner, place, team):
    foreign = add_design(team.outsider.memberships.get().workspace, by=team.outsider, title="Foreign")

    assert owner.post(place, {"url": URL, "design": foreign.slug}).status_code == 400


def test_an_edit_names_the_version_that_it_started_from(owner, place, hook):
    address = f"{place}/{hook.pk}"

    assert owner.patch(address, {"topics": ["actors.added"]}).status_code == 428
    assert owner.patch(address, {"topics": ["actors.added"], "row_version": 1}).status_code == 200
    tag = owner.get(address)["ETag"]
    assert owner.patch(address, {"url": "https://b.example.org/"}, If_Match=tag).status_code == 200
    assert owner.patch(address, {"url": "https://c.example.org/"}, If_Match=tag).status_code == 412
    row = Webhook.objects.get()
    assert (row.url, row.topics) == ("https://b.example.org/", ["actors.added"])


def test_it_is_switched_off_and_on_and_deleted(owner, place, hook):
    address = f"{place}/{hook.pk}"

    assert owner.post(f"{address}/off").json()["off_because"] == "switched"
    assert owner.post(f"{address}/on", {"with_missed": False}).json()["off_because"] == ""
    assert owner.post(f"{address}/secret").json()["secret"].startswith("whsec_")
    assert owner.delete(address, If_Match="*").status_code == 204
    assert not Webhook.objects.exists()


def test_the_log_tells_each_attempt(owner, place, hook):
    sent = owner.post(f"{place}/{hook.pk}/test").json()
    Attempt.objects.create(
        delivery_id=sent["id"], milliseconds=7, fault={"template": "No connection.", "values": {}}
    )
    address = f"{place}/{hook.pk}/deliveries"

    [one] = owner.get(f"{address}?state=waiting").json()["items"]
    assert (one["topic"], one["attempts"][0]["fault"]) == ("webhooks.test", "No connection.")
    assert owner.post(f"{address}/{one['id']}/skip").json()["state"] == State.SKIPPED
    assert owner.post(f"{address}/{one['id']}/again").json()["state"] == State.WAITING
    assert owner.get(f"{address}?state=lost").status_code == 400


def test_a_webhook_of_another_workspace_is_not_there(owner, place, team):
    elsewhere = team.outsider.memberships.get().workspace
    foreign = changes.add_webhook(elsewhere, by=team.outsider, url=URL, topics=[])[0]
    delivery = changes.send_test(foreign, by=None)

    assert owner.get(f"{place}/{foreign.pk}").status_code == 404
    assert owner.get(f"{place}/{foreign.pk}/deliveries/{delivery.pk}").status_code == 404


def test_an_editor_is_told_that_owners_do_this(callers, place):
    assert callers.editor.get(place).status_code == 403
