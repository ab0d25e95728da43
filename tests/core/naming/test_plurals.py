import subprocess
import sys

import inflect
import pytest

from seedapp.core.naming import is_plural, plural, singular
from seedapp.core.naming.korean import DICTIONARY
from seedapp.core.naming.plural_rules import plural_by_rule, singular_by_rule
from seedapp.core.naming.plurals import IRREGULAR, UNCOUNTABLE


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("bike", "bikes"),
        ("city", "cities"),
        ("person", "people"),
        ("child", "children"),
        ("analysis", "analyses"),
        ("bus", "buses"),
        ("course", "courses"),
        ("lens", "lenses"),
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


def test_the_plain_rules_agree_with_the_library_where_they_decide():
    engine = inflect.engine()
    nouns = {word for english in DICTIONARY.values() for word in english.split() if word.isalpha()}
    singular_nouns = {noun for noun in nouns - UNCOUNTABLE - set(IRREGULAR) if not noun.endswith("s")}
    decided = [noun for noun in singular_nouns if plural_by_rule(noun)]
    assert len(decided) > 300
    for noun in decided:
        many = plural_by_rule(noun)
        assert many == engine.plural_noun(noun)
        assert singular_by_rule(many) in (noun, None)


@pytest.mark.parametrize(
    "many",
    [
        "courses",
        "licenses",
        "responses",
        "warehouses",
        "clauses",
        "purchases",
        "databases",
        "cases",
        "premises",
    ],
)
def test_nouns_in_se_need_no_library(many):
    assert singular_by_rule(many) == many[:-1] == inflect.engine().singular_noun(many)


def test_plain_nouns_are_named_without_loading_the_library():
    code = (
        "import sys; from seedapp.core.naming import plural, singular;"
        "print(plural('bike'), singular('rentals'), 'inflect' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["bikes", "rental", "False"]
