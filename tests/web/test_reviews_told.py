"""What is new to a reviewer on the pages of a review, and their answers by mail."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from seedapp.core import coach
from seedapp.feedback import changes as feedback
from seedapp.feedback.models import Reviewer
from seedapp.notices import guest_mail, letters, reading, sending
from seedapp.notices.models import Mail, Notice, Reader
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish
from seedapp.traffic.limits import Limit

pytestmark = pytest.mark.django_db

TYPED = {"email": "gil@guests.test", "mail": "immediately"}


@pytest.fixture
def read():
    def do():
        while reading.read_on():
            continue

    return do


@pytest.fixture
def gil(review):
    return review.guest("Gil")


@pytest.fixture
def thread(review, team, gil):
    """Gil's, answered by the editor."""
    who = Reviewer.objects.get(name="Gil")
    about = {"anchor_kind": "document", "anchor": "", "anchor_title": "Shed"}
    begun = feedback.begin_thread(review.round, body="What is it?", reviewer=who, **about)
    feedback.answer(begun, body="A shed.", member=team.editor)
    return begun


@pytest.fixture
def questions():
    """The letters of confirmation that wait are sent; the path in the newest."""

    def do():
        for one in DBTaskResult.objects.filter(task_path__endswith="send_question"):
            guest_mail.send_question.call(*one.args_kwargs["args"])
        DBTaskResult.objects.all().delete()
        return re.search(r"/notices/confirm/\S+", mail.outbox[-1].body)[0] if mail.outbox else ""

    return do


def page_of(review, browser):
    return browser.get(review.url("review_goals")).content.decode()


def test_an_answer_is_new_until_the_guest_has_seen_it(review, thread, gil, read):
    read()
    page = page_of(review, gil)
    assert "Editor answered your comment on “Shed”." in page
    upto = re.search(r'name="upto" value="(\d+)"', page)[1]

    answer = gil.post(review.url("review_told"), {"upto": upto, "next": review.url("review_goals")})

    assert answer["Location"] == review.url("review_goals")
    assert "answered your comment" not in page_of(review, gil)


def test_what_is_new_leads_to_the_thread_in_the_review(review, thread, gil, read):
    read()

    href = re.search(r'<a href="([^"]+)">Editor answered', page_of(review, gil))[1]

    page = gil.get(href.partition("#")[0])
    assert page.status_code == 200
    assert "A shed." in page.content.decode()


def test_a_newer_revision_is_told_without_a_way_to_it(review, design, team, gil, read):
    value = take(design)
    publish(design, value=value, findings=coach.check(value), by=team.owner)
    read()

    page = page_of(review, gil)

    assert "published a new revision: revision 2" in page
    assert "revisions/2" not in page


@pytest.mark.hostile(25)
def test_a_guest_sees_nothing_of_what_others_are_told(review, thread, gil, read):
    ada = review.guest("Ada")
    read()

    page = page_of(review, ada)
    assert "answered your comment" not in page
    assert gil.get("/notices/").status_code == 302
    newest = Notice.objects.order_by("-pk").first()

    ada.post(review.url("review_told"), {"upto": str(newest.pk)})

    assert Notice.objects.filter(
        reader__reviewer_id=Reviewer.objects.get(name="Gil").pk, read_at=None
    ).exists()


def test_a_member_who_reviews_by_account_sees_it_on_the_pages_of_the_review(review, team, design, read):
    place = [team.workspace.slug, design.slug, review.round.pk]
    browser = team.client(team.reviewer)
    browser.post(reverse("own_review", args=place), {"perspective": "end-user"})
    who = Reviewer.objects.get(user=team.reviewer)
    about = {"anchor_kind": "document", "anchor": "", "anchor_title": "Shed"}
    begun = feedback.begin_thread(review.round, body="What is it?", reviewer=who, **about)
    feedback.answer(begun, body="A shed.", member=team.editor)
    read()

    page = browser.get(reverse("own_review_goals", args=place)).content.decode()

    assert "Editor answered your comment on “Shed”." in page


def test_what_is_new_costs_few_queries(review, team, thread, gil, read, django_assert_max_num_queries):
    for number in range(30):
        feedback.answer(thread, body=f"Number {number}", member=team.editor)
    read()

    with django_assert_max_num_queries(30):
        page = page_of(review, gil)
    assert "And 21 more." in page


