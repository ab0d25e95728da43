"""Where threads stand, through the pages: ghosts, re-attaching, suggestions, edits, and every thread once."""

import re

import pytest

from seedapp.core.coach import check
from seedapp.core.design import Field
from seedapp.core.suggesting import Suggestion
from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.history.changes import last_number
from seedapp.operations import changes as operations
from seedapp.operations.models import Operation
from seedapp.operations.parts import fields_of
from seedapp.snapshot.take import take
from seedapp.specification import changes as specification

pytestmark = pytest.mark.django_db

LOAN = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def gil(review):
    """A client developer who has joined."""
    return changes.join(review.round.links.get(), name="Gil", perspective="client-developer")[0]


@pytest.fixture
def begin(review, gil):
    """A thread that Gil began on an input of borrowing a tool."""

    def thread(body="Why two ids?", part="inputs/tool_id", **more):
        place = {"anchor_kind": "operation", "anchor": LOAN, "part": part, **more}
        title = "Borrow a tool › tool_id" if part else "Borrow a tool"
        return changes.begin_thread(review.round, reviewer=gil, body=body, anchor_title=title, **place)

    return thread


@pytest.fixture
def loan(design):
    return lambda: Operation.objects.select_related("service__design").get(service__design=design, uid=LOAN)


@pytest.fixture
def rename_field(loan):
    def rename(old="tool_id", new="implement_id"):
        row = loan()
        inputs = [
            Field(new if one.name == old else one.name, one.type, one.required, one.description, one.example)
            for one in fields_of(row, "in")
        ]
        operations.edit_operation(row, seen=row.row_version, by=None, inputs=inputs)

    return rename


def standings(page):
    """Thread's id → its placement, each as often as it is on the page."""
    text = page.content.decode()
    return re.findall(r'id="thread-(\d+)".*?data-standing="(\w+)"', text, flags=re.S)


def test_removed_thing_is_shown_as_it_was_with_what_may_have_become_of_it(
    editor, at, begin, rename_field, said
):
    thread = begin()
    rename_field()

    text = said(editor.get(at("thread", thread.pk)))

    assert "It is gone. As it was in revision 1:" in text
    assert "3f0d8e3c-6a0e-4b7e-9a55-0e4a3f1d2c10" in text
    assert "Borrow a tool › implement_id It says the same under another name." in text


def test_editor_attaches_the_thread_and_takes_it_back(editor, at, begin, rename_field, said):
    thread = begin()
    rename_field()
    place = f"operation|{LOAN}|inputs/implement_id"

    editor.post(at("attach_thread", thread.pk), {"place": place})

    text = said(editor.get(at("thread", thread.pk)))
    assert "Editor attached it to “Borrow a tool › implement_id”." in text
    assert standings(editor.get(at("threads"))) == [(str(thread.pk), "moved")]
    editor.post(at("detach_thread", thread.pk))
    assert standings(editor.get(at("threads"))) == [(str(thread.pk), "removed")]


def test_in_the_next_revision_a_comment_stands_at_the_field_as_it_is_called_there(
    editor, team, at, begin, loan, design
):
    thread = begin(suggestion=Suggestion("rename", "implement_id"))
    editor.post(at("apply_suggestion", thread.pk))
    design.services.update(version="2.0.0")
    value = take(design)
    specification.publish(design, value=value, findings=check(value), by=team.owner)

    page = editor.get(at("revision_contract", 2, "loans")).content.decode()

    row = page[page.index("<code>implement_id</code>") : page.index("<code>borrower_id</code>")]
    assert "Why two ids?" in row


@pytest.mark.parametrize(
    "place", ["", "moon", "operation|x|y", "operation||", f"operation|{LOAN}|inputs/moon"]
)
def test_place_that_is_not_in_the_design_is_not_found(editor, at, begin, place):
    thread = begin()

    assert editor.post(at("attach_thread", thread.pk), {"place": place}).status_code == 404
    assert not thread.attachments.exists()


