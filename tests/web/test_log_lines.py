"""Lines of the log keep of a secret address only where it led, however it was written."""

import logging

import pytest

from seedapp.web.gunicorn_log import LinklessLogger
from seedapp.web.log_lines import holds_secret, without_links

TOKEN = "kq3n-_0bYw1pXh7tZ2aLcA"


@pytest.mark.hostile(25)
@pytest.mark.parametrize(
    "line",
    [
        f"GET /r/{TOKEN}/goals/ HTTP/1.1",
        f"https://seed.test/r/{TOKEN}",
        f"Not Found: /r/{TOKEN}/",
        f"GET /accounts/login/?next=/r/{TOKEN}/goals/ HTTP/1.1",
        f"GET /accounts/login/?next=%2Fr%2F{TOKEN}%2Fgoals%2F&x=1 HTTP/1.1",
        f"GET /x?next=%2fr%2f{TOKEN} HTTP/1.1",
        f'"GET /r/{TOKEN}" 200 "http://seed.test/r/{TOKEN}/"',
        f"{{'path': '/r/{TOKEN}/', 'other': '/invitations/{TOKEN}/'}}",
    ],
)
def test_no_line_holds_a_token(line):
    assert TOKEN not in without_links(line)
    assert "…" in without_links(line)


def test_letters_that_are_written_as_numbers_do_not_get_past():
    written = "".join(f"%{ord(letter):02X}" for letter in TOKEN)

    assert written not in without_links(f"GET /r/{written}/ HTTP/1.1")


@pytest.mark.parametrize("line", ["GET /r/ HTTP/1.1", "GET /w/team/r HTTP/1.1", "/workspaces/r/", "nothing"])
def test_other_lines_stay_as_they_are(line):
    assert without_links(line).startswith(line[:10])


@pytest.mark.parametrize(
    ("path", "holds"),
    [(f"/r/{TOKEN}/", True), (f"/invitations/{TOKEN}/", True), ("/", False), ("/r/", False)],
)
def test_addresses_that_open_something_are_known(path, holds):
    assert holds_secret(path) is holds


@pytest.mark.hostile(25)
def test_a_fault_that_gunicorn_reports_hides_the_link_it_came_by(caplog):
    from gunicorn.config import Config  # type: ignore[import-untyped]

    log = LinklessLogger(Config())
    try:
        log.error_log.addHandler(caplog.handler)
        try:
            raise ValueError(f"cannot serve /r/{TOKEN}/goals/")
        except ValueError:
            log.exception("Error handling request %s", f"/r/{TOKEN}/goals/")
    finally:
        log.error_log.removeHandler(caplog.handler)

    written = caplog.text + "".join(logging.Formatter().format(one) for one in caplog.records)
    assert "cannot serve /r/…" in written
    assert TOKEN not in written
