"""The how-to of production holds: its settings pass the deployment check, its files are kept for ever."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = (ROOT / "docs/how-to/run-in-production.md").read_text()
SECRET = "c2VjcmV0-of-a-test-that-is-long-enough-and-has-many-different-characters"


def documented_settings():
    """What the how-to writes into /etc/seed.env."""
    written = re.search(r"cat > /etc/seed.env <<EOF\n(.*?)\nEOF", HOW_TO, re.S)
    assert written
    return dict(line.replace('"', "").split("=", 1) for line in written.group(1).splitlines())


@pytest.fixture
def manage(tmp_path):
    ours = ("SEED_", "PYTEST_", "DJANGO_")  # of the tests, and of a browser among them
    own = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    given = {
        **documented_settings(),
        "SEED_SECRET_KEY": SECRET,
        "SEED_STATIC_ROOT": str(tmp_path / "static"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'seed.sqlite3'}",
    }

    def run(*words, **more):
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env={**own, **given, **more},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_the_deployment_check_is_clean_with_the_documented_settings(manage):
    ended = manage("check", "--deploy", "--fail-level", "WARNING")

    assert (ended.returncode, ended.stdout) == (0, "System check identified no issues (0 silenced).\n"), (
        ended.stderr
    )


def test_a_setting_that_is_not_safe_is_found(manage):
    ended = manage("check", "--deploy", "--fail-level", "WARNING", SEED_HTTPS="0")

    assert ended.returncode == 1
    assert "security.W0" in ended.stderr


SERVED = """
import django
django.setup()
from django.test import Client
from django.templatetags.static import static
for name in ("js/main.js", "css/base.css", "img/seed.svg"):
    answer = Client(headers={"host": "seed.example.test", "x-forwarded-proto": "https"}).get(static(name))
    print(static(name), answer.status_code, answer.headers["Cache-Control"])
"""


def test_collected_files_have_names_by_content_and_are_kept_for_ever(manage):
    assert manage("collectstatic", "--noinput", "-v0").returncode == 0

    lines = manage("shell", "--no-imports", "-v0", "-c", SERVED).stdout.splitlines()

    assert len(lines) == 3
    for line in lines:
        assert re.fullmatch(r"/static/\S+\.[0-9a-f]{12}\.\w+ 200 max-age=315360000, public, immutable", line)


def test_each_setting_that_the_how_to_names_is_described():
    described = (ROOT / "docs/how-to/settings.md").read_text()

    names = set(re.findall(r"SEED_[A-Z]+(?:_[A-Z]+)*", HOW_TO))
    assert {
        name for name in names if name not in described and "_" + name.rpartition("_")[2] not in described
    } == set()
