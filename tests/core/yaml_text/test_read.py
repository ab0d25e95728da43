"""YAML and JSON from anybody: read rightly, or refused with the line."""

import time

import pytest

from seedapp.core.yaml_text import YamlRefused, load_plain


@pytest.mark.hostile(8, 9, 45)
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


@pytest.mark.hostile(8, 45)
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


@pytest.mark.hostile(9)
def test_utf_16_with_a_mark_and_utf_8_with_a_mark_are_read():
    assert load_plain("a: 예".encode("utf-16")) == {"a": "예"}
    assert load_plain("\ufeffa: 1".encode()) == {"a": 1}


@pytest.mark.hostile(18)
def test_korean_in_decomposed_form_is_composed():
    assert load_plain("a: \u110b\u1168") == {"a": "예"}


@pytest.mark.hostile(10, 46)
def test_numbers_are_read_as_yaml_1_2_reads_them():
    assert load_plain("[1, 0o7, 1_000, 12:30, 1e3, .5, 1e999, no, ~]") == [
        1, 7, "1_000", "12:30", 1000.0, 0.5, "1e999", "no", None,
    ]  # fmt: skip
