"""Placing is quick: pages do it for each thread on each look."""

import time

import pytest

from bench.sample_design import sample_design
from seedapp.core.anchors import index_of, place
from seedapp.core.derive.binding import bindings

MOST_SECONDS = 0.25  # ten times what it takes: a machine may be busy


@pytest.mark.slow
def test_five_thousand_threads_over_five_hundred_operations_are_placed_in_milliseconds(record_property):
    design = sample_design(500)
    bound = {one.key: bindings(design, one.key) for one in design.services}
    then, now = index_of(design, {}, bound), index_of(design, {}, bound)
    anchors = [one.anchor for one in then]
    threads = [anchors[at % len(anchors)] for at in range(5000)]
    place(threads[0], "", then, now)

    began = time.process_time()
    placed = [place(one, "", then, now) for one in threads]
    seconds = time.process_time() - began

    record_property("milliseconds", round(seconds * 1000, 1))
    assert {one.kind for one in placed} == {"same"}
    assert seconds < MOST_SECONDS
