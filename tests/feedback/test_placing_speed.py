"""Five thousand threads of the database, placed in a constant number of queries and in milliseconds."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.feedback.placing import Placing
from seedapp.snapshot.take import take
from seedapp.specification.indexing import frozen_index, index_of_today

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MOST_SECONDS = 0.5  # ten times what it takes: a machine may be busy


def test_five_thousand_threads_are_placed_with_as_many_queries_as_one(publish, team, design, record_property):
    revision = publish()
    round_, _token = changes.open_round(revision, by=team.editor)
    entries = list(frozen_index(revision))
    index = index_of_today(design, take(design))
    queries = []
    for count in (1, 4999):
        Thread.objects.bulk_create(
            Thread(
                round=round_,
                anchor_kind=one.anchor.kind,
                anchor=one.anchor.uid,
                part=one.anchor.part,
                anchor_title=one.title,
            )
            for one in (entries[at % len(entries)] for at in range(count))
        )
        with CaptureQueriesContext(connection) as seen:
            rows = list(Thread.objects.select_related("round"))
            placing = Placing(design, index)
            placing.of(rows[0])
            began = time.process_time()
            placed = [placing.of(one).where for one in rows]
            seconds = time.process_time() - began
        queries.append(len(seen))

    record_property("milliseconds", round(seconds * 1000, 1))
    assert (len(placed), set(placed)) == (5000, {"same"})
    assert queries[0] == queries[1]
    assert seconds < MOST_SECONDS
