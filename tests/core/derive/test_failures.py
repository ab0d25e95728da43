import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedapp.core.derive.failures import status_of


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("the bike is already rented", 409),
        ("the seat is taken", 409),
        ("the course is full", 409),
        ("if the bike is available", 409),
        ("the slot is no longer available", 409),
        ("not enough balance", 409),
        ("이미 대출 중인 책이다", 409),
        ("매진", 409),
        ("남은 좌석이 없다", 409),
        ("빌릴 수 없는 책", 409),
        ("the rider is not allowed to rent because of an open bill", 403),
        ("the driver is eligible for it", 403),
        ("연체가 있어 대출 자격이 없다", 403),
        ("권한이 없는 사용자", 403),
        ("the bike is not found", 404),
        ("the bike cannot be found", 404),
        ("unknown member", 404),
        ("expired link", 404),
        ("없는 책이다", 404),
        ("책을 찾을 수 없다", 404),
        ("invalid e-mail", 400),
        ("the full name is missing", 400),
        ("전화번호 형식이 다르다", 400),
        ("too many attempts", 429),
        ("the tour is not known", 404),
        ("the guest isn't known", 404),
        ("알 수 없는 투어", 404),
        ("more than twenty guests", 400),
        ("fewer than 2 seats are asked for", 400),
        ("too many guests", 400),
        ("too few guests", 400),
        ("20명 초과", 400),
        ("too many failed login attempts", 429),
        ("too many requests", 429),
        ("Too many exports were asked for", 429),
        ("too many reports are requested", 429),
        ("too many changes within a minute", 429),
        ("too many items in one order", 400),
        ("너무 많은 요청", 429),
        ("the guide already has more than two tours", 409),
        ("more seats than are free", 409),
        ("한도 5권 초과", 409),
        ("nobody is signed in: not signed in", 401),
        ("the payment provider does not answer", 503),
        ("409 conflict", 409),
        ("gone (410)", 410),
    ],
)
def test_words_tell_the_status(words, status):
    assert status_of(words).status == status


def test_the_reason_names_the_words_that_told():
    assert "already" in str(status_of("the bike is already rented").reason)


def test_words_that_tell_nothing_give_a_question():
    assert status_of("banana").confidence < 0.5


@given(st.text(max_size=300))
def test_any_words_give_an_error_status(words):
    found = status_of(words)
    assert 400 <= found.status <= 599
    assert 0 <= found.confidence <= 1
