import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedapp.core.derive.fields import SampleError, fields_from_sample, guess, parse_arguments
from seedapp.core.naming import is_snake


@pytest.mark.parametrize(
    ("name", "type_name"),
    [
        ("bike_id", "string"),
        ("seat_no", "string"),
        ("voucher_code", "string"),
        ("birth_date", "date"),
        ("starts_at", "date-time"),
        ("departure_date_time", "date-time"),
        ("local_departure_at", "string"),
        ("number_of_seats", "integer"),
        ("max_results", "integer"),
        ("quantity", "integer"),
        ("price", "number"),
        ("max_price", "number"),
        ("is_open", "boolean"),
        ("has_basket", "boolean"),
        ("latitude", "number"),
        ("reason", "text"),
        ("colour", "string"),
        ("예약 날짜", "date"),
    ],
)
def test_a_name_suggests_a_type(name, type_name):
    assert guess(name).type == type_name


def test_money_asks_for_a_currency_beside_it():
    assert guess("price").beside == "currency"


@pytest.mark.parametrize("name", ["[]tag", "tag[]", "list of tags", "tags", "태그 목록"])
def test_a_list_is_recognised(name):
    assert guess(name).is_list


@pytest.mark.parametrize("name", ["note?", "note (optional)", "note = none", "메모(선택)"])
def test_what_may_be_left_out_is_not_required(name):
    assert not guess(name).required


def test_arguments_become_fields_in_their_order():
    fields = parse_arguments("bike_id, []x, note?")
    assert [(one.name, one.type, one.required) for one in fields] == [
        ("bike_id", "string", True),
        ("x", "string[]", True),
        ("note", "text", False),
    ]


def test_korean_arguments_get_english_names_and_keep_their_words():
    (field,) = parse_arguments("회원 번호")
    assert (field.name, field.description) == ("member_number", "회원 번호")


def test_the_glossary_names_an_argument():
    (field,) = parse_arguments("개똥이", {"개똥이": "ragwort"})
    assert field.name == "ragwort"


def test_a_comma_in_brackets_separates_nothing():
    assert [one.name for one in parse_arguments("items (sku, count), note")] == ["items", "note"]


def test_a_type_beside_a_name_is_taken():
    assert [one.type for one in parse_arguments("photo: file, seats: int")] == ["binary", "integer"]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_arguments_give_well_named_fields_once_each(text):
    names = [one.name for one in parse_arguments(text)]
    assert len(set(names)) == len(names)
    assert all(is_snake(name) for name in names)


def test_a_sample_gives_names_types_and_examples_at_once():
    sample = {
        "bikeId": "3f0d8e3c-6a0e-4b7e-9a55-0e4a3f1d2c10",
        "seats": 2,
        "price": 3.5,
        "is_open": True,
        "since": "2026-01-01T10:00:00Z",
        "day": "2026-01-01",
        "tags": ["a"],
        "place": {"lat": 1},
    }
    fields = fields_from_sample(json.dumps(sample))
    assert [(one.name, one.type) for one in fields] == [
        ("bike_id", "uuid"),
        ("seats", "integer"),
        ("price", "number"),
        ("is_open", "boolean"),
        ("since", "date-time"),
        ("day", "date"),
        ("tags", "string[]"),
        ("place", "object"),
    ]
    assert [one.example for one in fields] == list(sample.values())
    assert all(one.required for one in fields)


def test_a_field_that_is_null_or_left_out_is_not_required():
    fields = fields_from_sample('[{"a": 1, "b": null}, {"a": 2, "c": 1}]')
    assert [(one.name, one.required) for one in fields] == [("a", True), ("b", False), ("c", False)]


def test_an_example_fits_its_type_when_a_sample_mixes_types():
    (field,) = fields_from_sample('[{"a": 1}, {"a": "one"}]')
    assert (field.type, field.example) == ("string", "one")


def test_half_a_character_does_not_get_into_an_example():
    (field,) = fields_from_sample('{"a": "\\ud800"}')
    field.example.encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "{", "[1]", '"x"', "{}", '{"a": NaN}', '{"a": 1e999}', '{"a": 1, "a": 2}', "[" * 100_000,
        '{"a": ' + "9" * 5000 + "}", '{"a": "' + "x" * 300_000 + '"}', '{"!": 1}',
    ],
)  # fmt: skip
def test_what_is_no_sample_is_refused_with_a_sentence(text):
    with pytest.raises(SampleError) as refused:
        fields_from_sample(text)
    assert str(refused.value.sentence)


def test_a_fault_in_a_sample_names_its_line():
    with pytest.raises(SampleError) as refused:
        fields_from_sample('{"a": 1,\n"b": }')
    assert refused.value.line == 2


def test_a_price_has_a_currency_beside_it():
    fields = parse_arguments("ride_id, price, tip_amount, note?")
    assert [one.name for one in fields] == ["ride_id", "price", "currency", "tip_amount", "note"]


@pytest.mark.parametrize("text", ["price, currency", "currency_code, price", "max_price"])
def test_no_second_currency_is_put_beside_a_price(text):
    assert len(parse_arguments(text)) == len(text.split(","))
