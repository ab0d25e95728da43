"""A faulty design file: every fault is named, with its line and the way to mend it."""

import time

import pytest

from seedapp.core.design_file import DesignFileError, YamlRefused, load, load_plain


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


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[" * 200_000, 1, "deeper than 100 levels"),
        ("- " * 100_000 + "a", 1, "deeper than 100 levels"),
        ("&a [*a]", 1, "refers to nothing finished"),
        ("a: 1\nb:\n  <<: {c: 1}", 3, "Merge keys"),
        ("? [1]\n: 2", 1, "A key must be plain text"),
        ("a: !!python/object:x {}", 1, "The tag"),
        ("a: 1\n---\nb: 2", 2, "second document"),
        ("", 0, "empty"),
        ('a: "\\0"', 1, "control character"),
        ("a: \x00", 1, "control character"),
        ("a: \ud800", 1, "control character"),
        (b"a: \xe9", 1, "not UTF-8"),
        (b"x" * 5_000_001, 0, "larger than 5 MB"),
        ("a: b: c", 1, "not valid YAML"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_hostile_yaml_is_refused_with_its_line(text, line, words):
    with pytest.raises(YamlRefused, match=words) as raised:
        load_plain(text)
    assert raised.value.line == line


def test_an_alias_bomb_is_refused_at_once():
    bomb = "a: &x0 [1,1,1,1,1,1,1,1,1,1]\n" + "".join(
        f"b{n}: &x{n} [{','.join([f'*x{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    begun = time.perf_counter()
    with pytest.raises(YamlRefused, match="more than"):
        load_plain(bomb)
    assert time.perf_counter() - begun < 5


def test_json_with_escaped_surrogate_pairs_is_read():
    assert load_plain('{"a": "\\ud83d\\ude00", "b": "\\\\ud83d"}') == {"a": "😀", "b": "\\ud83d"}


def test_utf_16_with_a_mark_and_utf_8_with_a_mark_are_read():
    assert load_plain("a: 예".encode("utf-16")) == {"a": "예"}
    assert load_plain("\ufeffa: 1".encode()) == {"a": 1}


def test_korean_in_decomposed_form_is_composed():
    assert load_plain("a: \u110b\u1168") == {"a": "예"}


def test_numbers_are_read_as_yaml_1_2_reads_them():
    assert load_plain("[1, 0o7, 1_000, 12:30, 1e3, .5, 1e999, no, ~]") == [
        1, 7, "1_000", "12:30", 1000.0, 0.5, "1e999", "no", None,
    ]  # fmt: skip
