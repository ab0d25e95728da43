"""Example values as people say them."""

import pytest

from seedapp.web.reading.tales import value_in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("3f0d8e3c-6a0e-4b7e-9a55-0e4a3f1d2c10", "3f0d8e3c…"),
        ("2026-12-01T09:30:00Z", "2026-12-01, 09:30"),
        ("Hammer drill", "Hammer drill"),
        ("OUT_OF_ORDER", "out of order"),
        ("EUR", "EUR"),
        (True, "yes"),
        (False, "no"),
        (None, "nothing"),
        (3.5, "3.5"),
        ({"amount": "3.50", "currency_code": "EUR"}, "amount 3.50, currency code EUR"),
        (["quiet", "warm"], "quiet; warm"),
        ([], "none"),
        ("x" * 200, "x" * 120 + "…"),
    ],
)
def test_a_value_is_told_in_words(value, words):
    assert value_in_words(value) == words
