"""Step 6 for the team: opening a round of review, its links that are shown once, and what is done with it."""

import base64
import csv
import hashlib
import html
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from seedapp.feedback import changes
from seedapp.feedback.models import Answer, Link, Question, Reviewer, Round
from seedapp.history.models import Change
from seedapp.operations.models import Operation
from seedapp.specification import changes as specification

pytestmark = pytest.mark.django_db


def form(once="once-and-only-once", questions=(), **typed):
    """What the page of a new round sends."""
    rows = {"questions-TOTAL_FORMS": str(max(3, len(questions))), "questions-INITIAL_FORMS": "0"}
    for place, text in enumerate(questions):
        rows |= {f"questions-{place}-text": text, f"questions-{place}-ORDER": str(place + 1)}
    due = (timezone.localdate() + timedelta(days=7)).isoformat()
    asked = {"revision": 1, "due": due, "intro": "", "for_many": "on", "perspective": "end-user"}
    return asked | {"once": once, **rows, **typed}


@pytest.fixture
def open_round(editor, at, published):
    """Posts the form of a new round."""
    return lambda *args, **typed: editor.post(at("open_round"), form(*args, **typed))


@pytest.fixture
def round_(open_round):
    open_round(questions=["Is it fast?", "Is it fair?"], end_users="Ann", client_developers="Bob")
    return Round.objects.get()


def links_in(page):
    """The links on a page, in their order."""
    return [*dict.fromkeys(re.findall(r'value="http://testserver(/r/[^"/]+/)"', page.content.decode()))]


def table_in(page):
    """The rows of the CSV file that a page holds."""
    [found] = re.findall(r'href="data:text/csv;charset=utf-8;base64,([^"]+)"', page.content.decode())
    return list(csv.reader(io.StringIO(base64.b64decode(html.unescape(found)).decode("utf-8-sig"))))


def test_page_of_a_new_round_proposes_the_newest_revision_and_a_link_for_many(editor, at, published):
    page = editor.get(at("open_round")).content.decode()

    assert '<option value="1" selected>Revision 1, Draft' in page
    assert re.search(r'name="for_many"[^>]* checked', page)
    assert f'value="{timezone.localdate() + timedelta(days=changes.ROUND_DAYS)}"' in page


def test_where_nothing_is_published_the_page_leads_to_publishing(editor, at):
    assert editor.get(at("open_round")).url == at("feedback") + "#publish"


def test_withdrawn_revision_is_not_offered(team, editor, at, published):
    specification.withdraw(published, by=team.owner, reason="A mistake")

    assert editor.get(at("open_round")).status_code == 302
    assert editor.post(at("open_round"), form()).status_code == 302
    assert not Round.objects.exists()


@pytest.mark.parametrize("role", ["viewer", "reviewer"])
def test_only_editors_open_rounds_and_manage_them(team, at, review, role):
    client = team.client(getattr(team, role))
    link, pk = review.round.links.get().pk, review.round.pk

    assert client.get(at("open_round")).status_code == 403
    assert client.post(at("open_round"), form()).status_code == 403
    for name, args in (
        ("close_round", [pk]), ("reopen_round", [pk]), ("extend_round", [pk]), ("make_links", [pk]),
        ("revoke_link", [pk, link]), ("renew_link", [pk, link]), ("ask_members", [pk]),
        ("add_question", [pk]),
    ):  # fmt: skip
        assert client.post(at(name, *args)).status_code == 403
    page = client.get(at("round", pk))
    assert page.status_code == 200
    assert "/revoke/" not in page.content.decode() and "Make more links" not in page.content.decode()
    assert Round.objects.count() == 1


