"""Log lines: one a request, as JSON where asked for, found by the request's id, without secrets."""

import json
import logging
import sys

import pytest

from seedapp.web.log_lines import JsonLines, TextLines
from seedapp.web.request_log import HEADER


@pytest.fixture
def lines(caplog):
    """The log lines of seedapp.requests and others, as JSON would print them."""
    caplog.handler.setFormatter(JsonLines())
    written = []
    emit = caplog.handler.emit
    caplog.handler.emit = lambda record: (
        written.append(json.loads(caplog.handler.format(record))),
        emit(record),
    )
    with caplog.at_level(logging.INFO, logger="seedapp.requests"):
        yield written
    caplog.handler.emit = emit


def of_requests(lines):
    return [line for line in lines if line["logger"] == "seedapp.requests"]


def test_a_request_leaves_one_line_with_route_status_time_and_person(team, design, lines):
    team.client(team.viewer).get(f"/w/{design.workspace.slug}/{design.slug}/actors/")

    (line,) = of_requests(lines)
    assert (line["method"], line["status"], line["user"]) == ("GET", 200, team.viewer.pk)
    assert line["route"] == "w/<slug:workspace>/<slug:design>/actors/"
    assert line["duration_ms"] > 0
    assert line["level"] == "INFO"
    assert line["time"].endswith("+00:00")


def test_the_id_of_a_request_is_in_its_answer_and_on_each_of_its_lines(client, db, lines):
    answer = client.get("/nothing-is-here/")

    known = answer.headers[HEADER]
    assert len(known) == 32
    assert [line["request_id"] for line in lines] == [known] * len(lines)
    assert {line["logger"] for line in lines} == {"django.request", "seedapp.requests"}


def test_the_id_that_a_proxy_brings_is_kept(client, db):
    assert client.get("/", headers={HEADER: "from-the-proxy-1"}).headers[HEADER] == "from-the-proxy-1"


@pytest.mark.parametrize(
    "brought", ["short", "x" * 65, "with space in it", 'with"quote-in-it', "ünïcode-letters"]
)
def test_an_id_that_could_disturb_a_log_is_replaced(client, db, brought):
    assert client.get("/", headers={HEADER: brought.encode().decode("latin-1")}).headers[HEADER] != brought


@pytest.mark.parametrize(
    "address",
    ["/r/{}/", "/invitations/{}/", "/accounts/confirm-email/{}/", "/accounts/password/reset/key/{}/"],
)
def test_no_line_holds_a_secret_link(client, db, lines, address):
    secret = "Zm9yYmlkZGVu-c2VjcmV0"

    client.get(address.format(secret))

    assert of_requests(lines)
    assert secret not in json.dumps(lines)


def test_an_error_is_logged_with_its_trace_and_without_the_link_that_led_to_it():
    try:
        raise ValueError("nothing at /r/c2VjcmV0/goals/")
    except ValueError:
        record = logging.LogRecord("some", logging.ERROR, "", 0, "It failed", (), sys.exc_info())

    line = JsonLines().format(record)

    assert "Traceback" in json.loads(line)["exc_info"]
    assert "/r/…/goals/" in line
    assert "c2VjcmV0" not in line + TextLines().format(record)


def test_a_request_that_somebody_hands_to_a_log_is_not_printed(rf):
    record = logging.LogRecord("some", logging.ERROR, "", 0, "It failed", (), None)
    record.request = rf.get("/r/c2VjcmV0/")

    assert "WSGIRequest" not in JsonLines().format(record)


def test_korean_stays_readable_and_a_newline_starts_no_new_line():
    record = logging.LogRecord("some", logging.ERROR, "", 0, "자전거\nERROR forged", (), None)

    line = JsonLines().format(record)

    assert "자전거" in line
    assert "\n" not in line
