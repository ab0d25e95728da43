"""Step 6 for the team: threads in the page, in their place, and who answers and settles them."""

import pytest
from django.urls import reverse

from seedapp.feedback import changes
from seedapp.feedback.models import Comment, Thread
from seedapp.history.changes import last_number
from seedapp.operations import changes as operations
from seedapp.operations.models import Operation

pytestmark = pytest.mark.django_db

LOAN = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def gil(review):
    """A client developer who has joined."""
    reviewer, _secret = changes.join(review.round.links.get(), name="Gil", perspective="client-developer")
    return reviewer


@pytest.fixture
def begin(review, gil):
    """A thread that Gil began."""

    def thread(body="Why two ids?", kind="operation", anchor=LOAN, title="Borrow a tool", **more):
        place = {"anchor_kind": kind, "anchor": anchor, "anchor_title": title}
        return changes.begin_thread(review.round, reviewer=more.pop("by", gil), body=body, **place, **more)

    return thread


def test_team_sees_a_thread_with_a_link_to_the_operation_of_today(viewer, at, begin):
    begin()

    page = viewer.get(at("feedback")).content.decode()

    assert "Why two ids?" in page
    assert at("operation", "loans", "startLoan") in page


def test_thread_follows_its_operation_through_renames(viewer, design, at, begin, said):
    begin()
    Operation.objects.filter(uid=LOAN).update(name="Lend a tool", key="lendTool")

    page = viewer.get(at("feedback"))

    assert at("operation", "loans", "lendTool") in page.content.decode()
    assert "It was called “Borrow a tool”; now called Lend a tool" in said(page)


def test_thread_on_an_operation_that_is_gone_stays_in_view(viewer, design, at, begin, said):
    begin()
    Operation.objects.filter(uid=LOAN).delete()

    text = said(viewer.get(at("feedback")))

    assert "Why two ids?" in text
    assert "removed since" in text


def test_thread_on_a_story_follows_it_through_a_new_key(viewer, design, at, begin):
    story = design.job_stories.get(key="J1")
    begin(kind="job", anchor=str(story.uid), title="J1: find a free drill in my street")
    design.job_stories.filter(pk=story.pk).update(key="J9")

    page = viewer.get(at("feedback")).content.decode()

    assert "J9: find a free drill in my street" in page


def test_thread_on_a_document_follows_its_service(viewer, design, at, begin, said):
    begin(kind="document", anchor="loans", title="Loans")
    design.services.filter(key="loans").update(key="lendings", name="Lendings")

    text = said(viewer.get(at("feedback")))

    assert "It was called “Loans”; now called Lendings" in text
    assert "removed since" not in text


def test_what_is_open_and_weighs_most_comes_first(viewer, at, begin, gil, said):
    begin("only a question", kind="document", anchor="", title="Tool shed")
    begin("a heavy one", kind="document", anchor="tools", title="Tools", severity="must-fix")
    changes.resolve(begin("long settled", severity="must-fix"), reviewer=gil, note="Done.")

    text = said(viewer.get(at("feedback")))

    assert text.index("a heavy one") < text.index("only a question") < text.index("long settled")


def test_reviewer_answers_and_viewer_does_not(team, at, begin):
    thread = begin()

    assert team.client(team.viewer).post(at("answer_thread", thread.pk), {"body": "No"}).status_code == 403
    answer = team.client(team.reviewer).post(at("answer_thread", thread.pk), {"body": "Because."})

    assert answer.status_code == 302
    assert thread.comments.last().body == "Because."
    assert thread.comments.last().author_name == "Reviewer"


def test_viewer_sees_no_way_to_answer(viewer, at, begin):
    thread = begin()

    for page in (viewer.get(at("feedback")), viewer.get(at("thread", thread.pk))):
        assert "<form" not in page.content.decode().partition('id="main"')[2].partition("</main>")[0]


def test_answer_sent_twice_is_said_once(editor, at, begin):
    thread = begin()

    for _press in range(2):
        editor.post(at("answer_thread", thread.pk), {"body": "Mended."})

    assert thread.comments.count() == 2


@pytest.mark.parametrize("body", ["", "   ", "x" * 20_001, "a\x00b"])
def test_answer_out_of_form_comes_back_with_what_was_typed(editor, at, begin, body):
    thread = begin()

    answer = editor.post(at("answer_thread", thread.pk), {"body": body})

    assert answer.status_code == 422
    assert thread.comments.count() == 1


