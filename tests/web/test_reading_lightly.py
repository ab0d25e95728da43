"""What a revision holds of a whole design is long to read: pages that show no file do not read it again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seedapp.specification.changes import open_addresses
from seedapp.specification.models import HEAVY

pytestmark = pytest.mark.django_db

TEAM = {
    "feedback": [],
    "revision": [1],
    "revision_contract": [1, "loans"],
    "revision_verdicts": [1],
    "published": [1],
    "changelog": [],
    "open_round": [],
    "mock_page": [],
    "triage": [],
    "threads": [],
}


def heavy_queries(get):
    """What is asked of the heavy columns when a page is opened for the second time."""
    assert get().status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert get().status_code == 200
    columns = [f'"specification_revision"."{name}"' for name in HEAVY]
    columns.append('"specification_document"."yaml"')
    return [one["sql"][:2000] for one in queries if any(name in one["sql"] for name in columns)]


@pytest.fixture
def talked_about(review):
    gil = review.guest()
    typed = {"kind": "document", "anchor": "", "severity": "question", "body": "Why?"}
    gil.post(review.url("review_say"), typed)
    gil.post(review.url("review_verdict"), {"judgement": "comment", "note": "Fine"})
    return gil


@pytest.mark.parametrize("name", TEAM)
def test_the_team_reads_lightly(talked_about, editor, at, name):
    assert heavy_queries(lambda: editor.get(at(name, *TEAM[name]))) == []


def test_the_team_reads_a_thread_and_a_round_lightly(talked_about, editor, at, review):
    thread = review.round.threads.get()

    assert heavy_queries(lambda: editor.get(at("thread", thread.pk))) == []
    assert heavy_queries(lambda: editor.get(at("round", review.round.pk))) == []


@pytest.mark.parametrize(("name", "args"), [("review_goals", []), ("review_contract", ["loans"])])
def test_reviewers_read_lightly(talked_about, review, name, args):
    assert heavy_queries(lambda: talked_about.get(review.url(name, *args))) == []


def test_what_a_change_touches_is_told_lightly(talked_about, editor, at):
    page = at("impact") + "?of=operation:loans/startLoan"

    assert heavy_queries(lambda: editor.get(page)) == []


def test_pipelines_are_told_lightly(talked_about, client, team, published):
    key = open_addresses(published.design, by=team.editor).key
    address = reverse(
        "status_by_version", args=[key, "loans", published.documents.get(service_key="loans").version]
    )

    assert heavy_queries(lambda: client.get(address)) == []
