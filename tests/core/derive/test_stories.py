"""Stories read from pasted text, and technical stories proposed for them."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from seedapp.core.derive.stories import read_stories, technical_stories
from seedapp.core.design import Actor, Design, JobStory, Service

from .small_design import customer, design, technical


def test_english_story_is_taken_apart():
    (story,) = read_stories(
        "When the train is late, I want to find a bike near the station, so I can still be on time."
    )
    assert (story.when, story.want) == ("the train is late", "find a bike near the station")
    assert (story.so, story.subject, story.understood) == ("I can still be on time", "I", True)


def test_situation_runs_to_the_last_wish():
    (story,) = read_stories(
        "When the API needs to render a list, the API needs *bikes* to provide them, so it can go on."
    )
    assert (story.when, story.provider, story.want) == (
        "the API needs to render a list",
        "bikes",
        "provide them",
    )


def test_wish_inside_the_goal_does_not_count():
    (story,) = read_stories(
        "When it rains, the rider wants to stay dry, so that the boss, who wants to talk, can see."
    )
    assert (story.want, story.so) == ("stay dry", "the boss, who wants to talk, can see")


def test_commas_in_the_situation_stay_in_it():
    (story,) = read_stories("When I am late, wet, and tired, I want to rent a bike so that I get home.")
    assert (story.when, story.want) == ("I am late, wet, and tired", "rent a bike")


def test_korean_story_is_taken_apart():
    (story,) = read_stories(
        "원하는 책을 찾았을 때, 바쁜 부모는 책을 대출하기를 원하고, 그래서 오늘 밤 읽어 줄 수 있다."
    )
    assert (story.when, story.subject) == ("원하는 책을 찾았을 때", "바쁜 부모")
    assert (story.want, story.so, story.language) == ("책을 대출하고 싶다", "오늘 밤 읽어 줄 수 있다", "ko")


def test_korean_wish_in_the_situation_does_not_count():
    text = "아이가 읽고 싶은 책이 생각났을 때, 나는 빌릴 수 있는 책을 검색하고 싶다."
    text += " 그래서 헛걸음을 하지 않을 수 있다."
    (story,) = read_stories(text)
    assert (story.want, story.so) == ("빌릴 수 있는 책을 검색하고 싶다", "헛걸음을 하지 않을 수 있다")


def test_many_stories_in_one_paste_come_in_order():
    text = (
        "- When A happens, I want to do b, so I can c\n- When D happens,\n  I want to do e,\n  so I can f\n\n"
        "When G happens, I want to h, so I can i. When J happens, I want to k, so I can l."
    )
    assert [story.when for story in read_stories(text)] == [
        "A happens",
        "D happens",
        "G happens",
        "J happens",
    ]


def test_what_cannot_be_read_is_kept_as_typed():
    stories = read_stories("Notes of Tuesday\nWhen it rains, I want to stay dry, so I can work.\nbuy milk!\n")
    assert [story.understood for story in stories] == [False, True, False]
    assert [story.typed for story in stories][::2] == ["Notes of Tuesday", "buy milk!"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "When", "때", "When , I want to , so ", "1.\n2.\n", "\x00", "When " * 2000]
)
def test_odd_paste_is_no_trouble(text: str):
    assert all(not story.understood for story in read_stories(text))


def test_long_paste_is_read_in_time():
    text = "When x, " + "I want, so " * 400 + "\n" + "책을 찾을 때, " * 400
    began = time.perf_counter()
    read_stories(text * 5)
    assert time.perf_counter() - began < 5


def test_service_named_by_the_motivation_is_needed():
    (found,) = technical_stories(design(jobs=[customer("J1", "find a dog for my child")]))
    assert (found.job.provider, found.job.refines, found.job.actor) == ("dogs", ("J1",), "kennel-api")
    assert found.job.when == "the Kennel API is asked to find a dog for the child"
    assert found.job.want == "provide the dogs"


def test_situation_names_the_service_when_the_motivation_does_not():
    (found,) = technical_stories(design(jobs=[customer("J1", "report it", when="my dog is ill")]))
    assert found.job.provider == "dogs"
    assert found.confidence < 0.8


def test_technical_story_that_exists_is_left_out():
    assert not technical_stories(
        design(jobs=[customer("J1", "find a dog"), technical("T1", "dogs", "provide dogs", "J1")])
    )


def test_new_key_is_free():
    jobs = [
        customer("J1", "find a dog"),
        customer("J2", "book a stay"),
        technical("T1", "dogs", "provide dogs", "J1"),
    ]
    (found,) = technical_stories(design(jobs=jobs))
    assert (found.job.key, found.job.provider) == ("T2", "stays")


def test_korean_verb_names_its_service_before_its_object():
    chosen = Design(
        title="동네 도서관",
        services=(Service("books", "도서 서비스"), Service("loans", "대출 서비스")),
        actors=(Actor("parent", "부모"),),
        jobs=(
            JobStory(
                "J1",
                "customer",
                "parent",
                when="책을 찾았을 때",
                want="책을 대출하고 싶다",
                so="읽을 수 있다",
            ),
        ),
    )
    confidence = {one.job.provider: one.confidence for one in technical_stories(chosen)}
    assert confidence["loans"] > confidence["books"]
    assert technical_stories(replace(chosen, jobs=())) == ()


GUIDE = Design(
    title="Tours",
    services=(Service("tour-api", "Tour API", "api"), Service("tours", "Tours")),
    actors=(Actor("guide", "Guide"),),
)


def proposed(want: str):
    (found,) = technical_stories(replace(GUIDE, jobs=(replace(customer("J1", want), actor="guide"),)))
    return found


@pytest.mark.parametrize(
    ("want", "provided"),
    [
        ("find the cheapest tour near me", "provide the cheapest tour"),
        ("See all my tours.", "provide all the tours"),
        ("find available tours nearby", "provide the available tours nearby"),
        ("see today's tours", "provide today's tours"),
        ("get a refund for my tour", "provide a refund"),
        ("cancel my tour without a fee", "cancel the tour without a fee"),
        ("tell everybody that the tour is off", "tell everybody that the tour is off"),
    ],
)
def test_plain_motivation_is_put_for_the_service(want: str, provided: str):
    assert (proposed(want).job.want, proposed(want).confidence) == (provided, 0.85)


@pytest.mark.parametrize(
    ("want", "kept"),
    [
        ("see who has booked my tours today", "answer who has booked the guide’s tours today"),
        ("know if my tour is full", "answer whether the guide’s tour is full"),
        ("find out when the next tour starts", "answer when the next tour starts"),
        ("see which tours I have paid", "help the guide see which tours they have paid"),
        ("see whether i am on my tour", "help the guide see whether they are on their tour"),
        ("not miss a tour", "help the guide not miss a tour"),
        ("avoid booking a tour twice", "help the guide avoid booking a tour twice"),
        ("be told about my tour", "help the guide be told about their tour"),
        ("find a tour and book it", "provide what is needed to find a tour and book it"),
        (
            "find a tour that suits my children",
            "provide what is needed to find a tour that suits the children",
        ),
        ("see my own tours", "provide what is needed to see the guide’s own tours"),
        ("see tours without guests", "provide what is needed to see tours without guests"),
        ("get out of a tour", "provide what is needed to get out of a tour"),
        ("have my tour confirmed", "have the tour confirmed"),
        ("show a tour around", "provide what is needed to show a tour around"),
        ("the list of tours", "answer “the list of tours”"),
    ],
)
def test_motivation_that_is_not_plain_stays_in_its_own_words(want: str, kept: str):
    assert proposed(want).job.want == kept
    assert 0.5 <= proposed(want).confidence < 0.8


def test_evidence_says_that_the_words_are_kept():
    assert "own words are kept" in str(proposed("find a tour and book it").evidence[-1])
    assert len(proposed("find a tour").evidence) == 1


def test_doubt_about_words_and_service_is_a_question():
    assert proposed("see how many seats are left").confidence < 0.5


@pytest.mark.parametrize(
    "want",
    [
        "오늘 내 tours 투어를 누가 예약했는지 보고 싶다",
        "tours 투어를 찾아 예약하고 싶다",
        "tours 투어를 예약하거나 취소하고 싶다",
        "tours 예약을 취소하고 환불을 받고 싶다",
        "tours 투어를 놓치지 않고 싶다",
    ],
)
def test_korean_motivation_that_is_not_plain_stays_in_its_own_words(want: str):
    found = proposed(want)
    assert f"“{want}” 요청을" in found.job.when
    assert found.confidence < 0.8


@pytest.mark.parametrize(
    ("want", "word"),
    [("강아지를 맡기고 싶다", "강아지"), ("산책 시간을 바꾸고 싶다", "산책"), ("책을 빌리고 싶다", "빌리고")],
)
def test_korean_evidence_shows_the_words_of_the_story(want: str, word: str):
    shelter = Design(
        "Shelter",
        services=(Service("dogs", "강아지"), Service("walks", "산책"), Service("loans", "대출")),
        jobs=(replace(customer("J1", want), when="비가 올 때"),),
    )
    (found,) = technical_stories(shelter)
    assert f"“{word}”" in str(found.evidence[0])


def test_korean_wish_of_somebody_else_is_taken_apart():
    (story,) = read_stories("몸이 아픈 경우, 환자는 진료를 예약하고 싶어 한다. 그래서 빨리 나을 수 있다.")
    assert (story.want, story.so) == ("진료를 예약하고 싶다", "빨리 나을 수 있다")


def test_korean_condition_does_not_swallow_the_line_before_it():
    stories = read_stories(
        "할 일: 우유 사기\n비가 오면, 회원은 예약을 취소하고 싶다. 그래서 돈을 아낄 수 있다."
    )
    assert [(one.typed[:4], one.understood) for one in stories] == [("할 일:", False), ("비가 오", True)]


def test_korean_condition_inside_a_story_stays_in_it():
    (story,) = read_stories("책을 찾았을 때,\n마음에 들면, 나는 책을 빌리고 싶다. 그래서 읽을 수 있다.")
    assert story.understood
