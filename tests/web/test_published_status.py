"""The status of a published document without an account: one word and counts, for whoever knows the key."""

import pytest
from django.urls import reverse

from seedapp.cli.main import main
from seedapp.feedback import changes as feedback
from seedapp.specification import changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(team, design, published):
    return changes.open_addresses(design, by=team.owner).key


@pytest.fixture
def address(key, published):
    return reverse(
        "status_by_version", args=[key, "loans", published.documents.get(service_key="loans").version]
    )


@pytest.fixture
def approve(team, review):
    """Gil approves, then the team."""

    def now(revision):
        changes.begin_review(revision, by=team.editor)
        gil = feedback.join(review.round.links.get(), name="Gil the guest", perspective="client-developer")[0]
        feedback.give_verdict(gil, judgement="approve", note="A word of my own")
        feedback.approve_revision(revision, by=team.editor)

    return now


def test_it_says_in_one_word_whether_it_is_approved(client, address, approve, published):
    assert client.get(address).json()["status"] == "pending"

    approve(published)

    assert client.get(address).json()["status"] == "approved"


def test_it_names_nobody(client, address, approve, published):
    approve(published)

    text = client.get(address).content.decode()

    assert "Gil" not in text
    assert "Editor" not in text
    assert "A word of my own" not in text


def test_by_the_hash_of_the_bytes_it_is_the_same(client, address, key, published):
    document = published.documents.get(service_key="loans")

    by_hash = reverse("status_by_hash", args=[key, document.sha256])

    assert client.get(by_hash).json() == client.get(address).json()


def test_a_document_that_stands_in_several_revisions_is_approved_when_one_of_them_is(
    client, address, approve, published, team, design
):
    from seedapp.core import coach
    from seedapp.snapshot.take import take

    approve(published)
    value = take(design)
    changes.publish(design, value=value, findings=coach.check(value), by=team.owner)

    assert (client.get(address).json()["revision"], client.get(address).json()["status"]) == (1, "approved")


def test_what_did_not_change_is_not_sent_again(client, address):
    tag = client.get(address)["ETag"]

    again = client.get(address, headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


def test_a_switched_off_key_a_wrong_one_and_another_method_are_refused(client, address, key, team, design):
    assert client.get(address.replace(key, "x" * 22)).status_code == 404
    assert client.post(address).status_code == 405
    assert client.options(address)["Access-Control-Allow-Origin"] == "*"

    changes.close_addresses(design, by=team.owner)

    assert client.get(address).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_command_needs_no_token_here(live_server, address, approve, published, capsys, monkeypatch):
    monkeypatch.delenv("SEED_TOKEN", raising=False)

    assert main(["review-status", live_server.url + address]) == 1
    approve(published)

    assert main(["review-status", live_server.url + address]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "pending  revision 1"


def test_the_team_finds_the_address_on_its_page(viewer, at, address):
    assert f"http://testserver{address}" in viewer.get(at("revision_verdicts", 1)).content.decode()
