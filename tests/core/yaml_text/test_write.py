"""What is written reads back the same, in readers of YAML 1.1 and of YAML 1.2."""

import io
import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from seedapp.core.openapi import to_json, to_yaml

AWKWARD = (
    "no", "Yes", "1e3", "0o7", "010", "12:30", "12:30:45", "2026-11-22", "1_000", "<<", "=", "~", "null",
    ".5", "a: b", "a #b", "# a", "- a", "key:", "a\u2028b", "a\u0085b", "\ufeff", "line\nline\n", "---",
    "line\n\n  deep\n", " lead\nline", "tab\tin", "trail \nline", "a\n", "\na", "a\n\n", "...", "{a}",
    "[a]", "&a", "*a", "!a", "%a", "@a", "`a`", "|", ">", "'", '"', "\\", "0x1F", "+1", "-1", "1.", "한국어",
    "\U0001f469\u200d\U0001f467", "\x07", "a\rb", "é", "200", "$ref", "/a/{b}", "1.2.3", "1.2", "a`b",
)  # fmt: skip
texts = st.text(max_size=40) | st.sampled_from(AWKWARD)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts
documents = st.dictionaries(
    texts,
    st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)
    ),
    max_size=5,
)


@settings(max_examples=150, deadline=None)
@given(documents)
def test_pyyaml_reads_back_what_was_written(document):
    assert yaml.load(to_yaml(document), yaml.CSafeLoader) == document


@settings(max_examples=100, deadline=None)
@given(documents)
def test_pyyaml_in_pure_python_reads_back_what_was_written(document):
    assert yaml.load(to_yaml(document), yaml.SafeLoader) == document


@pytest.mark.hostile(21)
@settings(max_examples=100, deadline=None)
@given(documents)
def test_a_reader_of_yaml_1_2_reads_back_what_was_written(document):
    assert YAML(typ="safe", pure=True).load(io.StringIO(to_yaml(document))) == document


@settings(max_examples=50, deadline=None)
@given(documents)
def test_json_reads_back_what_was_written(document):
    assert json.loads(to_json(document)) == document


@pytest.mark.hostile(10, 21)
@pytest.mark.parametrize(
    "word", ["no", "on", "Y", "null", "~", "1e3", "010", "12:30", "2026-11-22", "1_000", "<<", "=", "200"]
)
def test_a_word_that_a_reader_may_take_for_something_else_is_quoted(word):
    assert to_yaml({"key": word}) == f"key: '{word}'\n"


def test_statuses_are_quoted_as_keys():
    assert to_yaml({"200": {"description": "Done"}}) == "'200':\n  description: Done\n"


def test_text_of_several_lines_is_a_literal_block():
    assert to_yaml({"a": "one\n\ntwo"}) == "a: |-\n  one\n\n  two\n"


def test_a_literal_block_in_a_list_keeps_its_text():
    document = {"a": ["one\ntwo", {"b": "three\nfour\n"}]}
    assert yaml.safe_load(to_yaml(document)) == document


def test_unicode_is_written_as_itself():
    assert to_yaml({"summary": "책을 찾는다"}) == "summary: 책을 찾는다\n"


def test_lists_are_indented_below_their_key():
    assert to_yaml({"tags": [{"name": "Bikes", "x": []}]}) == "tags:\n  - name: Bikes\n    x: []\n"


def test_a_list_in_a_list_reads_back():
    document = {"a": [[1, [2, {"b": [3]}]], [], {}]}
    assert yaml.safe_load(to_yaml(document)) == document


def test_a_key_longer_than_readers_allow_reads_back():
    document = {"k" * 3000: {"a": 1}, "l" * 2000: "text"}
    assert yaml.load(to_yaml(document), yaml.CSafeLoader) == document


def test_the_same_part_twice_is_written_twice():
    part = {"type": "string"}
    assert "&" not in to_yaml({"a": part, "b": part})


@pytest.mark.hostile(17)
def test_text_with_a_right_to_left_override_is_written_visibly():
    assert to_yaml({"a": "x\u202ey"}) == 'a: "x\\u202Ey"\n'


def test_numbers_with_an_exponent_stay_numbers_in_yaml_1_1():
    assert yaml.safe_load(to_yaml({"a": 1e16, "b": 1e-07})) == {"a": 1e16, "b": 1e-07}


def test_it_ends_with_one_newline():
    assert to_yaml({"a": "b"}).endswith("b\n") and not to_yaml({"a": "b"}).endswith("\n\n")