def test_each_person_gets_a_link_of_their_own_that_is_shown_once_and_kept_hashed(
    team, editor, at, open_round
):
    opened = open_round(end_users="Ann\n\n  Bob ", client_developers="한지민")

    assert "no-store" in opened["Cache-Control"]
    links = links_in(opened)
    assert len(links) == 4
    kept = {one.token_sha256: one for one in Link.objects.all()}
    told = [kept[hashlib.sha256(link.split("/")[2].encode()).hexdigest()] for link in links]
    assert [(one.name, one.perspective) for one in told] == [
        ("", ""), ("Ann", "end-user"), ("Bob", "end-user"), ("한지민", "client-developer")
    ]  # fmt: skip
    everywhere = "".join(
        editor.get(address).content.decode()
        for address in (at("feedback"), at("round", Round.objects.get().pk), at("history"))
    ) + str(list(Change.objects.values()))
    for link in links:
        assert link.split("/")[2] not in everywhere
        assert team.client().get(link).status_code == 200


def test_links_are_saved_as_a_csv_file_that_is_in_the_same_answer(open_round):
    opened = open_round(end_users="Ann\n=HYPERLINK(1)")

    table = table_in(opened)
    assert table[0] == ["Name", "Perspective", "Link"]
    assert [row[0] for row in table[1:]] == ["", "Ann", "'=HYPERLINK(1)"]
    assert [row[2] for row in table[1:]] == [f"http://testserver{link}" for link in links_in(opened)]


def test_page_of_links_does_not_follow_what_others_write(open_round):
    """It would show the empty form again in place of the links."""
    assert "data-pulse" not in open_round().content.decode()


def test_same_press_shows_the_same_links_of_one_round(open_round):
    first, again = (open_round(end_users="Ann\nBob") for _twice in range(2))

    assert links_in(first) == links_in(again) != []
    assert (Round.objects.count(), Link.objects.count()) == (1, 3)


def test_two_rounds_get_two_links(open_round):
    first, second = open_round("the first of two buttons"), open_round("the second of two buttons")

    assert links_in(first) != links_in(second)
    assert Round.objects.count() == 2


@pytest.mark.parametrize("days", [-1, 366, 10**6])
def test_due_date_out_of_reach_is_refused_and_keeps_what_was_typed(open_round, days):
    due = (timezone.localdate() + timedelta(days=days)).isoformat()

    answer = open_round(due=due, intro="Kept intro?", questions=["Kept question?"], end_users="Kept name")

    assert answer.status_code == 422
    for typed in ("Kept intro?", "Kept question?", "Kept name"):
        assert typed in answer.content.decode()
    assert not Round.objects.exists()


@pytest.mark.parametrize("due", ["", "soon", "12/31/2026", "2026-02-30", "0001-01-01"])
def test_what_is_no_date_is_refused(open_round, due):
    assert open_round(due=due).status_code == 422


def test_today_is_a_due_date_and_lasts_to_its_end(open_round):
    open_round(due=timezone.localdate().isoformat())

    assert Round.objects.get().is_open


def test_a_round_that_asks_nobody_is_refused(open_round, said):
    answer = open_round(for_many="")

    assert answer.status_code == 422
    assert "Say who should review" in said(answer)
    assert not Round.objects.exists()


def test_a_name_that_stands_twice_is_refused(open_round, said):
    assert "“Ann” stands here twice" in said(open_round(end_users="Ann\nBob\nAnn"))


def test_round_is_opened_only_on_a_revision_of_this_design(open_round):
    assert open_round(revision=2).status_code == 422


def test_questions_are_kept_in_the_order_of_their_numbers(open_round):
    open_round(
        questions=["Second?", "Gone?", "First?", " "],
        **{"questions-0-ORDER": "2", "questions-1-DELETE": "on", "questions-2-ORDER": "1"},
    )

    assert [one.text for one in Question.objects.all()] == ["First?", "Second?"]


def test_more_rows_are_given_to_a_browser_that_adds_none(open_round):
    answer = open_round(questions=["One?", "Two?", "Three?"], more="1", due="")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="questions-5-text"' in page and "Three?" in page
    assert "This field is required" not in page
    assert not Round.objects.exists()


@pytest.mark.parametrize("count", ["", "x", "999999999999", "1e3"])
def test_hostile_number_of_rows_breaks_nothing(open_round, count):
    for more in ({"more": "1"}, {}):
        answer = open_round(**{"questions-TOTAL_FORMS": count}, **more)
        assert answer.status_code in (200, 422)
    assert not Round.objects.exists()


