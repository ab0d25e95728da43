"""The two views in depth: a handle on everything, requests to copy, what changed, goals without HTTP."""

import dataclasses
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seedapp.feedback import changes
from seedapp.feedback.models import GoalAnswer, Seen, Thread
from seedapp.web.reading import frozen, holes

pytestmark = pytest.mark.django_db

LOAN = "22222222-2222-4222-8222-222222222222"
TOOL_ID = {"kind": "operation", "anchor": LOAN, "part": "inputs/tool_id", "severity": "question"}


@pytest.fixture
def job(design):
    return str(design.job_stories.get(key="J2").uid)


@pytest.fixture
def large(monkeypatch):
    """Every document is one of very many operations."""
    monkeypatch.setattr(frozen, "MOST_OPERATIONS_IN_FULL", 0)


def handles_of(page):
    found = re.findall(r'class="handle" href="[^"?]*\?([^"]*)"', page.content.decode())
    return {one.replace("&amp;", "&") for one in found}


def test_everything_of_the_contract_can_be_commented_on(review, design):
    gil = review.guest()
    tool = design.types.get(name="Tool").uid
    status = design.types.get(name="ToolStatus").uid

    loans = handles_of(gil.get(review.url("review_contract", "loans")))
    tools = handles_of(gil.get(review.url("review_contract", "tools")))

    assert {
        "kind=document&anchor=loans",
        f"kind=operation&anchor={LOAN}",
        f"kind=operation&anchor={LOAN}&part=inputs%2Ftool_id",
        f"kind=operation&anchor={LOAN}&part=response%2Floan_id",
        f"kind=operation&anchor={LOAN}&part=failures%2Fthe+tool+is+already+lent",
        f"kind=operation&anchor={LOAN}&part=example",
    } <= loans
    assert {
        f"kind=type&anchor={tool}",
        f"kind=type&anchor={tool}&part=fields%2Fname",
        f"kind=type&anchor={status}&part=values%2FFREE",
    } <= tools


def test_every_handle_leads_to_a_form(review):
    gil = review.guest()
    pages = [review.url("review_goals"), *(review.url("review_contract", one) for one in ("loans", "tools"))]

    for handle in {one for page in pages for one in handles_of(gil.get(page))}:
        form = gil.get(f"{review.url('review_say')}?{handle}")
        assert form.status_code == 200, handle
        assert 'name="body"' in form.content.decode()


def test_a_comment_on_a_field_stands_at_the_field(review):
    gil = review.guest()

    sent = gil.post(review.url("review_say"), {**TOOL_ID, "body": "Why a uuid?"})

    assert sent.url == f"{review.url('review_contract', 'loans')}#thread-1"
    assert Thread.objects.get().part == "inputs/tool_id"
    page = gil.get(review.url("review_contract", "loans")).content.decode()
    row = page[page.index("<code>tool_id</code>") : page.index("<code>borrower_id</code>")]
    assert "Why a uuid?" in row


def test_a_quoted_phrase_is_kept_with_the_comment(review):
    gil = review.guest()
    form = gil.get(review.url("review_say"), {**TOOL_ID, "quote": "The tool."})

    gil.post(review.url("review_say"), {**TOOL_ID, "quote": "The tool.", "body": "Which one?"})

    assert "The tool.</textarea>" in form.content.decode()
    assert Thread.objects.get().quote == "The tool."


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "operation", "anchor": "elsewhere"},
        {"kind": "operation", "anchor": LOAN, "part": "inputs/elsewhere"},
        {"kind": "king", "anchor": LOAN},
        {},
    ],
)
@pytest.mark.hostile(23)
def test_what_is_not_in_the_revision_cannot_be_commented_on(review, asked):
    gil = review.guest()

    assert gil.get(review.url("review_say"), asked).status_code == 404
    assert gil.post(review.url("review_say"), {**asked, "body": "x"}).status_code == 404


def test_the_form_comes_alone_for_the_page_that_it_is_put_into(review):
    alone = review.guest().get(review.url("review_say"), TOOL_ID, headers={"hx-request": "true"})

    assert alone.content.decode().lstrip().startswith("<form")


def test_a_request_can_be_copied_in_three_languages(review, said):
    text = said(review.guest().get(review.url("review_contract", "loans")))

    assert "curl --globoff --request 'POST' 'https://loans.shed.test/loans'" in text
    assert "requests.post(" in text
    assert 'await fetch("https://loans.shed.test/loans"' in text


def test_a_large_document_shows_operations_when_they_are_asked_for(review, large):
    gil = review.guest()
    gil.post(review.url("review_say"), {**TOOL_ID, "body": "Why a uuid?"})

    page = gil.get(review.url("review_contract", "loans")).content.decode()
    address = review.url("review_operation", "loans", LOAN)
    alone = gil.get(address, headers={"hx-request": "true"}).content.decode()

    assert "Why a uuid?" not in page
    assert "1 comment, 1 open" in page
    assert f'hx-get="{address}"' in page
    assert f'href="{address}"' in page
    assert "Why a uuid?" in alone
    assert "<html" not in alone
    assert "Why a uuid?" in gil.get(address).content.decode()


