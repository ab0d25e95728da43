"""What a guest sees and says: joining, goals, contract, comments, answers, verdicts."""

import pytest

from seedapp.feedback import changes
from seedapp.feedback.models import Comment, Reviewer, Thread, Verdict

pytestmark = pytest.mark.django_db

LOAN = "22222222-2222-4222-8222-222222222222"


def on_loan(body="Why two ids?", **more):
    return {"kind": "operation", "anchor": LOAN, "severity": "question", "body": body, **more}


def on_the_whole(body, **more):
    return {"kind": "document", "anchor": "", "severity": "question", "body": body, **more}


def sent_again(page):
    """What the form of a page sends when nothing in it is touched."""
    form = page.context["form"]
    return {one.html_name: one.value() or "" for one in form}


def test_first_visit_asks_for_a_name_and_shows_the_question(team, review, said):
    page = team.client().get(review.url("review"))

    assert page.status_code == 200
    assert "Does it help you?" in said(page)
    assert 'name="name"' in page.content.decode()


def test_each_perspective_begins_at_its_own_view(review):
    developer, user = review.guest("Gil"), review.guest("Uli", "end-user")

    assert developer.get(review.url("review")).url == review.url("review_contract")
    assert user.get(review.url("review")).url == review.url("review_goals")


@pytest.mark.parametrize("typed", [{"name": ""}, {"name": "x" * 121}, {"perspective": "king"}, {"once": ""}])
def test_name_and_perspective_are_needed(team, review, typed):
    given = {"name": "Gil", "perspective": "end-user", "once": "once-and-only-once", **typed}

    answer = team.client().post(review.url("review"), given)

    assert answer.status_code == 422
    assert not Reviewer.objects.exists()


def test_second_press_joins_once(team, review):
    browser = team.client()
    typed = {"name": "Gil", "perspective": "end-user", "once": "once-and-only-once"}

    for _press in range(2):
        browser.cookies.clear()
        browser.post(review.url("review"), typed)

    assert Reviewer.objects.count() == 1


def test_cookie_is_for_this_review_only(review):
    cookie = review.guest().cookies["seed_reviewer"]

    assert cookie["path"] == review.url("review")
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_goals_speak_of_stories_and_outcomes_without_http(review, said):
    page = review.guest("Uli", "end-user").get(review.url("review_goals"))

    text = said(page)
    assert "borrow it until Sunday" in text
    assert "The tool is lent and no longer free." in text
    assert "You get back: loan id" in text
    for word in ("POST", "GET ", "/loans", "HTTP", "startLoan", "201"):
        assert word not in text


def test_contract_shows_each_operation_of_a_service(review, said):
    gil = review.guest()

    first = gil.get(review.url("review_contract"))
    page = gil.get(review.url("review_contract", "loans"))

    assert first.status_code == 302
    assert first.url == review.url("review_contract", "loans")
    text = said(page)
    assert "POST /loans" in text
    assert "tool_id" in text
    assert "409" in text


def test_operation_leads_to_the_goals_that_it_serves(review, design):
    gil = review.guest()
    place = f"job-{design.job_stories.get(key='J2').uid}"

    contract = gil.get(review.url("review_contract", "loans")).content.decode()

    assert f"{review.url('review_goals')}#{place}" in contract
    assert f'id="{place}"' in gil.get(review.url("review_goals")).content.decode()
    assert f"job-{design.job_stories.get(key='T2').uid}" not in contract


def test_contract_speaks_the_language_of_each_reader(review):
    gil = review.guest()
    english = gil.get(review.url("review_contract", "tools"), headers={"accept-language": "en"})
    korean = gil.get(review.url("review_contract", "tools"), headers={"accept-language": "ko"})

    assert "list of" in english.content.decode()
    assert "list of" not in korean.content.decode()


def test_guest_sees_nothing_of_the_workspace(review, design, team):
    gil = review.guest()

    for page in (gil.get(review.url("review_goals")), gil.get(review.url("review_contract", "loans"))):
        text = page.content.decode()
        for secret in ("/w/", design.workspace.name + "<", team.owner.email, "rail-step", "Editor"):
            assert secret not in text