def test_members_are_asked_by_their_account(team, editor, at, open_round, said):
    member = team.workspace.members.get(user=team.reviewer)

    opened = open_round(for_many="", members=[member.pk])

    assert links_in(opened) == []
    asked = Reviewer.objects.get()
    assert (asked.user, asked.perspective, asked.joined_at) == (team.reviewer, "end-user", None)
    assert "You are asked: review it" in said(team.client(team.reviewer).get(at("feedback")))
    assert "not here yet" in said(editor.get(at("round", Round.objects.get().pk)))


def test_member_of_another_workspace_or_of_a_lower_role_is_not_asked(team, open_round):
    viewer = team.workspace.members.get(user=team.viewer)

    assert open_round(for_many="", members=[viewer.pk]).status_code == 422
    assert open_round(for_many="", members=[10**9]).status_code == 422
    assert not Reviewer.objects.exists()


def test_page_of_a_round_tells_who_joined_who_answered_and_what_was_used(team, editor, at, round_, said):
    ann = round_.links.get(name="Ann")
    reviewer, _secret = changes.join(ann)
    changes.note_use(ann)
    changes.answer_question(reviewer, question=round_.questions.first(), body="As **fast** as it gets")
    changes.give_verdict(reviewer, judgement="approve", note="Good")

    page = editor.get(at("round", round_.pk))

    assert "<strong>fast</strong>" in page.content.decode()
    text = said(page)
    assert "by a link of their own" in text and "1 answer" in text and "Approve" in text
    assert "last used" in text and "never opened" in text


def test_a_link_is_revoked_and_the_others_stay(team, editor, at, open_round):
    many, ann, _bob = links_in(open_round(end_users="Ann\nBob"))
    round_ = Round.objects.get()

    editor.post(at("revoke_link", round_.pk, round_.links.get(name="Ann").pk))

    assert team.client().get(ann).status_code == 404
    assert team.client().get(many).status_code == 200


def test_a_new_link_is_made_for_one_person_and_the_old_one_is_over(team, editor, at, open_round):
    _many, old = links_in(open_round(end_users="Ann"))
    round_ = Round.objects.get()
    ann = round_.links.get(name="Ann")
    assert team.client().post(old).status_code == 302

    answers = [editor.post(at("renew_link", round_.pk, ann.pk), {"once": "a press"}) for _twice in range(2)]

    [new] = links_in(answers[0])
    assert links_in(answers[1]) == [new] != [old]
    assert team.client().get(old).status_code == 404
    assert team.client().get(new).url.startswith(new)  # Ann is known at once
    assert Reviewer.objects.count() == 1


def test_more_links_are_made_later(team, editor, at, round_):
    typed = {"client_developers": "Eva", "once": "another only once"}

    first, again = (editor.post(at("make_links", round_.pk), typed) for _twice in range(2))

    [eva] = links_in(first)
    assert links_in(again) == [eva]
    assert team.client().get(eva).status_code == 200
    assert editor.post(at("make_links", round_.pk), {"once": "another only once"}).status_code == 422


def test_questions_are_added_and_taken_back_until_they_are_answered(editor, at, round_, said):
    editor.post(at("add_question", round_.pk), {"text": "Is it fun?"})
    fast, fair, fun = round_.questions.all()
    reviewer, _secret = changes.join(round_.links.get(name="Ann"))
    changes.answer_question(reviewer, question=fast, body="Yes")

    for question in (fair, fast, fair):
        last = editor.post(at("remove_question", round_.pk, question.pk), follow=True)

    assert list(round_.questions.all()) == [fast, fun]
    assert Answer.objects.exists()
    assert last.status_code == 200
    assert editor.post(at("add_question", round_.pk), {"text": " "}).status_code == 422