def test_only_editors_and_who_began_it_attach(team, at, begin, rename_field):
    thread = begin()
    rename_field()
    place = {"place": f"operation|{LOAN}|inputs/implement_id"}

    for person in (team.viewer, team.reviewer):
        browser = team.client(person)
        assert browser.post(at("attach_thread", thread.pk), place).status_code == 403
        assert "Attach it" not in browser.get(at("thread", thread.pk)).content.decode()


def test_moved_and_changed_things_are_told_in_words(editor, at, begin, loan, said):
    thread = begin(part="")
    row = loan()
    operations.edit_operation(row, seen=row.row_version, by=None, name="Lend a tool", http_path="/lent")

    text = said(editor.get(at("thread", thread.pk)))

    assert "It was called “Borrow a tool”; now called Lend a tool ." in text
    assert "It stood at POST /loans and stands at POST /lent." in text


def test_quote_is_shown_as_it_was_though_it_is_gone(editor, at, begin, loan, said):
    thread = begin(part="", quote="Starts a loan")
    row = loan()
    operations.edit_operation(row, seen=row.row_version, by=None, description="Begins one.")

    text = said(editor.get(at("thread", thread.pk)))

    assert "changed since" in text
    assert "Starts a loan These words do not stand there any more." in text
    assert "What it said in revision 1" in text


def test_each_thread_stands_once_in_every_revision_and_today(editor, at, begin, rename_field):
    pks = [
        str(begin().pk),
        str(begin("Whole", part="").pk),
        str(begin("Other", part="inputs/borrower_id").pk),
    ]
    rename_field()

    today, then = standings(editor.get(at("threads"))), standings(editor.get(at("threads") + "?in=1"))

    assert sorted(today) == sorted(zip(pks, ["removed", "changed", "same"], strict=True))
    assert sorted(then) == [(pk, "same") for pk in sorted(pks)]
    assert standings(editor.get(at("threads") + "?where=removed")) == [(pks[0], "removed")]
    assert editor.get(at("threads") + "?where=moved").status_code == 200


@pytest.mark.parametrize("query", ["in=9", "in=x", "in=-1", "in=99999999999999999999", "where=moon"])
def test_where_threads_stand_in_nothing_is_not_found(editor, at, begin, query):
    assert editor.get(f"{at('threads')}?{query}").status_code == 404


def test_where_nothing_was_said_nothing_stands(viewer, at, said):
    assert "Nothing stands here" in said(viewer.get(at("threads")))


def test_suggestion_is_applied_in_one_press_and_links_to_the_change(editor, at, begin, loan, design, said):
    thread = begin(suggestion=Suggestion("optional"))
    page = editor.get(at("thread", thread.pk)).content.decode()
    assert at("apply_suggestion", thread.pk) in page

    editor.post(at("apply_suggestion", thread.pk))

    assert not fields_of(loan(), "in")[0].required
    page = editor.get(at("thread", thread.pk))
    number = Thread.objects.get().suggestion.change
    assert at("change", number) in page.content.decode()
    assert "Applied by Editor" in said(page)
    assert at("apply_suggestion", thread.pk) not in page.content.decode()


def test_stale_suggestion_says_why_and_has_no_button(editor, at, begin, rename_field, said):
    thread = begin(suggestion=Suggestion("optional"))
    rename_field()

    page = editor.get(at("thread", thread.pk))

    assert "It cannot be applied any more. It is not there any more." in said(page)
    assert at("apply_suggestion", thread.pk) not in page.content.decode()
    refused = editor.post(at("apply_suggestion", thread.pk), follow=True)
    assert "It is not there any more." in said(refused)


def test_applied_suggestion_is_undone_like_any_edit(editor, at, begin, loan, design):
    thread = begin(suggestion=Suggestion("optional"))
    editor.post(at("apply_suggestion", thread.pk))

    editor.post(at("undo_change", Thread.objects.get().suggestion.change))

    assert fields_of(loan(), "in")[0].required