def test_an_edit_that_comes_back_still_edits(editor, at, begin):
    thread = begin()
    editor.post(at("answer_thread", thread.pk), {"body": "Mended."})

    refused = editor.post(at("answer_thread", thread.pk), {"edit": "2", "body": "long " * 5000})
    form = refused.context["form"]
    again = {one.html_name: one.value() or "" for one in form} | {"body": "Mended, all of it."}
    editor.post(at("answer_thread", thread.pk), again)

    assert [one.body for one in thread.comments.all()][1:] == ["Mended, all of it."]


def test_too_long_an_answer_is_not_lost(editor, at, begin):
    answer = editor.post(at("answer_thread", begin().pk), {"body": "long " * 5000})

    assert answer.status_code == 422
    assert "long long long" in answer.content.decode()


@pytest.fixture
def renamed(design, team):
    """The number of a change that somebody made to the operation."""
    loan = Operation.objects.select_related("service__design").get(uid=LOAN)
    operations.edit_operation(loan, seen=loan.row_version, by=team.editor, name="Lend a tool")
    return last_number(design.pk)


def test_editor_marks_a_thread_as_addressed_by_a_change_and_takes_it_back(editor, at, begin, renamed, said):
    thread = begin()

    editor.post(at("address_thread", thread.pk), {"change": renamed, "note": "The second id is gone."})

    thread.refresh_from_db()
    assert (thread.state, thread.last_turn.change) == ("addressed", renamed)
    page = editor.get(at("thread", thread.pk))
    assert "Marked as addressed by Editor" in said(page)
    assert "The second id is gone." in said(page)
    editor.post(at("reopen_thread", thread.pk))
    thread.refresh_from_db()
    assert thread.state == "open"


def test_marking_as_addressed_needs_a_change_or_words(editor, at, begin, renamed):
    thread = begin()

    for typed in ({}, {"change": renamed + 50}, {"change": "x"}, {"change": 2**70}):
        assert editor.post(at("address_thread", thread.pk), typed).status_code == 422
    assert editor.post(at("address_thread", thread.pk), {"note": "Said so in the guide."}).status_code == 302


def test_change_of_a_review_is_no_change_of_the_design(editor, at, begin, design):
    thread = begin()

    answer = editor.post(at("address_thread", thread.pk), {"change": last_number(design.pk)})

    assert answer.status_code == 422


def test_editor_dismisses_only_with_a_reason(editor, at, begin, said):
    thread = begin()

    assert editor.post(at("dismiss_thread", thread.pk), {"note": "  "}).status_code == 422
    editor.post(at("dismiss_thread", thread.pk), {"note": "Two ids are wanted."})

    thread.refresh_from_db()
    assert thread.state == "dismissed"
    assert "Two ids are wanted." in said(editor.get(at("feedback")))


def test_dismissing_twice_keeps_the_first_word(team, editor, at, begin):
    thread = begin()

    editor.post(at("dismiss_thread", thread.pk), {"note": "First."})
    team.client(team.owner).post(at("dismiss_thread", thread.pk), {"note": "Second."})

    assert [one.note for one in thread.turns.all()] == ["First."]


def test_what_its_author_resolved_the_team_neither_dismisses_nor_reopens(editor, at, begin, gil):
    thread = begin()
    changes.resolve(thread, reviewer=gil)

    assert editor.post(at("dismiss_thread", thread.pk), {"note": "No."}, follow=True).status_code == 200
    assert editor.post(at("reopen_thread", thread.pk)).status_code == 403

    thread.refresh_from_db()
    assert thread.state == "resolved"


@pytest.mark.parametrize("role", ["viewer", "reviewer", "editor", "owner"])
def test_nobody_resolves_what_another_began(team, at, begin, role):
    thread = begin()

    answer = team.client(getattr(team, role)).post(at("resolve_thread", thread.pk), {"note": "Mine"})

    assert answer.status_code == 403
    thread.refresh_from_db()
    assert thread.state == "open"


@pytest.mark.parametrize("role", ["viewer", "reviewer"])
@pytest.mark.parametrize("act", ["address_thread", "dismiss_thread"])
def test_only_editors_address_and_dismiss(team, at, begin, role, act):
    thread = begin()

    answer = team.client(getattr(team, role)).post(at(act, thread.pk), {"note": "Mine"})

    assert answer.status_code == 403
    assert not thread.turns.exists()


