"""Placing is quick: pages do it for each thread on each look."""

import time

import pytest

from bench.sample_design import sample_design
from seedapp.core.anchors import Anchor, Entry, Index, index_of, place
from seedapp.core.anchors.candidates import MOST_OFFERED
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


@pytest.mark.slow
@pytest.mark.parametrize("part", ["", "inputs/tool_id"])
def test_what_became_of_a_thing_is_found_out_quickly_in_a_design_made_all_anew(part):
    def index(letter):
        names = [
            f"{letter}, a tool that the shed lends for a while, the one of number {number}"
            for number in range(10_000)
        ]
        whole = [
            Entry(Anchor("operation", f"{letter}{at}"), name, f"{letter}{at}")
            for at, name in enumerate(names)
        ]
        gone = Entry(Anchor("operation", f"{letter}0", part), names[0], f"{letter}-part")
        return Index((*whole, gone))

    then, now = index("a"), index("b")
    placed = place(Anchor("operation", "a0", part), "", then, now)
    assert place(Anchor("operation", "a1"), "", then, now).kind == "removed"

    began = time.process_time()
    offered = placed.candidates

    assert (placed.kind, len(offered)) == ("removed", MOST_OFFERED)
    assert time.process_time() - began < 1