@pytest.mark.parametrize("anchor", ["elsewhere", "\0", "", "x" * 5000])
@pytest.mark.hostile(49)
def test_what_nobody_spoke_of_has_no_page(review, anchor):
    asked = {"kind": "operation", "anchor": anchor, "page": "\0"}

    assert review.guest().get(review.url("review_said"), asked).status_code == 404


def test_types_of_a_large_document_likewise(review, large):
    gil = review.guest()
    address = review.url("review_type", "tools", "Tool")

    assert f'href="{address}"' in gil.get(review.url("review_contract", "tools")).content.decode()
    assert "What it is called." in gil.get(address).content.decode()


def test_too_many_threads_for_one_place_are_counted_and_read_in_portions(review, monkeypatch):
    monkeypatch.setattr("seedapp.web.reading.filling.MOST_IN_PLACE", 3)
    monkeypatch.setattr("seedapp.web.reading.pages.THREADS_A_PAGE", 2)
    gil = review.guest()
    for number in range(5):
        gil.post(review.url("review_say"), {**TOOL_ID, "body": f"Thought {number}"})

    page = gil.get(review.url("review_contract", "loans")).content.decode()
    portions = [
        gil.get(
            review.url("review_said"), {"kind": "operation", "anchor": LOAN, "page": number}
        ).content.decode()
        for number in (1, 2, 3)
    ]

    assert "Read what is said: 5 comments, 5 open" in page
    assert "Thought" not in page
    assert [re.findall(r"<p>(Thought \d)</p>", one) for one in portions] == [
        ["Thought 0", "Thought 1"],
        ["Thought 2", "Thought 3"],
        ["Thought 4"],
    ]


