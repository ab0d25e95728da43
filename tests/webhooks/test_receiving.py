"""The examples of docs/how-to/receive-webhooks.md take what the workbench signs, and nothing else."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.utils import timezone

from seedapp.webhooks import signing

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "receive-webhooks.md"
BODY = '{"title":"Küche · 동네"}'.encode()


def example(language):
    return re.search(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[1]


@pytest.fixture
def secret():
    return signing.new_secret()


@pytest.fixture
def headers(secret):
    return signing.headers("msg_1", timezone.now(), BODY, [signing.new_secret(), secret])


def test_the_python_example_takes_what_is_signed_and_nothing_else(secret, headers, monkeypatch):
    monkeypatch.setenv("SECRET", secret)
    module = {"__name__": "receiver"}
    exec(compile(example("python"), str(PAGE), "exec"), module)
    old = str(int(headers["Webhook-Timestamp"]) - 600)

    assert module["is_genuine"](headers, BODY)
    assert not module["is_genuine"](headers, BODY + b" ")
    assert not module["is_genuine"]({**headers, "Webhook-Id": "msg_2"}, BODY)
    assert not module["is_genuine"]({**headers, "Webhook-Timestamp": old}, BODY)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="the example needs openssl")
def test_the_shell_example_takes_what_is_signed_and_nothing_else(secret, headers, tmp_path):
    def run(body):
        (tmp_path / "body.json").write_bytes(body)
        told = {
            "SECRET": secret,
            "ID": headers["Webhook-Id"],
            "TIMESTAMP": headers["Webhook-Timestamp"],
            "SIGNATURE": headers["Webhook-Signature"],
        }
        return subprocess.run(
            ["sh", "-c", example("sh")],
            cwd=tmp_path,
            env={**os.environ, **told},
            capture_output=True,
            text=True,
        )

    assert run(BODY).stdout == "genuine\n"
    assert run(BODY + b" ").returncode == 1