def test_marks_of_the_team_are_undone_from_the_history(editor, at, begin, design, team):
    thread = begin()
    changes.dismiss(thread, member=team.editor, note="No.")
    dismissed = last_number(design.pk)

    editor.post(at("undo_change", dismissed))

    thread.refresh_from_db()
    assert thread.state == "open"
    editor.post(at("undo_change", dismissed + 1))
    thread.refresh_from_db()
    assert (thread.state, thread.last_turn.note) == ("dismissed", "No.")


def test_what_its_author_resolved_is_not_undone_by_others(editor, at, begin, gil, design):
    thread = begin()
    changes.resolve(thread, reviewer=gil)

    editor.post(at("undo_change", last_number(design.pk)))

    thread.refresh_from_db()
    assert thread.state == "resolved"


def test_reviewer_of_the_team_comments_on_a_revision_and_settles_it(team, at, review):
    reviewer = team.client(team.reviewer)
    typed = {"kind": "operation", "anchor": LOAN, "severity": "suggestion", "body": "Shorter, please"}

    begun = reviewer.post(at("begin_thread", 1), typed)

    thread = Thread.objects.get()
    assert begun.url == f"{at('revision_contract', 1, 'loans')}#thread-1"
    assert thread.anchor_title == "Borrow a tool"
    assert "Shorter, please" in reviewer.get(begun.url).content.decode()
    reviewer.post(at("resolve_thread", thread.pk), {"note": "Thought again."})
    thread.refresh_from_db()
    assert thread.state == "resolved"


def test_viewer_does_not_comment_on_a_revision(viewer, at, review):
    typed = {"kind": "operation", "anchor": LOAN, "severity": "question", "body": "Psst"}

    assert viewer.post(at("begin_thread", 1), typed).status_code == 403
    assert not Comment.objects.exists()


def test_comment_of_the_team_needs_an_open_round_and_keeps_its_text(editor, at, review):
    changes.close_round(review.round, by=None)
    typed = {"kind": "operation", "anchor": LOAN, "severity": "question", "body": "Too late?"}

    answer = editor.post(at("begin_thread", 1), typed)

    assert answer.status_code == 422
    assert "Too late?" in answer.content.decode()
    assert not Thread.objects.exists()


def test_team_answers_even_after_the_round_is_closed(editor, at, review, begin):
    thread = begin()
    changes.close_round(review.round, by=None)

    assert editor.post(at("answer_thread", thread.pk), {"body": "Late answer"}).status_code == 302
    assert thread.comments.last().body == "Late answer"


def test_threads_of_another_design_are_not_found(team, begin, empty_design):
    thread = begin()
    address = [empty_design.workspace.slug, empty_design.slug, thread.pk]
    editor = team.client(team.editor)

    assert editor.get(reverse("thread", args=address)).status_code == 404
    for name in ("answer_thread", "address_thread", "dismiss_thread", "resolve_thread", "reopen_thread"):
        assert editor.post(reverse(name, args=address), {"body": "x"}).status_code == 404


def test_place_that_is_not_in_the_revision_cannot_be_commented_on(editor, at, review):
    for kind, anchor in (("operation", "33333333-3333-4333-8333-333333333333"), ("job", ""), ("moon", "x")):
        typed = {"kind": kind, "anchor": anchor, "severity": "question", "body": "x"}
        assert editor.post(at("begin_thread", 1), typed).status_code == 404


def test_verdicts_and_their_reasons_stand_beside_the_reviewers(viewer, at, gil, said):
    changes.give_verdict(gil, judgement="request-changes", note="One id is enough.")
    changes.give_verdict(gil, judgement="approve", note="Good now.")

    text = said(viewer.get(at("feedback")))

    assert "Gil client developer" in text
    assert "Good now." in text
    assert "One id is enough." not in text


def test_number_of_queries_does_not_grow_with_threads(
    viewer, at, begin, review, django_assert_max_num_queries
):
    for number in range(20):
        begin(f"Thought {number}", kind="document", anchor="tools", title="Tools")

    with django_assert_max_num_queries(60):
        viewer.get(at("feedback"))
