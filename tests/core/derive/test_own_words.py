"""Verbs of a team, in the glossary of its design."""

from __future__ import annotations

from seedapp.core.derive.binding import bindings
from seedapp.core.derive.labels import classify
from seedapp.core.derive.operations import operations
from seedapp.core.design import Operation

from .small_design import design

GLOSSARY = {
    "irrigate": "to change", "관수": "to water", "털갈이": "to groom", "처리": "to approve",
    "도서": "book", "look through": "to search",
}  # fmt: skip


def test_term_that_means_a_verb_is_read_as_that_verb():
    reading = classify("irrigateField(field_id)", glossary=GLOSSARY)
    assert (reading.kind, reading.verb_class, reading.verb) == ("action", "update", "irrigate")
    assert (reading.object, reading.arguments, reading.confidence) == ("field", ("field_id",), 0.95)


def test_term_of_several_words_is_read_before_the_lexicon():
    reading = classify("look through the old stays", glossary=GLOSSARY)
    assert (reading.kind, reading.object, reading.plural) == ("query", "stay", True)


def test_korean_term_is_read_as_its_verb():
    reading = classify("산책로 관수하기", glossary=GLOSSARY)
    assert (reading.kind, reading.verb_class, reading.verb) == ("action", "update", "water")


def test_korean_term_that_asked_before_has_its_class():
    assert classify("예약 처리").kind == "unclear"
    assert classify("예약 처리", glossary=GLOSSARY).verb_class == "transition"


def test_verb_that_no_lexicon_knows_acts():
    reading = classify("강아지 털갈이", glossary={"털갈이": "to defuzz"})
    assert (reading.kind, reading.verb_class, reading.verb) == ("action", "", "defuzz")


def test_noun_of_the_glossary_stays_a_noun():
    assert classify("도서", glossary=GLOSSARY) == classify("도서")


def test_reason_says_what_the_word_means_in_this_design():
    assert "means “to change”" in str(classify("irrigate field", glossary=GLOSSARY).reasons[0])


def test_candidates_are_named_and_bound_by_the_teams_own_verb():
    mine = design("api -> dogs: irrigateDog(dog_id)\napi -> dogs: 강아지 관수(dog_id)", glossary=GLOSSARY)
    found = {one.operation.key: one for one in operations(mine)}
    assert found["irrigateDog"].confidence >= 0.8
    assert any(key.startswith("water") for key in found)


def test_operation_with_the_teams_own_verb_is_bound_by_its_class():
    drafted = Operation(
        "irrigateDog", "dogs", "action", "Irrigate dog",
        inputs=operations(design("api -> dogs: irrigateDog(dog_id)", glossary=GLOSSARY))[0].operation.inputs,
    )  # fmt: skip
    (binding,) = bindings(design(operations=[drafted], glossary=GLOSSARY), "dogs").values()
    assert binding.method == "PATCH"
