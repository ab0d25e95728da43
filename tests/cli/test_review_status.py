"""`seed review-status`: what a pipeline is told, and how it ends."""

import json

import pytest

from seedapp.cli.main import main
from tests.webhooks.receiver import receiver

STATUS = {"revision": 3, "status": "approved", "counts": {"open_threads": 2, "must_fix": 0}}


@pytest.fixture
def asked(capsys, monkeypatch):
    """Asks a workbench that answers so: (how it ended, standard output, standard error, what was sent)."""
    monkeypatch.delenv("SEED_TOKEN", raising=False)

    def ask(told, *options, status=200, headers=None):
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        with receiver(lambda number: (status, headers or {}, body)) as there:
            ended = main(["review-status", there.address, *options])
        said = capsys.readouterr()
        return ended, said.out, said.err, there.got[0][0]

    return ask


@pytest.mark.parametrize(
    ("status", "ended"),
    [("approved", 0), ("pending", 1), ("changes-requested", 1), ("superseded", 1), ("withdrawn", 1)],
)
def test_only_an_approved_revision_ends_with_0(asked, status, ended):
    assert asked(STATUS | {"status": status})[0] == ended


def test_the_counts_are_told_in_words(asked):
    _ended, out, _err, _sent = asked(STATUS)

    assert out.splitlines() == ["approved  revision 3", "  open threads: 2", "  must fix: 0"]


def test_the_whole_status_is_told_as_json(asked):
    assert json.loads(asked(STATUS, "--json")[1]) == STATUS


def test_the_token_of_the_environment_is_sent_and_never_told(asked, monkeypatch):
    monkeypatch.setenv("SEED_TOKEN", "seed_secret")
    _ended, out, err, sent = asked({}, status=404)

    assert sent["Authorization"] == "Bearer seed_secret"
    assert "seed_secret" not in out + err


def test_without_a_token_none_is_sent(asked):
    assert "Authorization" not in asked(STATUS)[3]


@pytest.mark.parametrize(
    ("told", "status", "headers", "says"),
    [
        ({}, 401, {}, "SEED_TOKEN"),
        ({}, 404, {}, "no such revision"),
        ({}, 500, {}, "500"),
        ({}, 302, {"Location": "https://there.test/"}, "https://there.test/"),
        (b"<!doctype html>", 200, {}, "not the status of a revision"),
        (b"[" * 100_000, 200, {}, "not the status of a revision"),
        ([], 200, {}, "not the status of a revision"),
    ],
)
def test_what_is_no_status_ends_with_2_and_one_line(asked, told, status, headers, says):
    ended, out, err, _sent = asked(told, status=status, headers=headers)

    assert (ended, out, len(err.splitlines())) == (2, "", 1)
    assert says in err


def test_an_address_that_nobody_answers_ends_with_2(capsys):
    with receiver() as there:
        address = there.address

    assert main(["review-status", address]) == 2
    assert "No connection" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["not an address", "file:///etc/passwd", "http://169.254.169.254/"])
def test_what_is_no_address_of_a_workbench_ends_with_2(capsys, address):
    assert main(["review-status", address]) == 2
    assert capsys.readouterr().err.startswith(address)


def test_what_a_workbench_says_steers_no_terminal(asked):
    status = STATUS | {"status": "pending\x1b[2K\napproved", "counts": {"\x1b]0;a\x07": "\x1b[31m"}}

    _ended, out, _err, _sent = asked(status)

    assert "\x1b" not in out
    assert out.splitlines()[0] == "pending[2K approved  revision 3"