def test_comment_stands_in_its_place_for_all_guests_of_the_round(review):
    gil, uli = review.guest("Gil"), review.guest("Uli", "end-user")

    sent = gil.post(review.url("review_say"), on_loan(severity="must-fix"))

    assert sent.url == f"{review.url('review_contract', 'loans')}#thread-1"
    page = uli.get(review.url("review_contract", "loans")).content.decode()
    assert "Why two ids?" in page
    assert "Gil" in page
    assert Thread.objects.get().severity == "must-fix"


def test_comment_on_a_story_stands_among_the_goals(review, design):
    uid = str(design.job_stories.get(key="J2").uid)
    uli = review.guest("Uli", "end-user")

    sent = uli.post(review.url("review_say"), {**on_loan("Until Monday!"), "kind": "job", "anchor": uid})

    assert sent.url == f"{review.url('review_goals')}#thread-1"
    assert "Until Monday!" in uli.get(review.url("review_goals")).content.decode()
    assert Thread.objects.get().anchor_title == "J2: borrow it until Sunday"


def test_comment_sent_twice_begins_one_thread(review):
    gil = review.guest()

    for _press in range(2):
        gil.post(review.url("review_say"), on_loan())

    assert Thread.objects.count() == 1
    assert Comment.objects.count() == 1


def test_guests_talk_with_each_other_and_with_the_team(review, team, at):
    gil, uli = review.guest("Gil"), review.guest("Uli", "end-user")
    gil.post(review.url("review_say"), on_the_whole("First words"))

    uli.post(review.url("review_thread", 1), {"body": "Second words"})
    pk = Thread.objects.get().pk
    team.client(team.editor).post(at("answer_thread", pk), {"body": "Third words"})

    page = gil.get(review.url("review_goals")).content.decode()
    assert page.index("First words") < page.index("Second words") < page.index("Third words")


@pytest.mark.parametrize("body", ["", " \n ", "x" * 20_001, "a\x00b"])
def test_comment_out_of_form_comes_back_with_what_was_typed(review, body):
    answer = review.guest().post(review.url("review_say"), on_loan(body))

    assert answer.status_code == 422
    assert body.strip()[:50].replace("\x00", "") in answer.content.decode().replace("\x00", "")
    assert not Thread.objects.exists()


def test_comment_with_an_unknown_weight_is_refused(review):
    assert review.guest().post(review.url("review_say"), on_loan(severity="!")).status_code == 422


@pytest.mark.parametrize(
    ("kind", "anchor"),
    [("operation", "33333333-3333-4333-8333-333333333333"), ("actor", "x"), ("", ""), ("job", "J1")],
)
def test_place_that_is_not_in_the_revision_is_not_found(review, kind, anchor):
    answer = review.guest().post(review.url("review_say"), {**on_loan(), "kind": kind, "anchor": anchor})

    assert answer.status_code == 404
    assert not Thread.objects.exists()


def test_guest_settles_and_reopens_the_own_thread(review):
    gil = review.guest()
    gil.post(review.url("review_say"), on_loan())

    gil.post(review.url("review_thread", 1), {"settle": "1"})
    thread = Thread.objects.get()
    assert (thread.state, thread.last_turn.author_name) == ("resolved", "Gil")
    gil.post(review.url("review_thread", 1), {"reopen": "1"})
    assert Thread.objects.get().state == "open"


@pytest.mark.parametrize("act", ["settle", "reopen"])
def test_guest_cannot_settle_what_others_began(review, act):
    review.guest("Gil").post(review.url("review_say"), on_loan())
    if act == "reopen":
        changes.dismiss(Thread.objects.get(), note="No.", member=review.round.opened_by)
    before = Thread.objects.values().get()
    uli = review.guest("Uli", "end-user")

    page = uli.get(review.url("review_contract", "loans")).content.decode()
    answer = uli.post(review.url("review_thread", 1), {act: "1"})

    assert answer.status_code == 403
    assert f'name="{act}"' not in page
    assert Thread.objects.values().get() == before


