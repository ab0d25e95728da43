import pytest

from seedapp.core.naming import is_plural, plural, singular


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("bike", "bikes"),
        ("city", "cities"),
        ("person", "people"),
        ("child", "children"),
        ("analysis", "analyses"),
        ("bus", "buses"),
        ("status", "statuses"),
        ("index", "indexes"),
        ("repair job", "repair jobs"),
        ("seat-change", "seat-changes"),
        ("bike_id", "bike_ids"),
    ],
)
def test_a_noun_has_one_singular_and_one_plural(one, many):
    assert (plural(one), singular(many)) == (many, one)
    assert (singular(one), plural(many)) == (one, many)


@pytest.mark.parametrize("noun", ["information", "news", "equipment", "data", "luggage"])
def test_what_cannot_be_counted_has_no_plural(noun):
    assert plural(noun) == singular(noun) == noun


@pytest.mark.parametrize("word", ["address", "this", "gas", "process", "lens", "they", "is", "도서"])
def test_a_word_that_only_looks_plural_stays(word):
    assert singular(word) == word
    assert not is_plural(word)
