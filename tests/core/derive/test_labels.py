"""Reading one label: its verb, object, qualifier, arguments and reasons."""

from __future__ import annotations

import unicodedata

import pytest

from seedapp.core.derive.labels import classify, classify_name


def test_request_line_says_it_itself():
    reading = classify("GET /bikes/{bike_id}/repairs?since=2026-01-01")
    assert (reading.kind, reading.confidence, reading.method) == ("query", 1.0, "GET")
    assert (reading.path, reading.arguments) == ("/bikes/{bike_id}/repairs", ("bike_id", "since"))


def test_arguments_are_kept_as_typed():
    assert classify("findBikes(latitude, []tag, note?)").arguments == ("latitude", "[]tag", "note?")


@pytest.mark.parametrize(
    ("label", "verb", "thing", "qualifier"),
    [
        ("getBikesNearby(latitude)", "get", "bike", "nearby"),
        ("report bike as broken", "report", "bike", "broken"),
        ("reportBrokenBike", "report", "bike", "broken"),
        ("rent it at once", "rent", "", ""),
        ("look for alternative flights", "look for", "flight", "alternative"),
        ("bikes.find", "find", "bike", ""),
        ("list of open tenders", "list", "tender", "open"),
    ],
)
def test_object_is_singular_and_its_qualifier_apart(label: str, verb: str, thing: str, qualifier: str):
    reading = classify(label)
    assert (reading.verb, reading.object, reading.qualifier) == (verb, thing, qualifier)


def test_light_verb_takes_the_verb_of_its_nominal():
    reading = classify("fulfil the reservation")
    assert (reading.kind, reading.verb, reading.confidence) == ("action", "reserve", 0.7)


def test_particle_may_stand_behind_the_object():
    assert classify("check the guest in").verb_class == "transition"
    assert classify("check the guest list").kind == "query"


def test_korean_last_verbal_noun_wins():
    assert classify("예약 조회").kind == "query"
    assert classify("조회 기록 삭제").verb_class == "delete"


def test_korean_noun_that_holds_a_verbal_noun_is_no_verb():
    assert classify("주문서").kind == "unclear"


def test_korean_in_decomposed_letters_reads_the_same():
    assert classify(unicodedata.normalize("NFD", "도서 검색")) == classify("도서 검색")


def test_korean_motivation_is_read_behind_its_clause():
    reading = classify_name("지금 빌릴 수 있는 책을 검색하고 싶다")
    assert (reading.kind, reading.object) == ("query", "책")


@pytest.mark.parametrize(
    "verb", ["select", "choose", "manage", "validate", "verify", "review", "sync", "process", "save"]
)
def test_ambiguous_verb_asks(verb: str):
    reading = classify(f"{verb} seats", answer="[]seat")
    assert reading.kind == "unclear"
    assert reading.confidence < 0.5
    assert "query or an action" in str(reading.reasons[0])


@pytest.mark.parametrize("noun", ["선택", "관리", "검증", "처리", "저장", "확인"])
def test_ambiguous_korean_noun_asks(noun: str):
    assert classify(f"좌석 {noun}").kind == "unclear"


@pytest.mark.parametrize(
    ("answer", "kind", "confidence"),
    [
        ("[]vacancy", "query", 0.5),
        ("201 created", "action", 0.5),
        ("409 conflict", "unclear", 0.3),
        ("", "unclear", 0.3),
    ],
)
def test_return_decides_when_no_verb_does(answer: str, kind: str, confidence: float):
    reading = classify("zorble frobs", answer=answer)
    assert (reading.kind, reading.confidence) == (kind, confidence)


def test_past_tense_is_an_event_only_when_nobody_waits():
    assert classify("bike returned", asynchronous=True).kind == "event"
    assert classify("bike returned").kind == "unclear"
    assert classify("return the bike", asynchronous=True).kind == "action"


def test_message_to_itself_is_internal_and_may_suggest_security():
    reading = classify("check the rider's token", is_self=True)
    assert reading.kind == "internal"
    assert any("security" in str(reason) for reason in reading.reasons)


def test_return_can_give_back_or_answer():
    assert classify("return a bike").verb_class == "transition"
    assert classify("return the available bikes near a place").kind == "query"


@pytest.mark.parametrize(
    "label", ["", " ", "()", "???", "…", "a" * 50_000, "(" * 3000, "\\n", "__proto__", "1."]
)
def test_odd_label_is_read_without_falling_over(label: str):
    assert 0 <= classify(label).confidence <= 1


@pytest.mark.parametrize(
    ("label", "verb", "thing"),
    [
        ("tell everybody that the tour is off", "notify", "everybody"),
        ("tell the guests", "notify", "guest"),
        ("let my guests know that the tour is late", "notify", "guest"),
        ("letGuestsKnow(tour_id)", "notify", "guest"),
        ("notify the guests", "notify", "guest"),
        ("inform the guests", "inform", "guest"),
        ("손님에게 알려 준다", "notify", ""),
        ("모두에게 투어 취소를 알려주기", "notify", "투어 취소"),
    ],
)
def test_to_tell_somebody_is_an_action(label: str, verb: str, thing: str):
    reading = classify(label)
    assert (reading.kind, reading.verb_class, reading.verb) == ("action", "create", verb)
    assert reading.object == thing


