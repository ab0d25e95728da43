"""The ways into a review: by a link for many, by a link of one's own, by one's account; what it asks."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from seedapp.feedback import changes
from seedapp.feedback.models import Answer, Reviewer, Round, Thread, Verdict
from seedapp.web.reviews.asking import name_of

pytestmark = pytest.mark.django_db

FAST, FAIR = "Is it fast?", "Is it fair?"


@pytest.fixture
def round_(team, published):
    return changes.open_round(published, by=team.editor, for_many=False, questions=[FAST, FAIR])[0]


@pytest.fixture
def ann(round_):
    """`ann("review_goals")` is the address behind the link of Ann."""
    [(_link, token)] = changes.make_links(round_, by=None, people=[changes.Person("Ann", "end-user")])
    return lambda name="review", *args: reverse(name, args=[token, *args])


@pytest.fixture
def own(round_, at):
    return lambda name="own_review", *args: at(name, round_.pk, *args)


def pass_due_date():
    Round.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def test_who_has_a_link_of_their_own_begins_with_one_press_and_no_name(team, ann, said):
    browser = team.client()
    door = browser.get(ann())
    assert "Hello Ann" in said(door)
    assert 'name="name"' not in door.content.decode() and 'name="perspective"' not in door.content.decode()

    answer = browser.post(ann())

    assert answer.url == ann("review_goals")
    assert "seed_reviewer" not in answer.cookies
    assert "Review by Ann" in said(browser.get(ann("review_goals")))


def test_looking_at_the_door_is_not_joining(team, ann):
    """Programs that look into mail open links too."""
    team.client().get(ann())

    assert not Reviewer.objects.exists()


def test_a_link_of_ones_own_is_the_same_reviewer_in_another_browser(team, ann, said):
    phone, desk = team.client(), team.client()
    phone.post(ann())

    assert "Review by Ann" in said(desk.get(ann("review_goals")))
    desk.post(ann())
    assert Reviewer.objects.count() == 1


def test_what_is_sent_along_does_not_change_whom_a_link_is_for(team, ann):
    typed = {"name": "Mallory", "perspective": "client-developer", "once": "x" * 20}

    team.client().post(ann(), typed)

    reviewer = Reviewer.objects.get()
    assert (reviewer.name, reviewer.perspective) == ("Ann", "end-user")


def test_a_signed_in_person_behind_the_link_of_another_speaks_as_the_one_it_is_for(team, ann, own):
    browser = team.client(team.outsider)
    browser.post(ann())

    assert Reviewer.objects.get().name == "Ann"
    assert browser.get(own()).status_code == 404


def test_a_member_reviews_by_their_account_on_the_same_pages(team, own, said):
    browser = team.client(team.reviewer)
    assert browser.get(own("own_review_goals")).url == own()
    assert "You review by your account" in said(browser.get(own()))

    begun = browser.post(own(), {"perspective": "end-user"})

    assert begun.url == own("own_review_goals")
    goals = browser.get(own("own_review_goals"))
    assert "Review by Reviewer" in said(goals)
    assert "/r/" not in goals.content.decode()
    typed = {"kind": "document", "anchor": "", "severity": "question", "body": "By account"}
    assert browser.post(own("own_review_say"), typed).url.startswith(own("own_review_goals"))
    browser.post(own("own_review_verdict"), {"judgement": "comment", "note": "Fine"})
    reviewer = Reviewer.objects.get()
    assert (reviewer.user, reviewer.link) == (team.reviewer, None)
    assert Thread.objects.get().comments.get().reviewer == Verdict.objects.get().reviewer == reviewer
    assert "By account" in said(browser.get(own("own_review_contract", "loans"))) + said(
        browser.get(own("own_review_goals"))
    )


def test_a_member_finds_how_they_were_asked_and_may_say_otherwise(team, round_, own):
    member = team.workspace.members.get(user=team.reviewer)
    changes.ask_members(round_, by=None, members=[member], perspective="client-developer")
    browser = team.client(team.reviewer)

    assert re.search(r'value="client-developer"[^>]* checked', browser.get(own()).content.decode())
    browser.post(own(), {"perspective": "end-user"})
    assert Reviewer.objects.get().perspective == "end-user"


def test_who_left_the_team_reviews_no_more(team, own):
    browser = team.client(team.reviewer)
    browser.post(own(), {"perspective": "end-user"})

    team.workspace.members.get(user=team.reviewer).delete()

    assert browser.get(own("own_review_goals")).status_code == 404


def test_a_round_of_another_design_is_not_entered_by_account(team, round_, empty_design):
    address = [empty_design.workspace.slug, empty_design.slug, round_.pk]

    assert team.client(team.editor).get(reverse("own_review", args=address)).status_code == 404


def test_members_of_other_roles_stay_out(team, own):
    assert team.client(team.viewer).get(own()).status_code == 403
    assert team.client(team.outsider).get(own()).status_code == 404
    assert team.client().get(own()).url.startswith("/accounts/login/")


def test_questions_are_answered_where_one_reads_and_may_be_changed(team, ann, said):
    browser = team.client()
    browser.post(ann())
    assert FAST in said(browser.get(ann("review_goals")))

    answered = browser.post(ann("review_answers"), {name_of(FAST): "Yes", name_of(FAIR): ""})
    browser.post(ann("review_answers"), {name_of(FAST): "Yes, and more", name_of(FAIR): "Quite"})

    assert answered.url == ann("review_goals") + "#questions"
    assert [one.body for one in Answer.objects.order_by("question__position")] == ["Yes, and more", "Quite"]
    for page in (ann("review_goals"), ann("review_contract", "loans")):
        assert "Yes, and more" in said(browser.get(page))


def test_others_do_not_see_what_was_answered(team, round_, ann, said):
    first = team.client()
    first.post(ann())
    first.post(ann("review_answers"), {name_of(FAST): "Between us"})
    [(_link, token)] = changes.make_links(round_, by=None, people=[changes.Person("Bob", "end-user")])
    bob = team.client()
    bob.post(reverse("review", args=[token]))

    assert "Between us" not in said(bob.get(reverse("review_goals", args=[token])))


def test_an_answer_goes_to_the_question_it_was_typed_at(team, round_, ann):
    """Also when the team took back the one above it in the meantime."""
    browser = team.client()
    browser.post(ann())
    changes.remove_question(round_.questions.get(text=FAST), by=None)
    changes.add_question(round_, by=None, text="A new one?")

    browser.post(ann("review_answers"), {name_of(FAST): "Fast!", name_of(FAIR): "Fair!"})

    assert [(one.question.text, one.body) for one in Answer.objects.all()] == [(FAIR, "Fair!")]


def test_a_question_that_came_since_keeps_what_was_answered_elsewhere(team, ann):
    browser = team.client()
    browser.post(ann())
    browser.post(ann("review_answers"), {name_of(FAST): "Yes"})

    browser.post(ann("review_answers"), {name_of(FAIR): "Quite"})

    assert Answer.objects.count() == 2


def test_an_answer_that_is_too_long_comes_back(team, ann):
    browser = team.client()
    browser.post(ann())

    answer = browser.post(ann("review_answers"), {name_of(FAST): "x" * 20_001, name_of(FAIR): "kept words"})

    assert answer.status_code == 422
    assert "kept words" in answer.content.decode()
    assert not Answer.objects.exists()


def test_answers_of_somebody_too_fast_come_back(team, ann, monkeypatch):
    monkeypatch.setattr("seedapp.feedback.policy.CONTRIBUTIONS_PER_PACE", 1)
    browser = team.client()
    browser.post(ann())

    answer = browser.post(ann("review_answers"), {name_of(FAST): "first", name_of(FAIR): "second"})

    assert answer.status_code == 429
    assert "second" in answer.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("end", [pass_due_date, lambda: changes.close_round(Round.objects.get(), by=None)])
def test_who_has_joined_reads_a_round_that_is_over_and_is_told_so(team, ann, end, said):
    browser = team.client()
    browser.post(ann())
    browser.post(ann("review_answers"), {name_of(FAST): "My answer"})
    end()

    for address in (ann("review_goals"), ann("review_contract", "loans")):
        page = browser.get(address)
        assert page.status_code == 200
        assert "You can still read it" in said(page) and "My answer" in said(page)
        main = page.content.decode().partition('id="main"')[2].partition("<footer")[0]
        assert "<textarea" not in main
        assert re.findall(r'<form[^>]* action="([^"]+)"', main) == [ann("review_mail")]
    late = browser.post(ann("review_answers"), {name_of(FAIR): "Too late, but long"})
    assert late.status_code == 409
    assert "Too late, but long" in late.content.decode()


def test_after_the_due_date_a_newcomer_may_read(team, ann, said):
    pass_due_date()
    browser = team.client()

    assert "Comments were welcome until" in said(browser.get(ann()))
    assert browser.post(ann()).status_code == 302
    assert browser.get(ann("review_goals")).status_code == 200


def test_a_round_that_asks_nothing_shows_no_box(review):
    assert 'id="questions"' not in review.guest().get(review.url("review_goals")).content.decode()
