"""Review links: who has the wrong one learns nothing, and nothing that was typed is lost."""

import logging
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from seedapp.feedback import changes
from seedapp.feedback.models import Comment, Reviewer, Round, Thread, Verdict
from seedapp.traffic.limits import Limit
from seedapp.traffic.models import Tally
from seedapp.web.log_lines import TextLines

pytestmark = pytest.mark.django_db

LOAN = "22222222-2222-4222-8222-222222222222"
SAID = {"kind": "operation", "anchor": LOAN, "severity": "question", "body": "My long thought"}


def close(review):
    changes.close_round(review.round, by=None)


def expire(review):
    review.round.links.update(expires_at=timezone.now() - timedelta(seconds=1))


def revoke(review):
    changes.revoke_link(review.round.links.get(), by=None)


def pass_due_date(review):
    Round.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def without_marks(page):
    """The page without what differs from one request to the next."""
    return [
        line
        for line in page.content.decode().splitlines()
        if "csrf" not in line.lower() and 'name="next"' not in line and "nonce" not in line
    ]


@pytest.mark.hostile(25)
@pytest.mark.parametrize("end", [close, expire, revoke])
def test_wrong_closed_expired_and_revoked_links_all_say_the_same(team, review, end):
    visitor = team.client()
    wrong = visitor.get(reverse("review", args=["guessed" * 6]))

    end(review)

    over = visitor.get(review.url("review"))
    assert wrong.status_code == over.status_code == 404
    assert without_marks(wrong) == without_marks(over)
    assert "Tool shed" not in over.content.decode()


@pytest.mark.parametrize("name", ["review", "review_goals", "review_contract"])
def test_every_page_of_a_wrong_link_is_closed(team, review, name):
    answer = team.client().get(reverse(name, args=["x" * 32]))

    assert answer.status_code == 404
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("token", ["%00", "é", "한", "a" * 5000, "..", "%2e%2e", "'\"<script>"])
def test_hostile_token_gets_the_same_kind_page(team, review, token):
    assert team.client().get(f"/r/{token}/").status_code == 404


@pytest.mark.parametrize(
    ("end", "status"), [(close, 409), (pass_due_date, 409), (expire, 404), (revoke, 404)]
)
@pytest.mark.parametrize(
    ("name", "args", "typed"),
    [
        ("review_say", [], SAID),
        ("review_thread", [1], {"body": "My long thought"}),
        ("review_verdict", [], {"judgement": "approve", "note": "My long thought"}),
        ("review_say", [], {**SAID, "body": "See below", "suggest": "describe", "value": "My long thought"}),
    ],
)
def test_what_was_typed_when_the_round_ended_comes_back(review, end, status, name, args, typed):
    gil = review.guest()
    gil.post(review.url("review_say"), {**SAID, "body": "Before"})
    end(review)

    answer = gil.post(review.url(name, *args), typed)

    assert answer.status_code == status
    assert "My long thought" in answer.content.decode()
    assert Comment.objects.count() == 1
    assert not Verdict.objects.exists()


def test_what_was_typed_beside_an_answer_to_a_goal_comes_back_too(review, design):
    gil = review.guest()
    job = str(design.job_stories.first().uid)
    close(review)

    answer = gil.post(review.url("review_goal"), {"job": job, "answer": "no", "comment": "My long thought"})

    assert answer.status_code == 409
    assert "My long thought" in answer.content.decode()


def test_round_that_ends_between_look_and_write_takes_nothing(review, monkeypatch):
    gil = review.guest()
    link = changes.link_behind(review.token)
    close(review)
    monkeypatch.setattr("seedapp.web.reviews.guest.changes.link_behind", lambda token: link)

    answer = gil.post(review.url("review_say"), SAID)

    assert answer.status_code == 409
    assert "My long thought" in answer.content.decode()
    assert not Thread.objects.exists()


def test_who_has_not_joined_is_led_to_the_door(team, review):
    stranger = team.client()

    for name in ("review_goals", "review_contract"):
        assert stranger.get(review.url(name)).url == review.url("review")
    assert stranger.post(review.url("review_say"), SAID).url == review.url("review")
    assert not Thread.objects.exists()


@pytest.mark.hostile(25)
def test_secret_of_another_round_opens_nothing(team, published, review):
    other, _token = changes.open_round(published, by=team.editor)
    reviewer, secret = changes.join(other.links.get(), name="Mallory", perspective="end-user")
    changes.begin_thread(
        other, reviewer=reviewer, body="Other words", anchor_kind="document", anchor="", anchor_title="x"
    )
    mallory = team.client()
    mallory.cookies["seed_reviewer"] = secret

    assert mallory.get(review.url("review_goals")).url == review.url("review")
    gil = review.guest()
    assert "Other words" not in gil.get(review.url("review_goals")).content.decode()
    assert gil.post(review.url("review_thread", 1), {"body": "x"}).status_code == 404
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("number", [0, 2, 10**18])
def test_thread_number_that_is_not_of_this_round_is_not_found(review, number):
    gil = review.guest()
    gil.post(review.url("review_say"), SAID)

    assert gil.post(review.url("review_thread", number), {"body": "x"}).status_code == 404