def test_verdict_is_given_and_changed(review, said):
    gil = review.guest()

    gil.post(review.url("review_verdict"), {"judgement": "request-changes", "note": "Two ids"})
    gil.post(review.url("review_verdict"), {"judgement": "approve", "note": ""})

    assert [one.judgement for one in Verdict.objects.all()] == ["approve", "request-changes"]
    assert "Approve given on" in said(gil.get(review.url("review_goals")))


def test_verdict_sent_twice_counts_once(review):
    gil = review.guest()

    for _press in range(2):
        gil.post(review.url("review_verdict"), {"judgement": "approve", "note": "Fine"})

    assert Verdict.objects.count() == 1


def test_verdict_out_of_form_keeps_the_reason(review):
    answer = review.guest().post(review.url("review_verdict"), {"judgement": "maybe", "note": "Because of x"})

    assert answer.status_code == 422
    assert "Because of x" in answer.content.decode()


def test_who_says_too_much_too_fast_is_told_and_keeps_the_text(review, said):
    gil = review.guest()
    for number in range(30):
        assert gil.post(review.url("review_say"), on_loan(f"Thought {number}")).status_code == 302

    answer = gil.post(review.url("review_say"), on_loan("One thought more"))

    assert answer.status_code == 429
    assert "One thought more" in answer.content.decode()
    assert "wait a few minutes" in said(answer)
    assert Comment.objects.count() == 30
    assert review.guest("Uli").post(review.url("review_say"), on_loan("Mine")).status_code == 302


@pytest.mark.parametrize("act", ["settle", "reopen"])
def test_who_settles_too_fast_is_told_and_may_press_again(review, said, monkeypatch, act):
    gil = review.guest()
    gil.post(review.url("review_say"), on_loan())
    if act == "reopen":
        gil.post(review.url("review_thread", 1), {"settle": "1"})
    before = Thread.objects.get().state
    monkeypatch.setattr("seedapp.feedback.policy.CONTRIBUTIONS_PER_PACE", 1)

    refused = gil.post(review.url("review_thread", 1), {act: "1", "note": "It is clear now"})

    assert refused.status_code == 429
    assert "wait a few minutes" in said(refused)
    assert Thread.objects.get().state == before
    monkeypatch.setattr("seedapp.feedback.policy.CONTRIBUTIONS_PER_PACE", 30)
    gil.post(review.url("review_thread", 1), sent_again(refused))
    turn = Thread.objects.get().last_turn
    assert (turn.state, turn.note) == ("resolved" if act == "settle" else "open", "It is clear now")


def test_an_edit_that_comes_back_still_edits(review):
    gil = review.guest()
    gil.post(review.url("review_say"), on_loan("Why two?"))

    refused = gil.post(review.url("review_thread", 1), {"edit": "1", "body": "x" * 20_001})
    gil.post(review.url("review_thread", 1), sent_again(refused) | {"body": "Why three?"})

    assert refused.status_code == 422
    assert [one.body for one in Comment.objects.all()] == ["Why three?"]


def test_a_crowd_at_the_door_waits(review, team, monkeypatch):
    monkeypatch.setattr("seedapp.feedback.policy.JOINS_PER_PACE", 2)
    review.guest("Gil"), review.guest("Uli")

    typed = {"name": "Third", "perspective": "end-user", "once": "once-and-only-once"}
    answer = team.client().post(review.url("review"), typed)

    assert answer.status_code == 429
    assert "Third" in answer.content.decode()


def test_reading_changes_nothing(review):
    gil = review.guest()
    before = list(Reviewer.objects.values()), list(Thread.objects.values())

    for name, *args in (("review",), ("review_goals",), ("review_contract", "tools")):
        gil.get(review.url(name, *args))
    gil.get(review.url("review_say"), {"kind": "operation", "anchor": LOAN})
    for name, *args in (("review_goal",), ("review_seen",), ("review_thread", 1)):
        assert gil.get(review.url(name, *args)).status_code == 405

    assert (list(Reviewer.objects.values()), list(Thread.objects.values())) == before


def test_number_of_queries_does_not_grow_with_threads(review, django_assert_max_num_queries):
    gil = review.guest()
    for number in range(25):
        gil.post(review.url("review_say"), on_loan(f"Thought {number}"))

    with django_assert_max_num_queries(22):
        gil.get(review.url("review_contract", "loans"))
