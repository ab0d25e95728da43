"""Mail: one to each owner and to nobody else, never many in one, never to an address that is two."""

import pytest
from django.core import mail
from django.core.mail import BadHeaderError

from seedapp.accounts.models import User
from seedapp.webhooks import changes, notices
from seedapp.webhooks.models import OffBecause, Webhook
from seedapp.workspaces.models import Member, Role

pytestmark = [pytest.mark.django_db, pytest.mark.hostile(37)]

ODD = [
    "a@team.test\nBcc: everybody@team.test",
    "a@team.test\r\nSubject: hello",
    "a@team.test%0aBcc:b@team.test",
    "a@team.test,b@team.test",
    "a@team.test;b@team.test",
    "a@team.test b@team.test",
    "<a@team.test>,<b@team.test>",
]


@pytest.fixture
def given_up(team):
    hook, _secret = changes.add_webhook(
        team.workspace, by=team.owner, url="https://hooks.example.org/", topics=[]
    )
    Webhook.objects.filter(pk=hook.pk).update(off_because=OffBecause.FAILING)
    return hook


def test_each_owner_gets_a_mail_of_their_own_and_nobody_else(team, given_up, mailoutbox):
    Member.objects.filter(user=team.editor).update(role=Role.OWNER)

    notices.tell_owners.call(given_up.pk)

    assert [one.recipients() for one in mailoutbox] == [[team.owner.email], [team.editor.email]]


def test_ten_thousand_owners_are_not_ten_thousand_mails(team, given_up, mailoutbox):
    people = User.objects.bulk_create(User(email=f"p{number}@team.test") for number in range(10_000))
    Member.objects.bulk_create(Member(workspace=team.workspace, user=one, role=Role.OWNER) for one in people)

    assert notices.tell_owners.call(given_up.pk) == notices.MOST_RECIPIENTS
    assert len(mailoutbox) == notices.MOST_RECIPIENTS


def test_a_webhook_that_is_on_again_is_not_written_about(given_up, mailoutbox):
    Webhook.objects.update(off_because="")

    assert notices.tell_owners.call(given_up.pk) == 0
    assert mailoutbox == []


@pytest.mark.parametrize("address", ODD)
def test_an_account_has_one_address_in_one_line(client, address, mailoutbox):
    client.post("/accounts/signup/", {"email": address, "password1": "a long pass phrase", "name": "A"})

    assert not User.objects.filter(email__contains="team.test").exists()
    assert mailoutbox == []


@pytest.mark.parametrize("address", ODD)
def test_a_reset_is_sent_to_no_address_that_is_two(team, client, address, mailoutbox):
    client.post("/accounts/password/reset/", {"email": address})

    assert mailoutbox == []


def test_a_line_end_in_an_address_that_came_in_otherwise_stops_the_mail(team, given_up):
    User.objects.filter(pk=team.owner.pk).update(email="a@team.test\nBcc: b@team.test")

    with pytest.raises((BadHeaderError, ValueError)):
        notices.tell_owners.call(given_up.pk)
    assert mail.outbox == []
