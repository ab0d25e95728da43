"""Semantic versions: their order as the standard has it, and how far each step goes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedapp.core.versions import goes_far_enough, guessed_version, next_version, read_version, step_for

numbers = st.integers(0, 10**9 - 1)
words = st.from_regex(r"[0-9A-Za-z-]{1,6}(\.[0-9A-Za-z-]{1,6})?", fullmatch=True)
texts = st.builds(lambda a, b, c, word: f"{a}.{b}.{c}" + (f"-{word}" if word else ""), *[numbers] * 3, words)
small = st.integers(0, 99)
settled = st.builds(lambda a, b, c: read_version(f"{a}.{b}.{c}"), small, small, small)
steps = st.sampled_from(["none", "patch", "minor", "major"])


def test_versions_are_ordered_as_in_section_11_of_the_standard():
    order = (
        "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0"
    )
    for one, other in pairwise([*order.split(), "1.0.1", "1.2.0", "2.0.0"]):
        assert read_version(other).is_later_than(read_version(one))
        assert not read_version(one).is_later_than(read_version(other))


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "v1.2.3", "1.2.3-", "1.2.3 ", "1.2.3\n", "１.2.3", "1..3", "beta"]
)
def test_what_is_no_version_is_none(text):
    assert read_version(text) is None


@given(texts)
def test_a_version_is_written_as_it_was_read(text):
    assert guessed_version(str(read_version(text))) == read_version(text)


@pytest.mark.parametrize(
    ("text", "meant"), [("v2", "2.0.0"), ("3.1", "3.1.0"), ("1.2.3.4", "1.2.3"), (" 2020.1-rc", "2020.1.0")]
)
def test_what_begins_like_a_version_is_understood(text, meant):
    assert str(guessed_version(text)) == meant


@pytest.mark.parametrize(
    ("kind", "published", "step"),
    [
        ("breaking", "1.2.3", "major"),
        ("breaking", "0.2.3", "minor"),
        ("compatible", "1.2.3", "minor"),
        ("compatible", "0.2.3", "patch"),
        ("documentation", "1.2.3", "patch"),
    ],
)
def test_a_change_asks_for_its_step(kind, published, step):
    assert step_for(kind, read_version(published)) == step


@pytest.mark.parametrize(
    ("published", "step", "following"),
    [
        ("1.2.3", "none", "1.2.3"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "major", "2.0.0"),
        ("1.0.0-beta", "major", "1.0.0-beta.1"),
        ("1.0.0-beta.9", "patch", "1.0.0-beta.10"),
        ("1.0.0-a-very-long-word-11", "patch", "1.0.0"),
    ],
)
def test_the_next_version(published, step, following):
    assert str(next_version(read_version(published), step)) == following


@given(settled, steps)
def test_the_next_version_goes_far_enough(published, step):
    assert goes_far_enough(published, next_version(published, step), step)


@given(settled, settled, steps)
def test_nothing_before_the_next_version_goes_far_enough(published, now, step):
    assert goes_far_enough(published, now, step) == (now.numbers >= next_version(published, step).numbers)


@pytest.mark.parametrize(
    ("published", "now", "step", "is_enough"),
    [
        ("1.2.3", "2.0.0-beta", "major", True),
        ("1.2.3", "1.3.0-beta", "major", False),
        ("1.3.0-beta", "1.3.0-rc", "major", True),
        ("1.3.0-beta", "1.3.0", "major", True),
        ("1.3.0", "1.3.0-rc", "none", False),
    ],
)
def test_a_beta_promises_nothing_and_still_comes_before(published, now, step, is_enough):
    assert goes_far_enough(read_version(published), read_version(now), step) is is_enough