def test_link_gives_no_way_into_the_workspace(review, at):
    gil = review.guest()

    assert gil.get(at("feedback")).status_code == 302
    assert gil.get(at("feedback")).url.startswith("/accounts/login/")


@pytest.mark.hostile(25)
def test_signed_in_outsider_reviews_without_becoming_a_member(team, review, at):
    outsider = team.client(team.outsider)
    typed = {"name": "Otto", "perspective": "end-user", "once": "once-and-only-once"}

    outsider.post(review.url("review"), typed)

    assert outsider.get(review.url("review_goals")).status_code == 200
    assert outsider.get(at("feedback")).status_code == 404
    assert Reviewer.objects.get().user == team.outsider


@pytest.mark.hostile(25)
def test_pages_keep_the_token_to_themselves(review):
    gil = review.guest()

    for page in (gil.get(review.url("review_goals")), gil.get(review.url("review_contract", "loans"))):
        assert page["Referrer-Policy"] == "strict-origin"
        assert "no-store" in page["Cache-Control"]
        assert "noindex" in page.content.decode()


@pytest.mark.hostile(25)
def test_refused_requests_leave_no_token_in_the_log(team, review, caplog):
    gil = review.guest()
    with caplog.at_level(logging.DEBUG):
        team.client().get(review.url("review_say"))
        gil.post(review.url("review_say"), {**SAID, "body": ""})
        close(review)
        gil.get(review.url("review_goals"))

    assert caplog.records
    written = "\n".join(TextLines().format(record) for record in caplog.records)
    assert review.token not in written


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](data:text/html;base64,AAAA)",
    "![x](http://evil.test/x.png)",
    "<svg><script>alert(1)</script></svg>",
    "<!-- hidden --><math><mi//xlink:href='data:x'>",
    "{{ settings.SECRET_KEY }}{% load i18n %}",
    "</textarea></form><script>alert(1)</script>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_everywhere(team, review, at, text):
    gil = review.guest(text[:100])
    gil.post(review.url("review_say"), {**SAID, "body": text})
    gil.post(review.url("review_verdict"), {"judgement": "comment", "note": text})
    changes.dismiss(Thread.objects.get(), note=text, member=team.editor)

    editor = team.client(team.editor)
    pages = [
        gil.get(review.url("review_contract", "loans")),
        editor.get(at("feedback")),
        editor.get(at("revision_contract", 1, "loans")),
        editor.get(at("thread", Thread.objects.get().pk)),
    ]
    for page in pages:
        assert page.status_code == 200
        body = page.content.decode().partition('id="main"')[2].partition('<footer class="site-footer')[0]
        for tag in ("<script", "<img src=x", "<svg><script", "<math", 'javascript:alert(1)"', "<!-- hidden"):
            assert tag not in body
        assert 'href="data:' not in body
        assert 'src="http' not in body


@pytest.mark.hostile(25)
def test_who_tries_many_links_waits_whatever_they_try_next(team, review, monkeypatch):
    monkeypatch.setattr("seedapp.web.reviews.guesses.WRONG_LINKS", Limit(3, seconds=60))
    visitor = team.client()
    for number in range(3):
        assert visitor.get(reverse("review", args=[f"guess-{number}"])).status_code == 404

    right, wrong = visitor.get(review.url("review")), visitor.get(reverse("review", args=["guess-4"]))

    assert right.status_code == wrong.status_code == 429
    assert 1 <= int(right["Retry-After"]) <= 60
    assert without_marks(right) == without_marks(wrong)
    assert "Tool shed" not in right.content.decode()
    typed = visitor.post(review.url("review_say"), {"body": "My long thought"})
    assert (typed.status_code, "My long thought" in typed.content.decode()) == (429, True)


@pytest.mark.hostile(25)
def test_who_sits_elsewhere_does_not_wait_and_the_wait_ends(team, review, monkeypatch):
    monkeypatch.setattr("seedapp.web.reviews.guesses.WRONG_LINKS", Limit(3, seconds=60))
    visitor = team.client()
    for number in range(3):
        visitor.get(reverse("review", args=[f"guess-{number}"]))

    assert team.client().get(review.url("review"), REMOTE_ADDR="192.0.2.7").status_code == 200
    Tally.objects.update(ends_at=0)
    assert visitor.get(review.url("review")).status_code == 200


def test_right_links_are_not_counted(team, review, monkeypatch):
    monkeypatch.setattr("seedapp.web.reviews.guesses.WRONG_LINKS", Limit(3, seconds=60))
    visitor = team.client()

    assert [visitor.get(review.url("review")).status_code for _time in range(6)] == [200] * 6