def test_an_address_gets_answers_once_its_owner_has_confirmed_it(
    review, team, thread, gil, read, client, questions
):
    gil.post(review.url("review_mail"), TYPED)
    link = questions()
    read()
    letters.gather()
    sending.send_due()
    assert [one.to for one in mail.outbox].count(["gil@guests.test"]) == 1
    client.post(link)
    feedback.answer(thread, body="And a key.", member=team.editor)

    read()
    letters.gather()
    sending.send_due()

    _question, answer = (one for one in mail.outbox if one.to == ["gil@guests.test"])
    assert "And a key." in answer.body
    assert review.token not in answer.message().as_string()
    assert "open the link that you were given" in answer.body


@pytest.mark.hostile(25)
def test_a_guest_whose_link_was_revoked_gets_no_more_letters(
    review, team, thread, gil, read, client, questions
):
    gil.post(review.url("review_mail"), TYPED)
    client.post(questions())
    feedback.answer(thread, body="And a key.", member=team.editor)
    read()
    letters.gather()
    feedback.revoke_link(Reviewer.objects.get(name="Gil").link, by=team.owner)

    sending.send_due()

    assert [one.to for one in mail.outbox].count(["gil@guests.test"]) == 1


@pytest.mark.hostile(25)
def test_looking_at_the_link_confirms_nothing(review, gil, client, questions):
    gil.post(review.url("review_mail"), TYPED)

    assert client.get(questions()).status_code == 200

    assert Reader.objects.get(email="gil@guests.test").email_confirmed_at is None


@pytest.mark.hostile(25)
def test_a_link_for_an_address_that_was_changed_confirms_nothing(review, gil, client, questions):
    gil.post(review.url("review_mail"), TYPED)
    link = questions()
    gil.post(review.url("review_mail"), TYPED | {"email": "other@guests.test"})

    assert client.post(link).status_code == 404
    assert not Reader.objects.filter(email_confirmed_at__isnull=False).exists()


@pytest.mark.hostile(37)
def test_nobody_is_flooded_with_letters_of_confirmation(review, gil, questions):
    answers = []
    for number in range(8):
        other = TYPED if number % 2 else TYPED | {"email": "other@guests.test"}
        answers.append(gil.post(review.url("review_mail"), other).status_code)
        questions()

    assert answers[-1] == 429
    assert len(mail.outbox) <= 5


@pytest.mark.hostile(37)
@pytest.mark.parametrize(
    "email", ["a@x.test\nBcc: b@x.test", "a@x.test,b@x.test", "a@x.test b@x.test", "nowhere"]
)
def test_an_address_that_is_two_or_none_is_refused(review, gil, email, questions):
    answer = gil.post(review.url("review_mail"), TYPED | {"email": email})

    assert answer.status_code == 422
    assert questions() == ""


def test_a_guest_takes_the_address_away(review, gil, client, questions):
    gil.post(review.url("review_mail"), TYPED)
    client.post(questions())

    gil.post(review.url("review_mail"), {"stop": "1"})

    reader = Reader.objects.get(reviewer_id=Reviewer.objects.get(name="Gil").pk)
    assert (reader.email, reader.email_confirmed_at, reader.mail) == ("", None, Mail.IMMEDIATELY)


def test_no_page_shows_the_address(review, team, gil, client, questions):
    gil.post(review.url("review_mail"), TYPED)
    client.post(questions())

    assert "gil@guests.test" not in page_of(review, gil)
    assert "gil@guests.test" not in page_of(review, review.guest("Ada"))


@pytest.mark.hostile(37)
def test_nobody_is_flooded_under_many_names_and_spellings(review):
    answers = []
    for number in range(5):
        guest = review.guest(f"Guest {number}")
        typed = TYPED | {"email": f"Victim+{number}@guests.test"}
        answers.append(guest.post(review.url("review_mail"), typed).status_code)

    assert answers == [302, 302, 302, 429, 429]


@pytest.mark.hostile(37)
def test_one_link_does_not_make_letters_without_end(review, gil, monkeypatch):
    monkeypatch.setattr(guest_mail, "LETTERS_A_LINK", Limit(2, 24 * 3600))
    answers = [
        browser.post(review.url("review_mail"), TYPED | {"email": f"{name}@guests.test"}).status_code
        for name, browser in (("a", gil), ("b", review.guest("Ada")), ("c", review.guest("Bo")))
    ]

    assert answers == [302, 302, 429]
