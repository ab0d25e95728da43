"""Links to a round: for many and for one person, joined, revoked, renewed; and reviewers by account."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from seedapp.feedback import changes
from seedapp.feedback.changes import Person
from seedapp.feedback.models import Link, Reviewer
from seedapp.history.models import Change
from seedapp.workspaces.secret_links import hash_of

pytestmark = pytest.mark.django_db

ANN, BOB = Person("Ann", "end-user"), Person("Bob", "client-developer")


@pytest.fixture
def round_(team, publish):
    return changes.open_round(publish(), by=team.editor, for_many=False)[0]


@pytest.fixture
def many(round_):
    [(link, _token)] = changes.make_links(round_, by=None, people=[Person("the council")])
    return link


@pytest.fixture
def ann(round_):
    [(link, _token)] = changes.make_links(round_, by=None, people=[ANN])
    return link


def test_each_person_gets_a_secret_of_128_bits_that_is_kept_hashed(round_):
    made = changes.make_links(round_, by=None, people=[ANN, BOB, Person()])

    assert [(link.name, link.perspective, link.is_for_many) for link, _token in made] == [
        ("Ann", "end-user", False),
        ("Bob", "client-developer", False),
        ("", "", True),
    ]
    tokens = [token for _link, token in made]
    assert len({*tokens}) == 3 and all(len(token) == 22 for token in tokens)  # 16 bytes in base64
    kept = str(list(Link.objects.values()) + list(Change.objects.values()))
    assert not any(token in kept for token in tokens)
    assert changes.link_behind(tokens[0]) == made[0][0]


def test_the_same_secrets_make_the_same_links(round_):
    first = changes.make_links(round_, by=None, people=[ANN, BOB], tokens=["a" * 22, "b" * 22])
    again = changes.make_links(round_, by=None, people=[ANN, BOB], tokens=["a" * 22, "b" * 22])

    assert first == again
    assert Link.objects.count() == 2
    assert Change.objects.filter(verb="feedback.links_made").count() == 1


def test_a_round_has_so_many_links_and_no_more(round_, monkeypatch):
    monkeypatch.setattr("seedapp.feedback.policy.LINKS_PER_ROUND", 2)

    with pytest.raises(changes.TooMany):
        changes.make_links(round_, by=None, people=[ANN, BOB, Person()])

    assert not Link.objects.exists()


def test_who_has_a_link_of_their_own_joins_once_as_the_person_it_is_for(ann):
    first, secret = changes.join(ann, name="Mallory", perspective="client-developer")
    again, _secret = changes.join(ann)

    assert first == again
    assert (first.name, first.perspective, secret, first.token_sha256) == ("Ann", "end-user", "", None)


def test_many_join_by_one_link_each_in_their_browser(many):
    gil, secret = changes.join(many, name="Gil", perspective="end-user")
    changes.join(many, name="Eva", perspective="end-user")

    assert changes.reviewer_in_browser(many, secret) == gil
    assert changes.reviewer_in_browser(many, "") is None
    assert changes.join(many, name="Gil", perspective="end-user", token=secret)[0] == gil
    assert Reviewer.objects.count() == 2


def test_a_browser_is_known_only_behind_the_link_it_joined_by(round_, many):
    _gil, secret = changes.join(many, name="Gil", perspective="end-user")
    [(other, _token)] = changes.make_links(round_, by=None, people=[Person("another")])

    assert changes.reviewer_in_browser(other, secret) is None


@pytest.mark.parametrize("token", ["", "wrong", "é" * 30, "x" * 5000])
def test_a_wrong_secret_opens_nothing(ann, token):
    assert changes.link_behind(token) is None


def test_a_revoked_link_opens_nothing_and_says_so_once_in_the_journal(round_):
    [(link, token)] = changes.make_links(round_, by=None, people=[ANN])

    changes.revoke_link(link, by=None)
    changes.revoke_link(link, by=None)

    assert changes.link_behind(token) is None
    assert Change.objects.filter(verb="feedback.link_revoked").count() == 1


def test_an_expired_link_opens_nothing(round_):
    [(link, token)] = changes.make_links(round_, by=None, people=[ANN])
    Link.objects.filter(pk=link.pk).update(expires_at=timezone.now())

    assert changes.link_behind(token) is None


def test_revoking_one_link_leaves_the_others(round_):
    (ann, _), (_bob, token) = changes.make_links(round_, by=None, people=[ANN, BOB])

    changes.revoke_link(ann, by=None)

    assert changes.link_behind(token)


def test_a_renewed_link_opens_to_the_same_reviewer_and_the_old_one_to_nobody(round_):
    [(link, old)] = changes.make_links(round_, by=None, people=[ANN])
    ann, _secret = changes.join(link)
    changes.revoke_link(link, by=None)

    new = changes.renew_link(link, by=None)

    assert changes.link_behind(old) is None
    found = changes.link_behind(new)
    assert found and changes.reviewer_of(found) == ann
    assert changes.renew_link(link, by=None, token=new) == new
    assert Change.objects.filter(verb="feedback.link_renewed").count() == 1


def test_a_link_for_many_is_not_renewed(many):
    with pytest.raises(changes.Refused, match="another one"):
        changes.renew_link(many, by=None)


def test_nobody_joins_a_closed_round_but_who_has_joined_stays_known(round_, many, ann):
    gil, secret = changes.join(many, name="Gil", perspective="end-user")
    changes.close_round(round_, by=None)

    with pytest.raises(changes.RoundOver):
        changes.join(ann)
    assert changes.join(many, name="Gil", perspective="end-user", token=secret)[0] == gil


def test_use_is_noted_at_most_once_a_minute(ann, django_assert_num_queries):
    changes.note_use(ann)
    noted = Link.objects.get().last_used_at

    with django_assert_num_queries(0):
        changes.note_use(ann)

    assert noted
    ann.last_used_at = noted - timedelta(minutes=2)
    Link.objects.update(last_used_at=ann.last_used_at)
    changes.note_use(ann)
    assert Link.objects.get().last_used_at > noted


def test_a_member_is_asked_and_counts_as_come_when_they_begin(team, round_):
    member = team.workspace.members.get(user=team.reviewer)

    [asked] = changes.ask_members(round_, by=team.editor, members=[member], perspective="end-user")
    changes.ask_members(round_, by=team.editor, members=[member], perspective="end-user")

    assert (asked.joined_at, asked.is_by_account) == (None, True)
    entered = changes.enter(round_, member=member, perspective="client-developer")
    again = changes.enter(round_, member=member, perspective="end-user")
    assert entered.pk == asked.pk == again.pk
    assert again.joined_at and again.perspective == "client-developer"
    assert Change.objects.filter(verb="feedback.members_asked").count() == 1


def test_who_may_not_comment_does_not_review_by_account(team, round_):
    viewer = team.workspace.members.get(user=team.viewer)

    with pytest.raises(changes.Refused):
        changes.ask_members(round_, by=team.editor, members=[viewer], perspective="end-user")
    with pytest.raises(changes.Refused):
        changes.enter(round_, member=viewer, perspective="end-user")

    assert not Reviewer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_join_once(round_):
    from django.db import connection

    [(link, _token)] = changes.make_links(round_, by=None, people=[ANN])

    def press():
        try:
            changes.join(link)
        finally:
            connection.close()

    presses = [threading.Thread(target=press) for _number in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()

    assert Reviewer.objects.filter(link=link).count() == 1


def test_the_hash_of_a_secret_is_what_is_looked_up(round_):
    [(link, token)] = changes.make_links(round_, by=None, people=[ANN])

    assert link.token_sha256 == hash_of(token) != token
