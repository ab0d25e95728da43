"""Cases of the rules about actors and job stories."""

from dataclasses import replace

from seedapp.core.coach import Surroundings
from seedapp.core.design import Actor, Evidence
from tests.core.coach.cases import (
    BIKES,
    COMMUTER,
    PROVIDE,
    RENT,
    SOUND,
    Case,
    with_actors,
    with_job,
    with_technical,
)

TOURIST = Actor(
    "tourist", "Weekend tourist", needs=("two bikes at one place",), behaviours=("plans over breakfast",)
)


def _crowd(count: int) -> tuple[Actor, ...]:
    return tuple(replace(COMMUTER, key=f"a{n}", name=f"Rider of line {n}") for n in range(count))


CASES = (
    Case("ACT-01", "no actor", with_actors(), ("design",)),
    Case("ACT-01", "one actor", SOUND),
    Case("ACT-02", "six actors", with_actors(*_crowd(6)), ("design",), severity="warning"),
    Case("ACT-02", "five actors", with_actors(*_crowd(5)), ("design",), severity="hint"),
    Case("ACT-02", "four actors", with_actors(*_crowd(4))),
    Case("ACT-03", "User", with_actors(replace(COMMUTER, name="User")), ("actor:commuter",)),
    Case(
        "ACT-03", "the end users", with_actors(replace(COMMUTER, name="The end users")), ("actor:commuter",)
    ),
    Case(
        "ACT-03", "Korean, honorific", with_actors(replace(COMMUTER, name="일반 고객님")), ("actor:commuter",)
    ),
    Case("ACT-03", "Korean", with_actors(replace(COMMUTER, name="관리자")), ("actor:commuter",)),
    Case("ACT-03", "a late customer", with_actors(replace(COMMUTER, name="Late customer"))),
    Case("ACT-03", "Korean, set apart", with_actors(replace(COMMUTER, name="바쁜 사용자"))),
    Case(
        "ACT-04",
        "the same needs",
        with_actors(COMMUTER, replace(COMMUTER, key="other", name="Hurried rider")),
        ("actor:other",),
    ),
    Case(
        "ACT-04",
        "Korean needs that differ in particles",
        with_actors(
            Actor("a", "갑", needs=("가까운 자전거를 찾기",)), Actor("b", "을", needs=("가까운 자전거 찾기",))
        ),
        ("actor:b",),
    ),
    Case("ACT-04", "other needs", with_actors(COMMUTER, TOURIST)),
    Case("ACT-05", "only a name", with_actors(Actor("x", "Night rider")), ("actor:x",)),
    Case("ACT-05", "a pain", with_actors(Actor("x", "Night rider", pains=("dark stations",)))),
    Case(
        "ACT-06",
        "the same name in other capitals",
        with_actors(COMMUTER, replace(TOURIST, name="late  Commuter")),
        ("actor:tourist",),
    ),
    Case("ACT-06", "two names", with_actors(COMMUTER, TOURIST)),
    Case("ACT-07", "a person without a story", with_actors(COMMUTER, TOURIST), ("actor:tourist",)),
    Case("ACT-07", "an app without a story", with_actors(COMMUTER, replace(TOURIST, kind="app"))),
    Case(
        "ACT-08", "121 words", with_actors(replace(COMMUTER, description="word " * 121)), ("actor:commuter",)
    ),
    Case("ACT-08", "120 words", with_actors(replace(COMMUTER, description="word " * 120))),
    Case("ACT-09", "unchanged", SOUND, ("actor:commuter",), Surroundings((replace(COMMUTER, key="c"),))),
    Case("ACT-09", "changed", SOUND, (), Surroundings((replace(COMMUTER, needs=("a train",)),))),
    Case("JOB-01", "no goal", with_job(so=" "), ("job:J1",)),
    Case("JOB-01", "whole", SOUND),
    Case("JOB-02", "as a commuter", with_job(when="as a commuter with a bag"), ("job:J1",)),
    Case("JOB-02", "when I, as an owner", with_job(when="When I, as an owner, lose it"), ("job:J1",)),
    Case("JOB-02", "Korean", with_job(when="바쁜 고객으로서 책을 찾을 때"), ("job:J1",)),
    Case("JOB-02", "as the train leaves", with_job(when="just as the train leaves the station")),
    Case("JOB-02", "as a result", with_job(when="as a result of the storm no bus runs")),
    Case("JOB-02", "Korean circumstance", with_job(when="퇴근길에 책이 생각났을 때")),
    Case("JOB-03", "click", with_job(want="click Rent"), ("job:J1",)),
    Case("JOB-03", "Korean", with_job(want="대여 버튼을 누르고 싶다"), ("job:J1",)),
    Case("JOB-03", "Korean screen", with_technical(so="화면에서 볼 수 있다"), ("job:T1",)),
    Case("JOB-03", "Korean film, not a screen", with_job(when="재미있는 영화면 좋겠다고 생각할 때")),
    Case("JOB-03", "no screen", SOUND),
    Case("JOB-04", "database", with_job(want="read the database"), ("job:J1",)),
    Case("JOB-04", "table", with_job(want="see the rows of the bikes table"), ("job:J1",)),
    Case("JOB-04", "REST beside Korean", with_job(want="REST로 받고 싶다"), ("job:J1",)),
    Case("JOB-04", "rest, with legs up", with_job(so="I can rest for a while")),
    Case("JOB-04", "a table in a restaurant", with_job(want="book a table for four")),
    Case("JOB-04", "a technical story", with_technical(so="the API can answer")),
    Case("JOB-05", "the same", with_job(want="rent a bike", so="I can rent a bike"), ("job:J1",)),
    Case("JOB-05", "Korean", with_job(want="책을 대출하고 싶다", so="책을 대출할 수 있다"), ("job:J1",)),
    Case("JOB-05", "another goal", SOUND),
    Case("JOB-06", "two words", with_job(when="train late"), ("job:J1",)),
    Case("JOB-06", "When and two words", with_job(when="When train late"), ("job:J1",)),
    Case("JOB-06", "three words", with_job(when="train is late")),
    Case("JOB-06", "empty is for JOB-01", with_job(when="")),
    Case("JOB-07", "and", with_job(want="find a bike and rent it"), ("job:J1",)),
    Case("JOB-07", "Korean 및", with_job(want="도서 검색 및 대출"), ("job:J1",)),
    Case("JOB-07", "Korean 그리고", with_job(want="책을 검색하고 그리고 예약하고 싶다"), ("job:J1",)),
    Case("JOB-07", "two nouns", with_job(want="compare price and order status")),
    Case("JOB-07", "Korean nouns", with_job(want="예약 및 결제 내역을 조회하고 싶다")),
    Case(
        "JOB-08",
        "nearly the same",
        replace(SOUND, jobs=(RENT, replace(RENT, key="J2"), PROVIDE)),
        ("job:J2",),
    ),
    Case(
        "JOB-08",
        "another situation",
        replace(SOUND, jobs=(RENT, replace(RENT, key="J2", when="my bike broke", so="I get home"))),
    ),
    Case(
        "JOB-08",
        "the same need of two services",
        replace(SOUND, jobs=(RENT, PROVIDE, replace(PROVIDE, key="T2", provider="bikes"))),
    ),
    Case("JOB-09", "an assumption", with_job(evidence=Evidence("assumption")), ("job:J1",)),
    Case("JOB-09", "nothing", with_job(evidence=None), ("job:J1",)),
    Case("JOB-09", "an interview", SOUND),
    Case("JOB-10", "alone", replace(SOUND, jobs=(RENT,), interactions=(), operations=()), ("job:J1",)),
    Case("JOB-10", "drawn", replace(SOUND, jobs=(RENT,))),
    Case("JOB-10", "refined", replace(SOUND, interactions=())),
    Case("JOB-11", "no parent", with_technical(refines=()), ("job:T1",)),
    Case("JOB-11", "a parent that is gone", with_technical(refines=("J9",)), ("job:T1",)),
    Case("JOB-11", "no provider", with_technical(provider=""), ("job:T1",)),
    Case("JOB-11", "both", SOUND),
    Case("JOB-12", "a microservice asks another", with_technical(actor="bikes"), ("job:T1",)),
    Case(
        "JOB-12",
        "an actor that is a microservice",
        replace(
            with_technical(actor="billing"), actors=(COMMUTER, Actor("billing", "Billing", "microservice"))
        ),
        ("job:T1",),
    ),
    Case("JOB-12", "the API layer asks", SOUND),
    Case("JOB-12", "a microservice asks the API layer", with_technical(actor=BIKES.key, provider="trip-api")),
)
