"""What a process remembers stays within bounds, and is made once."""

import threading

import pytest

from seedapp.remembered import Remembered


def test_what_was_made_is_not_made_again():
    remembered, made = Remembered(2), []

    for _time in range(2):
        assert remembered.made("one", lambda: made.append("one") or "text") == "text"

    assert made == ["one"]


def test_nothing_is_a_value_like_any_other():
    remembered, made = Remembered(2), []

    for _time in range(2):
        assert remembered.made("gone", lambda: made.append("gone")) is None

    assert made == ["gone"]


def test_what_was_asked_for_last_stays_longest():
    remembered = Remembered(2)
    remembered.keep("old", 1)
    remembered.keep("used", 2)
    remembered.get("old")

    remembered.keep("new", 3)

    assert [remembered.get(key) for key in ("old", "used", "new")] == [1, None, 3]


def test_small_values_are_many_and_large_ones_few():
    small, large = Remembered(100, len), Remembered(100, len)
    for number in range(60):
        small.keep(number, "ab")
        large.keep(number, "a" * 40)

    assert (len(small), small.weight) == (50, 100)
    assert (len(large), large.weight) == (2, 80)


def test_one_that_is_too_large_stays_until_the_next():
    remembered = Remembered(10, len)

    remembered.keep("huge", "a" * 1000)
    assert remembered.get("huge")
    remembered.keep("small", "a")

    assert (remembered.get("huge"), remembered.weight) == (None, 1)


def test_a_value_that_is_kept_anew_counts_once():
    remembered = Remembered(10, len)

    for text in ("abcd", "ab"):
        remembered.keep("one", text)

    assert (len(remembered), remembered.weight) == (1, 2)


def test_what_cannot_be_made_is_not_remembered():
    remembered = Remembered(2)

    def fails():
        raise ValueError

    with pytest.raises(ValueError):
        remembered.made("one", fails)

    assert remembered.made("one", lambda: "now") == "now"


def test_many_threads_leave_the_weight_right():
    remembered = Remembered(50, len)

    def work(start):
        for number in range(2000):
            remembered.made((start + number) % 97, lambda length=number % 7: "a" * length)

    threads = [threading.Thread(target=work, args=(start,)) for start in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    kept = [remembered.get(number) for number in range(97)]
    assert remembered.weight == sum(len(one) for one in kept if one is not None) <= 50
