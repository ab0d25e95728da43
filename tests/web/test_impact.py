"""The page that tells what a change would touch: of a story, a type, an operation, and whatever else."""

import csv
import io
import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seedapp.feedback import changes
from seedapp.snapshot.restore import restore

pytestmark = pytest.mark.django_db


@pytest.fixture
def asks(viewer, at):
    return lambda of, **query: viewer.get(at("impact"), {"of": of, **query})


@pytest.mark.parametrize(
    ("of", "title"),
    [
        ("job:J1", "What would a change of J1 touch?"),
        ("type:Tool", "What would a change of Tool touch?"),
        ("operation:loans/startLoan", "touch?"),
        ("J1", "What would a change of J1 touch?"),
        ("find-and-borrow", "touch?"),
    ],
)
def test_the_page_tells_of_a_target_or_a_key(asks, said, of, title):
    page = asks(of)
    assert page.status_code == 200
    assert title in said(page)


def test_each_thing_has_its_place_and_its_reason(asks, said):
    page = asks("type:Tool")
    assert "Endpoints" in said(page)
    assert "stands there in the document of" in said(page)
    assert "/components/schemas/Tool" in said(page)


def test_people_who_rely_on_it_are_told_separately(asks, said):
    told = said(asks("type:Tool"))
    assert "Who would notice" in told
    assert re.search(r"Tells J\d", told)


def test_every_link_of_the_page_leads_somewhere(asks, viewer):
    page = asks("type:Tool").content.decode()
    main = page[page.index('<main id="main"') :]
    links = set(re.findall(r'href="(/w/[^"#?]+)', main))
    assert links
    assert {link: viewer.get(unquote(link)).status_code for link in links} == dict.fromkeys(links, 200)


def test_pages_of_things_lead_to_the_page(viewer, at, design):
    for name, args, target in [
        ("operation", ("loans", "startLoan"), "operation%3Aloans%2FstartLoan"),
        ("type", ("Tool",), "type%3ATool"),
        ("job_stories", (), "job%3AJ1"),
        ("actors", (), "actor%3A"),
        ("interactions", (), "interaction%3A"),
    ]:
        page = viewer.get(at(name, *args)).content.decode()
        assert f"{at('impact')}?of={target}" in page


def test_without_a_question_the_page_asks_for_one(viewer, at, said):
    page = viewer.get(at("impact"))
    assert page.status_code == 200
    assert "A change of what?" in said(page)


def test_what_is_not_there_says_what_is_near(asks, said):
    page = asks("Tol")
    assert page.status_code == 404
    assert "There is no “Tol”. Near it: Tool" in said(page)


def test_what_was_asked_is_escaped(asks):
    assert b"<script>alert" not in asks("<script>alert(1)</script>").content


def test_the_table_holds_the_same(asks):
    answer = asks("type:Tool", format="csv")
    assert answer["Content-Disposition"] == 'attachment; filename="tool-shed-Tool-impact.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "effect"
    assert any(row[3] == "operation:loans/startLoan" or "tools" in row[3] for row in rows[1:])


@pytest.mark.parametrize("of", ["operation:loans/startLoan", "service:loans"])
def test_threads_on_what_is_touched_are_counted_and_linked(of, asks, said, at, review, team, design):
    uid = next(one.uid for one in design.services.get(key="loans").operations.all() if one.key == "startLoan")
    begun = changes.begin_thread(
        review.round,
        member=team.editor,
        anchor_kind="operation",
        anchor=str(uid),
        anchor_title="Start a loan",
        severity="question",
        body="Why?",
    )
    page = asks(of)
    assert "1 comment is about them, 1 open." in said(page)
    assert at("thread", begun.pk) in page.content.decode()


def test_threads_on_other_things_are_not_counted(asks, said, review, team):
    changes.begin_thread(
        review.round,
        member=team.editor,
        anchor_kind="document",
        anchor="loans",
        anchor_title="Loans",
        severity="question",
        body="Why?",
    )
    assert "Nobody has commented on any of them." in said(asks("operation:loans/startLoan"))


def test_what_stands_in_the_newest_revision_is_told(asks, said, published):
    told = said(asks("operation:loans/startLoan"))
    assert "Revision 1 : 1 of these stories, queries and actions stands in it." in told


def test_number_of_queries_does_not_grow_with_the_design(viewer, at, team, sample, design):
    loan = sample.operations[0]
    more = tuple(replace(loan, uid="", key=f"{loan.key}{n}", name=f"Loan {n}") for n in range(12))
    large = restore(
        replace(sample, title="Large", operations=(*sample.operations, *more)), team.workspace, by=team.owner
    )

    def queries(one):
        with CaptureQueriesContext(connection) as caught:
            url = reverse("impact", args=[team.workspace.slug, one.slug])
            assert viewer.get(url, {"of": f"service:{loan.service}"}).status_code == 200
        return len(caught)

    queries(design)
    assert queries(large) == queries(design)


def test_many_things_are_cut_short_and_can_be_asked_for(asks, monkeypatch, said):
    monkeypatch.setattr("seedapp.web.impact.sections.MOST_SHOWN", 1)
    assert "and 1 more" in said(asks("find-and-borrow"))
    assert "and 1 more" not in said(asks("find-and-borrow", all="1"))