def test_viewer_and_reviewer_see_the_suggestion_without_a_button(team, at, begin, said):
    thread = begin(suggestion=Suggestion("optional"))

    for person in (team.viewer, team.reviewer):
        page = team.client(person).get(at("thread", thread.pk))
        assert "Suggests to make it optional" in said(page)
        assert at("apply_suggestion", thread.pk) not in page.content.decode()


def test_guest_suggests_a_change_and_sees_it(review, said):
    gil = review.guest()
    typed = {"kind": "operation", "anchor": LOAN, "part": "inputs/tool_id", "severity": "suggestion"}

    refused = gil.post(review.url("review_say"), {**typed, "body": "So", "suggest": "type", "value": "Moon"})
    begun = gil.post(review.url("review_say"), {**typed, "body": "So", "suggest": "rename", "value": "tool"})

    assert refused.status_code == 422
    assert "There is no type “Moon”." in said(refused)
    assert begun.status_code == 302
    assert Thread.objects.get().suggestion.value == "tool"
    page = gil.get(review.url("review_contract", "loans"))
    assert "Suggests another name before: tool_id after: tool" in said(page)
    assert "Apply to the design" not in said(page)


def test_a_comment_with_a_change_that_is_left_a_question_is_a_suggestion(review):
    gil = review.guest()

    def say(body, **more):
        place = {"kind": "operation", "anchor": LOAN, "part": "inputs/tool_id"}
        gil.post(review.url("review_say"), {**place, "body": body, **more})

    say("Please", suggest="optional", severity="question")
    say("It hurts", suggest="optional", severity="must-fix")
    say("Why?", severity="question")

    assert [one.severity for one in Thread.objects.order_by("pk")] == ["suggestion", "must-fix", "question"]


def test_guest_edits_the_own_comment_and_no_other(review, said):
    gil, uli = review.guest("Gil"), review.guest("Uli", "end-user")
    typed = {"kind": "operation", "anchor": LOAN, "severity": "question", "body": "First"}
    gil.post(review.url("review_say"), typed)

    gil.post(review.url("review_thread", 1), {"edit": "1", "body": "Second"})
    refused = uli.post(review.url("review_thread", 1), {"edit": "1", "body": "Mine"})
    nowhere = gil.post(review.url("review_thread", 1), {"edit": "7", "body": "Mine"})

    assert (refused.status_code, nowhere.status_code) == (403, 404)
    comment = Thread.objects.get().comments.get()
    assert (comment.body, comment.versions.get().body) == ("Second", "First")
    text = said(uli.get(review.url("review_contract", "loans")))
    assert "edited" in text and "First" in text
    assert 'name="edit"' not in uli.get(review.url("review_contract", "loans")).content.decode()


def test_member_edits_the_own_comment(team, editor, at, begin):
    thread = begin()
    editor.post(at("answer_thread", thread.pk), {"body": "Because"})

    editor.post(at("answer_thread", thread.pk), {"edit": "2", "body": "Because of the rules"})
    refused = editor.post(at("answer_thread", thread.pk), {"edit": "1", "body": "Mine"})

    assert refused.status_code == 403
    assert [one.body for one in thread.comments.all()] == ["Why two ids?", "Because of the rules"]


def test_recent_changes_are_offered_for_marking_as_addressed(editor, at, begin, rename_field, design, said):
    thread = begin()
    rename_field()

    page = editor.get(at("thread", thread.pk)).content.decode()

    assert f'<option value="{last_number(design.pk)}">' in page


def test_number_of_queries_does_not_depend_on_threads(viewer, at, begin, django_assert_max_num_queries):
    begin()
    viewer.get(at("threads"))
    for number in range(20):
        begin(f"Thought {number}")

    with django_assert_max_num_queries(45):
        viewer.get(at("threads"))