@pytest.mark.parametrize("is_large", [False, True])
def test_number_of_queries_does_not_depend_on_threads(review, monkeypatch, is_large):
    monkeypatch.setattr(frozen, "MOST_OPERATIONS_IN_FULL", 0 if is_large else 30)
    gil = review.guest()
    counts = []
    for number in (1, 20):
        for one in range(number):
            gil.post(review.url("review_say"), {**TOOL_ID, "body": f"Thought {number} {one}"})
        gil.get(review.url("review_contract", "loans"))
        with CaptureQueriesContext(connection) as queries:
            gil.get(review.url("review_contract", "loans"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_goal_tells_an_example_with_the_values_of_the_revision(review, said):
    text = said(review.guest("Uli", "end-user").get(review.url("review_goals")))

    assert "You give tool id 3f0d8e3c… borrower id 9b2f0f54…" in text
    assert "The tool is lent and no longer free. You get back loan id 7d1a2c44…" in text


def test_a_goal_shows_its_drawing_with_technical_participants_folded(review, said):
    uli = review.guest("Uli", "end-user")
    text = said(uli.get(review.url("review_goals")))

    assert "Street app → The service: borrow tool" in text
    assert "Shed API" not in text
    assert "Loans" not in text


def test_the_drawing_is_an_image_that_reveals_nothing_else(review, monkeypatch):
    drawn = []

    def draw(text, *, dark=False):
        from seedapp.interactions.models import Drawing

        drawn.append(text)
        return Drawing(svg="<svg/>")

    monkeypatch.setattr("seedapp.web.reviews.pages.drawing_of", draw)
    answer = review.guest().get(review.url("review_drawing", "find-and-borrow"))

    assert answer["Content-Type"].startswith("image/svg+xml")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "Shed API" not in drawn[0]
    assert '"The service"' in drawn[0]


@pytest.mark.hostile(23)
def test_a_drawing_of_nothing_is_not_found(review):
    assert review.guest().get(review.url("review_drawing", "elsewhere")).status_code == 404


def test_a_goal_is_answered_and_the_comment_begins_a_thread(review, job, said):
    uli = review.guest("Uli", "end-user")

    sent = uli.post(review.url("review_goal"), {"job": job, "answer": "no", "comment": "I work on Sundays."})

    assert sent.url == f"{review.url('review_goals')}#answer-{job}"
    assert GoalAnswer.objects.get().answer == "no"
    text = said(uli.get(review.url("review_goals")))
    assert "Does this let you “borrow it until Sunday”?" in text
    assert "You said “No”" in text
    assert "I work on Sundays." in text


def test_who_changes_their_mind_sees_what_they_said_before(review, job, said):
    uli = review.guest("Uli", "end-user")
    for answer in ("no", "partly"):
        uli.post(review.url("review_goal"), {"job": job, "answer": answer})

    text = said(uli.get(review.url("review_goals")))

    assert re.search(r"You said “Partly” \(.*?\)\. Before that: “No” \(", text)


def test_what_others_answered_is_not_shown_to_reviewers(review, job, said):
    review.guest("Uli", "end-user").post(review.url("review_goal"), {"job": job, "answer": "no"})

    assert "“No”" not in said(review.guest("Una", "end-user").get(review.url("review_goals")))


def test_the_team_sees_who_answered_what(review, job, at, editor, said):
    uli = review.guest("Uli", "end-user")
    uli.post(review.url("review_goal"), {"job": job, "answer": "no"})
    uli.post(review.url("review_goal"), {"job": job, "answer": "yes"})
    review.guest("Una", "end-user").post(review.url("review_goal"), {"job": job, "answer": "partly"})

    text = said(editor.get(at("revision", 1)))

    assert "Yes 1 Uli Partly 1 Una No 0" in text


@pytest.mark.parametrize("typed", [{"answer": ""}, {"answer": "perhaps"}, {"comment": "x" * 20_001}])
def test_an_answer_that_cannot_be_is_refused_with_what_was_typed(review, job, typed):
    given = {"job": job, "answer": "no", "comment": "I work on Sundays.", **typed}

    answer = review.guest().post(review.url("review_goal"), given)

    assert answer.status_code == 422
    assert given["comment"][:50] in answer.content.decode()
    assert not GoalAnswer.objects.exists()


def test_goals_lead_to_the_contract_and_back(review, job):
    gil = review.guest()

    goals = gil.get(review.url("review_goals")).content.decode()
    contract = gil.get(review.url("review_contract", "loans")).content.decode()

    assert f'href="{review.url("review_contract", "loans")}#operation-{LOAN}"' in goals
    assert f'href="{review.url("review_goals")}#job-{job}"' in contract


HTTP_WORDS = re.compile(
    r"\b(HTTP|GET|POST|PUT|PATCH|DELETE|URL|endpoint|JSON|API|status code|header|query string|[1-5]\d\d)\b"
)


def test_no_word_of_http_is_among_the_goals(review, said):
    text = said(review.guest("Uli", "end-user").get(review.url("review_goals")))
    goals = text[text.index("What people want to get done") : text.index("Anything else?")]

    assert HTTP_WORDS.findall(goals) == []
    assert not re.search(r"/[a-z_{}]+/|\{\w+\}|\w+\(\w*\)|[a-z]+_[a-z]+", goals)


@pytest.fixture
def next_round(team, design, published, review):
    """A second revision in which borrowing needs a day too, and a round on it."""
    from django.urls import reverse

    from seedapp.core import coach
    from seedapp.operations.models import Operation
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish

    operation = Operation.objects.get(uid=LOAN)
    operation.description = "Starts a loan of a tool, until a day."
    operation.save()
    design.services.update(version="0.2.0")
    value = take(design)
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner)
    _round, token = changes.open_round(revision, by=team.editor)
    return lambda name, *args: reverse(name, args=[token, *args])


def test_a_reviewer_is_told_what_changed_since_the_revision_before(team, next_round, said):
    browser = team.client()
    typed = {"name": "Gil", "perspective": "client-developer", "once": "once-and-only-once"}
    browser.post(next_round("review"), typed)

    text = said(browser.get(next_round("review_contract", "loans")))

    assert "Since revision 1" in text
    assert "Changed since revision 1" in text


def test_the_first_revision_has_nothing_to_compare_with(review, said):
    assert "Since revision" not in said(review.guest().get(review.url("review_contract", "loans")))


def test_what_a_reviewer_has_seen_is_kept_when_the_page_says_so(review):
    gil = review.guest()
    gil.get(review.url("review_contract", "loans"))
    assert not Seen.objects.exists()

    gil.post(review.url("review_seen"))

    assert Seen.objects.get().reviewer.name == "Gil"


def test_the_team_reads_what_changed_since_they_looked_last(editor, at, design, next_round, said):
    editor.post(at("revision_seen", 1))

    assert "Since revision 1" in said(editor.get(at("revision_contract", 2, "loans")))


def test_a_viewer_of_the_team_gets_no_handle(review, viewer, at):
    assert handles_of(viewer.get(at("revision_contract", 1, "loans"))) == set()


def test_no_text_passes_for_a_hole_of_a_page():
    made = holes.skeleton("a" + holes.hole("url", "x") + '\x00["said"]\x00b')

    assert made.filled(lambda name: name[1]) == 'ax\x00["said"]\x00b'


def test_names_that_travel_in_another_case_are_the_fields_of_the_design(team, design):
    from seedapp.core import coach
    from seedapp.core.design import Style
    from seedapp.snapshot.take import take
    from seedapp.specification.changes import publish
    from seedapp.web.reading.spots import spots_of

    value = dataclasses.replace(take(design), style=Style(names="camel"))
    revision = publish(design, value=value, findings=coach.check(value), by=team.owner)

    spots = spots_of(revision, LOAN)

    assert spots.inputs["toolId"].part == "inputs/tool_id"
    assert spots.answer["loanId"].part == "response/loan_id"
