"""A reviewer who wants to be somebody else: another guest, a member of the team, whoever came before."""

import pytest
from django.urls import reverse

from seedapp.feedback import changes
from seedapp.feedback.judged import judged
from seedapp.feedback.models import Comment, Reviewer
from seedapp.feedback.people import people_of

pytestmark = pytest.mark.django_db
ABOUT = {"anchor_kind": "document", "anchor": "", "anchor_title": "Shed"}


@pytest.fixture
def later(team, design, published):
    """The next revision, with an open round: its link for many."""
    from seedapp.core import coach
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish

    design.services.update(version="0.9.0")
    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner, note="Next")
    round_, _token = changes.open_round(revision, by=team.editor)
    return round_.links.get()


@pytest.fixture
def anns_link(review, team):
    """The link that the team made for Ann, and its secret."""
    ann = changes.Person("Ann", "client-developer")
    return changes.make_links(review.round, by=team.editor, people=[ann])[0]


def test_a_link_that_a_member_tried_first_does_not_speak_for_the_member(team, review, anns_link):
    _link, secret = anns_link
    team.client(team.editor).post(reverse("review", args=[secret]))
    thread = changes.begin_thread(review.round, member=team.editor, body="The team's own words.", **ABOUT)
    ann, address = team.client(), reverse("review_thread", args=[secret, 1])

    answers = [ann.post(address, {"body": "Others", "edit": "1"}), ann.post(address, {"settle": "1"})]

    thread.refresh_from_db()
    assert [one.status_code for one in answers] == [403, 403]
    assert (thread.comments.get().body, thread.state) == ("The team's own words.", "open")
    assert Reviewer.objects.get(name="Ann").user is None


def test_a_browser_that_signed_out_does_not_speak_for_the_account(team, review):
    browser = team.client(team.editor)
    typed = {"name": "Editor", "perspective": "end-user", "once": "once-of-the-editor"}
    browser.post(review.url("review"), typed)
    changes.begin_thread(review.round, member=team.editor, body="The team's own words.", **ABOUT)
    browser.session.flush()

    refused = browser.post(review.url("review_thread", 1), {"body": "Others", "edit": "1"})
    answered = browser.post(review.url("review_thread", 1), {"body": "From the same browser"})
    browser.force_login(team.editor)
    edited = browser.post(review.url("review_thread", 1), {"body": "Edited by the team", "edit": "1"})

    assert [one.status_code for one in (refused, answered, edited)] == [403, 302, 302]
    assert set(Comment.objects.values_list("body", flat=True)) == {
        "Edited by the team",
        "From the same browser",
    }


def test_who_gives_the_name_of_somebody_with_a_link_lifts_no_word_of_theirs(anns_link, later):
    ann, _secret = changes.join(anns_link[0])
    changes.give_verdict(ann, judgement="request-changes")
    mallory, _secret = changes.join(later, name="Ann", perspective="client-developer")

    changes.give_verdict(mallory, judgement="approve")

    seen = judged(later.round.revision)
    assert {one.verdict.reviewer for one in seen.voices} == {ann, mallory}
    assert [one.given.judgement for one in seen.standing.against] == ["request-changes"]


def test_who_gets_a_link_again_takes_their_own_word_back(anns_link, later, team):
    ann, _secret = changes.join(anns_link[0])
    person = changes.Person("Ann", "client-developer")
    [(again, _secret)] = changes.make_links(later.round, by=team.editor, people=[person])
    same, _secret = changes.join(again)

    people = people_of(later.round.revision.design)

    assert people[ann.pk] == people[same.pk]


@pytest.mark.parametrize("number", ["0", "2", "9" * 18, "9" * 40])
@pytest.mark.parametrize("query", ["", "?earlier"])
def test_a_number_that_no_thread_has_leads_nowhere(review, number, query):
    guest = review.guest()
    address = f"{review.url('review_thread', 1).removesuffix('1/')}{number}/{query}"

    assert guest.post(address, {"body": "Is there one?"}).status_code == 404


def test_who_speaks_after_the_end_costs_the_same_however_many_came_later(
    review, later, django_assert_max_num_queries
):
    gil = review.guest()
    thread = {"kind": "document", "anchor": "", "severity": "question", "body": "Before the end"}
    assert gil.post(review.url("review_say"), thread).status_code == 302
    changes.close_round(review.round, by=None)
    people = [changes.Person(f"R {number}", "end-user") for number in range(100)]
    links = changes.make_links(later.round, by=None, people=people)
    Reviewer.objects.bulk_create(
        Reviewer(round=later.round, link=link, name=link.name, perspective="end-user")
        for link, _token in links
    )

    with django_assert_max_num_queries(40):
        assert gil.post(review.url("review_thread", 1), {"body": "After it"}).status_code == 409