def test_an_overdue_round_says_so_and_is_extended_in_one_press(team, editor, at, review, said):
    Round.objects.update(due_at=timezone.now() - timedelta(days=1))
    page = editor.get(at("round", review.round.pk))
    assert "overdue since" in said(page) and "overdue since" in said(editor.get(at("feedback")))
    [proposed] = re.findall(r'name="due" value="([^"]+)"', page.content.decode())

    editor.post(at("extend_round", review.round.pk), {"due": proposed})

    assert Round.objects.get().due_at.date() == timezone.localdate() + timedelta(days=7)
    assert Round.objects.get().is_open
    assert editor.post(at("extend_round", review.round.pk), {"due": "2020-01-01"}).status_code == 422


def test_a_round_is_closed_and_opened_again(editor, at, review, said):
    editor.post(at("close_round", review.round.pk))
    assert "Open it again" in said(editor.get(at("round", review.round.pk)))

    editor.post(at("reopen_round", review.round.pk))

    assert Round.objects.get().is_open


def test_round_and_link_of_another_design_are_not_found(team, at, review, empty_design):
    editor, pk = team.client(team.editor), review.round.pk
    elsewhere = [empty_design.workspace.slug, empty_design.slug]
    link = review.round.links.get().pk

    assert editor.get(reverse("round", args=[*elsewhere, pk])).status_code == 404
    for name, args in (("close_round", [pk]), ("revoke_link", [pk, link]), ("add_question", [pk])):
        assert editor.post(reverse(name, args=[*elsewhere, *args])).status_code == 404
    assert editor.post(at("revoke_link", pk, link + 1000)).status_code == 404
    assert review.round.links.get().revoked_at is None


def test_number_of_queries_does_not_depend_on_who_came(editor, at, round_):
    def come(name):
        person = changes.Person(name, "end-user")
        [(link, _token)] = changes.make_links(round_, by=None, people=[person])
        reviewer, _secret = changes.join(link)
        changes.answer_question(reviewer, question=round_.questions.first(), body="Yes")

    def count():
        with CaptureQueriesContext(connection) as queries:
            editor.get(at("round", round_.pk))
        return len(queries)

    come("the first")
    count()
    before = count()
    for number in range(5):
        come(f"number {number}")

    assert count() == before


def test_the_next_round_knows_whom_the_last_one_asked(team, editor, at, published):
    member = team.workspace.members.get(user=team.reviewer)
    changes.ask_for_review(
        published,
        by=team.editor,
        people=[changes.Person("Ann", "end-user"), changes.Person("Bo", "client-developer")],
        members=[member],
        perspective="end-user",
    )

    form = editor.get(at("open_round")).context["form"]

    assert (form["end_users"].value(), form["client_developers"].value()) == ("Ann", "Bo")
    assert form["members"].value() == [str(member.pk)]


def test_the_round_tells_what_end_users_answered_to_each_story(editor, at, design, round_, said):
    job = str(design.job_stories.get(key="J2").uid)
    for name, answers in {"Uma": ["no", "partly"], "Ulf": ["yes"]}.items():
        person = changes.Person(name, "end-user")
        reviewer, _token = changes.join(changes.make_links(round_, by=None, people=[person])[0][0])
        for answer in answers:
            changes.answer_goal(reviewer, job=job, job_title="J2: borrow it", answer=answer)

    text = said(editor.get(at("round", round_.pk)))

    assert "Does it let them do their job? J2: borrow it Yes 1 Ulf Partly 1 Uma No 0" in text


def test_every_verdict_that_counts_is_told_of_who_gave_them_by_operation(editor, at, design, round_, said):
    uids = [
        str(one) for one in Operation.objects.filter(service__design=design).values_list("uid", flat=True)
    ]
    person = changes.Person("Dev", "client-developer")
    reviewer, _token = changes.join(changes.make_links(round_, by=None, people=[person])[0][0])
    changes.give_verdict(reviewer, judgement="comment")
    changes.give_verdict(reviewer, judgement="comment", operations=uids[:1])
    changes.give_verdict(reviewer, judgement="request-changes", operations=uids[:1])
    changes.give_verdict(reviewer, judgement="approve", operations=uids[1:])

    for page in (at("round", round_.pk), at("feedback")):
        text = said(editor.get(page))
        assert "Approve on 1 operation Request changes on 1 operation Comment only" in text
        assert text.count("on 1 operation") == 2
