"""One GET within limits: read whole, up to a limit, and only where the rules let it go."""

import pytest

from seedapp.adapters.http import LOCAL_NETWORKS, NoAnswer, Refused, Rules, get
from seedapp.adapters.http.get import MOST_BYTES
from tests.webhooks.receiver import receiver, saying

HERE = Rules(networks=LOCAL_NETWORKS, ports=frozenset(), connect_seconds=2, total_seconds=5)


def test_an_answer_is_read_whole():
    said = b"x" * 200_000
    with receiver(lambda number: (200, {}, said)) as there:
        page = get(there.address, {"Accept": "text/plain"}, HERE)

    assert (page.status, page.body) == (200, said)
    assert there.got[0][0]["Accept"] == "text/plain"


def test_a_redirect_is_told_and_not_followed():
    with receiver(lambda number: (302, {"Location": "https://elsewhere.test/"}, b"")) as there:
        page = get(there.address, {}, HERE)

    assert (page.status, page.location, len(there.got)) == (302, "https://elsewhere.test/", 1)


def test_an_endless_answer_is_none():
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(MOST_BYTES // 1000 + 100):
            connection.sendall(b"x" * 1000)

    with saying(endless) as port, pytest.raises(NoAnswer, match="longer than"):
        get(f"http://127.0.0.1:{port}/", {}, HERE)


def test_nothing_is_asked_where_the_rules_do_not_reach():
    with receiver() as there, pytest.raises(Refused):
        get(there.address, {}, Rules(ports=frozenset()))

    assert there.got == []
