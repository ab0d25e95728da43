"""The page to work through everything that was said: what it shows, in which order, and chosen by what."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seedapp.feedback import changes
from seedapp.feedback.models import Thread

pytestmark = pytest.mark.django_db

LOAN = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def gil(review):
    return changes.join(review.round.links.get(), name="Gil", perspective="client-developer")[0]


@pytest.fixture
def una(review):
    return changes.join(review.round.links.get(), name="Una", perspective="end-user")[0]


@pytest.fixture
def begin(review, gil):
    """`begin("Why?", severity="must-fix")` on the loan; `kind` and `anchor` for another thing."""

    def thread(body, by=None, member=None, kind="operation", anchor=LOAN, title="Borrow a tool", **more):
        place = {"anchor_kind": kind, "anchor": anchor, "anchor_title": title}
        who = {"member": member} if member else {"reviewer": by or gil}
        return changes.begin_thread(review.round, body=body, **who, **place, **more)

    return thread


@pytest.fixture
def shown(viewer, at):
    """The bodies in the order of the page: `shown(severity="must-fix")`."""

    def of(**asked):
        page = viewer.get(at("triage"), asked)
        assert page.status_code == 200
        return re.findall(r'<div class="prose"[^>]*>\s*<p>(.*?)</p>', page.content.decode())

    return of


def story(design):
    return str(design.job_stories.get(key="J1").uid)


def test_the_heaviest_that_is_open_comes_first(begin, gil, shown):
    begin("a question")
    begin("a must", severity="must-fix")
    changes.resolve(begin("settled", severity="must-fix"), reviewer=gil, note="Done.")
    begin("a should", severity="should-fix")

    assert shown() == ["a must", "a should", "a question", "settled"]


@pytest.mark.parametrize(
    ("asked", "bodies"),
    [
        ({"severity": "must-fix"}, ["on the story"]),
        ({"perspective": "end-user"}, ["on the story"]),
        ({"perspective": "team"}, ["by the team"]),
        ({"step": "job_stories"}, ["on the story"]),
        ({"operation": LOAN}, ["on the loan"]),
        ({"state": "addressed"}, ["by the team"]),
        ({"revision": "1", "severity": "question"}, ["on the loan", "by the team"]),
        ({"severity": "should-fix"}, []),
    ],
)
def test_threads_are_chosen_by_what_they_are(begin, una, team, design, shown, asked, bodies):
    begin("on the loan")
    begin("on the story", una, kind="job", anchor=story(design), title="J1", severity="must-fix")
    by_team = begin("by the team", member=team.editor, kind="document", anchor="loans", title="Loans")
    changes.address(by_team, member=team.editor, note="Done.")

    assert shown(**asked) == bodies


def test_an_actor_has_the_threads_on_what_serves_their_stories(begin, una, design, shown):
    begin("on the loan")
    begin("on the story", una, kind="job", anchor=story(design), title="J1")
    begin("on the document", kind="document", anchor="loans", title="Loans")
    actor = design.job_stories.get(key="J1").actor.key

    assert set(shown(actor=actor)) == {"on the loan", "on the story"}


def test_values_that_nobody_offered_are_refused(viewer, at, published):
    assert viewer.get(at("triage"), {"severity": "huge"}).status_code == 422


def test_facets_count_what_they_would_show_and_are_taken_back_by_a_second_press(begin, viewer, at):
    begin("one", severity="must-fix")
    begin("two", severity="must-fix")

    page = viewer.get(at("triage"), {"severity": "must-fix"}).content.decode()

    assert re.search(r'href="\?severity=" aria-current="true">Must fix <span[^>]*>2<', page)
    assert 'href="?severity=must-fix&amp;state=open"' in page


def test_a_page_holds_a_part_and_leads_to_the_next_with_the_same_choice(begin, review, viewer, at):
    first = begin("0")
    Thread.objects.bulk_create(
        Thread(round=review.round, anchor_kind="operation", anchor=LOAN, anchor_title=f"copy {number}")
        for number in range(30)
    )

    page = viewer.get(at("triage"), {"state": "open"}).content.decode()

    assert page.count("data-triage-item") == 25
    assert "?state=open&amp;page=2" in page
    assert f"thread-{first.pk}" in page


def test_the_number_of_queries_does_not_depend_on_threads(begin, viewer, at):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            viewer.get(at("triage"))
        return len(asked)

    begin("one")
    queries()
    few = queries()
    for number in range(6):
        begin(f"more {number}", title=f"Title {number}")

    assert queries() == few


def test_a_removed_operation_can_still_be_chosen(begin, design, shown, viewer, at):
    from seedapp.operations.models import Operation

    begin("on what is gone")
    Operation.objects.filter(uid=LOAN).delete()

    assert shown(operation=LOAN) == ["on what is gone"]
    assert "Borrow a tool (removed)" in viewer.get(at("triage")).content.decode()


def test_nothing_said_says_what_to_do(viewer, at, design, said):
    assert "Nobody has said anything yet" in said(viewer.get(at("triage")))


def test_the_rail_tells_of_each_step_how_much_is_open_on_its_things(begin, gil, una, design, viewer, at):
    begin("on the loan")
    changes.resolve(begin("settled"), reviewer=gil, note="Done.")
    begin("on the story", una, kind="job", anchor=story(design), title="J1")

    page = viewer.get(at("triage")).content.decode()

    assert re.findall(r'tally-comment">.*?(\d+)<span', page, flags=re.S) == ["1", "1"]
