"""What `make` stands on: lock files that name no place, and scripts that say in one line why they stop."""

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK_FILES = ["requirements.txt", "requirements-dev.txt", "bench/requirements.txt"]
NPM_FOLDERS = [".", "tests/judges", "bench"]


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("name", LOCK_FILES)
def test_python_lock_files_name_no_address(name):
    text = (ROOT / name).read_text()

    assert not re.search(r"https?:|--(?:extra-)?index-url|--find-links|--trusted-host|file:", text)


@pytest.mark.parametrize("name", LOCK_FILES)
def test_every_python_package_is_pinned_and_has_a_hash(name):
    lines = re.sub(r"\\\n\s*", " ", (ROOT / name).read_text()).splitlines()
    packages = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]

    assert packages
    assert [line for line in packages if "==" not in line.split(";")[0] or "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("folder", NPM_FOLDERS)
def test_an_npm_lock_file_names_no_address_and_has_a_hash_for_every_package(folder):
    packages = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]
    fetched = {name: package for name, package in packages.items() if name}

    assert fetched
    assert [name for name, package in fetched.items() if "resolved" in package] == []
    assert [name for name, package in fetched.items() if "integrity" not in package] == []


@pytest.mark.parametrize("folder", NPM_FOLDERS)
def test_npm_packages_are_asked_for_in_one_exact_version(folder):
    package = json.loads((ROOT / folder / "package.json").read_text())
    asked = {**package.get("dependencies", {}), **package.get("devDependencies", {})}

    assert {
        name: version for name, version in asked.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)
    } == {}
    assert "scripts" not in package


def test_no_file_sends_the_installers_elsewhere():
    assert [name for name in (".npmrc", "pip.conf", "uv.toml", ".yarnrc") if (ROOT / name).exists()] == []


def test_the_set_up_script_can_be_read_by_an_old_python():
    text = (ROOT / "scripts" / "set_up.py").read_text()

    assert not re.search(r"\bf[\"']|:=|->|from __future__|\bmatch\b|: \w+ =", text)


def test_a_taken_port_is_one_clear_line():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        ended = run(sys.executable, "-m", "scripts.set_up", "address", HOST="127.0.0.1", PORT=str(port))

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert f"Port {port} is taken" in ended.stderr


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "８０００"])
def test_a_port_that_is_none_is_one_clear_line(port):
    ended = run(sys.executable, "-m", "scripts.set_up", "address", PORT=port)

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "PORT must be a number" in ended.stderr


def test_no_permission_to_write_is_one_clear_line(capsys):
    from scripts.complaint import speaking_plainly

    with pytest.raises(SystemExit) as ended, speaking_plainly():
        raise PermissionError(13, "Permission denied", "/srv/seed/.venv")

    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "No permission to write /srv/seed/.venv" in said


def test_a_fault_of_our_own_is_not_blamed_on_the_disk():
    from scripts.complaint import speaking_plainly

    with pytest.raises(FileNotFoundError), speaking_plainly():
        raise FileNotFoundError(2, "No such file or directory", "sample.yaml")


def test_make_alone_lists_every_goal():
    listed = run("make").stdout
    goals = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert goals
    assert [goal for goal in goals.group(1).split() if f"make {goal} " not in listed] == []
