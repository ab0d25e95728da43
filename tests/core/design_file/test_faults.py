"""A faulty design file: every fault is named, with its line and the way to mend it."""

import pytest

from seedapp.core.design_file import DesignFileError, load
from seedapp.core.style import PROFILES


def faults_of(text):
    with pytest.raises(DesignFileError) as raised:
        load(text)
    return [(fault.line, fault.path, str(fault.sentence)) for fault in raised.value.faults]


FAULTY = """\
seed: 1
titel: Bikes
title: Bikes
actors:
  - key: a
    name: A
    kind: humanoid
  - key: a
    name: B
jobs:
  - key: J1
    actor: b
    refines: J2
operations:
  - key: x
    service: nowhere
    kind: query
    inputs:
      - {name: n, type: Bkie, required: perhaps}
types:
  - name: Bike
"""


def test_all_faults_are_told_at_once_in_the_order_of_the_lines():
    found = faults_of(FAULTY)
    assert [(line, path) for line, path, _ in found] == [
        (2, "titel"),
        (7, "actors[0].kind"),
        (8, "actors[1].key"),
        (12, "jobs[0].actor"),
        (13, "jobs[0].refines"),
        (16, "operations[0].service"),
        (19, "operations[0].inputs[0].required"),
        (19, "operations[0].inputs[0].type"),
    ]


def test_an_unknown_key_names_the_nearest_known_one():
    assert faults_of("seed: 1\ntitle: T\nsumary: x\n") == [
        (3, "sumary", "The key “sumary” is not known. Did you mean “summary”?")
    ]


def test_every_fault_of_a_style_is_named():
    style = "style:\n  profile: gogle\n  name: camel\n  transitions: verb\n  entity_tags: often\n"
    assert faults_of(f"seed: 1\ntitle: T\n{style}") == [
        (4, "style.profile", f"“gogle” is not known. Use one of: {', '.join(PROFILES)}."),
        (5, "style.name", "The key “name” is not known. Did you mean “names”?"),
        (6, "style.transitions", "“verb” is not known. Use one of: noun, colon, segment."),
        (7, "style.entity_tags", "Write true or false here."),
    ]


def test_a_dangling_reference_names_the_nearest_key():
    text = "seed: 1\ntitle: T\nactors: [{key: rider, name: R}]\njobs: [{key: J1, actor: ridr}]\n"
    assert faults_of(text) == [
        (4, "jobs[0].actor", "There is no actor “ridr”. Did you mean “rider”?"),
    ]


def test_a_key_used_twice_names_the_line_of_the_first():
    text = "seed: 1\ntitle: T\nactors:\n  - {key: a, name: A}\n  - {key: a, name: B}\n"
    assert faults_of(text) == [(5, "actors[1].key", "“a” stands already at line 4. Rename one.")]


def test_a_repeated_yaml_key_is_a_fault():
    assert faults_of("seed: 1\ntitle: T\ntitle: U\n") == [
        (3, "title", "The key “title” stands here twice. Keep one.")
    ]


def test_a_message_beyond_the_last_call_is_a_fault():
    text = """\
seed: 1
title: T
services: [{key: s, name: S}]
interactions:
  - {key: i, title: I, plantuml: "@startuml\\na -> b: x\\n@enduml"}
operations:
  - {key: o, service: s, kind: query, messages: ["i#2"]}
"""
    assert faults_of(text) == [
        (7, "operations[0].messages", "i#2 is not there: the diagram has 1 calls. Correct the number.")
    ]


def test_another_format_is_refused():
    assert faults_of("seed: 2\ntitle: T\n")[0][2].startswith("Format 2 is not known.")


def test_a_text_that_is_too_long_is_refused_with_the_limit():
    assert "longer than 200 characters" in faults_of(f"seed: 1\ntitle: {'x' * 201}\n")[0][2]


@pytest.mark.parametrize("key", ["a/b", "a#1", "a:b", "a\\\\b"])
def test_a_key_that_no_address_could_hold_is_a_fault(key):
    found = faults_of(f'seed: 1\ntitle: T\nactors: [{{key: "{key}", name: A}}]\n')
    assert [(line, path) for line, path, _ in found] == [(3, "actors[0].key")]
    assert "may not hold" in found[0][2]


def test_the_same_waiver_twice_is_a_fault():
    one = "  - {rule: ACT-02, target: design, reason: Few.}\n"
    assert faults_of(f"seed: 1\ntitle: T\nwaivers:\n{one}{one}") == [
        (5, "waivers[1].target", "“ACT-02 design” stands already at line 4. Rename one.")
    ]