@pytest.mark.parametrize(
    "label",
    [
        "tell me the price",
        "tell whether the tour is full",
        "tell the status",
        "let me know the price",
        "나에게 알려줘",
    ],
)
def test_to_be_told_is_a_query(label: str):
    assert classify(label).kind == "query"


def test_korean_wish_to_see_is_no_report():
    assert classify("예약 목록을 보고 싶다").kind == "query"
    assert classify("고장을 보고하고 싶다").verb == "report"


@pytest.mark.parametrize(
    ("label", "thing", "qualifier"),
    [
        ("see who has booked my tours today", "tour", "booked"),
        ("know whether my tour is full", "tour", "full"),
        ("find out when the next tour starts", "tour", ""),
        ("see what I have paid", "", ""),
        ("provide what is needed to find a tour", "tour", ""),
    ],
)
def test_question_is_about_its_noun(label: str, thing: str, qualifier: str):
    reading = classify_name(label)
    assert (reading.kind, reading.object, reading.qualifier) == ("query", thing, qualifier)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("request the catch report", "query"),
        ("please send me the programme", "query"),
        ("start date", "action"),
        ("free spaces near the town hall", "action"),
        ("wash program status", "query"),
        ("change of address", "action"),
        ("find a bike and book it", "query"),
        ("provide feedback", "query"),
        ("confirm availability", "action"),
        ("list a flat for sale", "query"),
        ("irrigate the field", "action"),
        ("recycle batteries", "action"),
    ],
)
def test_what_may_mean_something_else_is_not_ready_to_accept(label: str, kind: str):
    reading = classify(label)
    assert reading.kind == kind
    assert reading.confidence < 0.8


@pytest.mark.parametrize("label", ["look into the complaint", "get approval", "reorder the flyers"])
def test_phrase_that_says_neither_asks(label: str):
    assert classify(label).kind == "unclear"


def test_article_shows_that_a_word_is_a_verb():
    assert classify("hammer the nail").confidence > classify("hammer nail").confidence


def test_subject_before_a_plain_verb_is_read_over():
    reading = classify("driver accepts the ride")
    assert (reading.verb_class, reading.object, reading.confidence) == ("transition", "ride", 0.85)


@pytest.mark.parametrize("label", ["trainDeparted", "stay booked", "열차 출발함"])
def test_something_done_on_an_asynchronous_arrow_is_an_event(label: str):
    assert classify(label, asynchronous=True).kind == "event"


def test_korean_act_with_its_object_is_no_event():
    assert classify("알림을 발송함", asynchronous=True).kind == "action"


@pytest.mark.parametrize("label", ["수거일", "우리 동네 수거일", "예약률", "대여료"])
def test_korean_attribute_of_an_act_is_asked_for(label: str):
    assert classify(label).kind == "query"


@pytest.mark.parametrize(
    ("label", "verb_class"),
    [
        ("withdraw cash", "create"),
        ("withdraw appeal", "transition"),
        ("openAccount(customer_id)", "create"),
        ("open the gate", "transition"),
        ("start charging session", "create"),
        ("start the engine", "transition"),
        ("check out book", "create"),
        ("check the guest out", "transition"),
        ("raise objection", "create"),
        ("raise the rent", "update"),
    ],
)
def test_object_decides_what_a_verb_does(label: str, verb_class: str):
    reading = classify(label)
    assert (reading.kind, reading.verb_class) == ("action", verb_class)
    assert reading.confidence >= 0.8


@pytest.mark.parametrize("label", ["transfer patient file", "hold seats", "sign form", "request floor plan"])
def test_class_that_two_people_may_choose_otherwise_is_not_ready_to_accept(label: str):
    assert classify(label).confidence < 0.8


@pytest.mark.parametrize(
    ("label", "verb", "thing"),
    [
        ("system sends confirmation", "send", "confirmation"),
        ("the user cancels order", "cancel", "order"),
        ("guest checks out", "check out", ""),
    ],
)
def test_sentence_is_read_by_its_verb(label: str, verb: str, thing: str):
    reading = classify(label)
    assert (reading.verb, reading.object) == (verb, thing)


@pytest.mark.parametrize("label", ["clerk issues licence", "ack alert", "dunning notice"])
def test_name_that_may_be_a_sentence_is_not_ready_to_accept(label: str):
    assert classify(label).confidence < 0.8


def test_number_of_things_is_asked_for():
    assert classify("number of visitors").kind == "query"


@pytest.mark.parametrize(
    ("label", "verb_class"),
    [
        ("return loan", "transition"),
        ("updateOrderStatus(order_id, status)", "update"),
        ("permit history", "query"),
    ],
)
def test_first_word_is_a_verb_or_a_noun_as_the_last_one_has_it(label: str, verb_class: str):
    assert classify(label).verb_class == verb_class


def test_arguments_show_that_a_word_is_a_verb():
    assert classify("weigh(truck_id)").confidence < classify("weighTruck(truck_id)").confidence


def test_what_did_not_happen_is_an_event_too():
    assert classify("guest did not show up", asynchronous=True).kind == "event"
