"""Serves the workbench here: migrates, loads the sample design, starts the worker, becomes gunicorn."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scripts.address import Address, free_address
from scripts.complaint import speaking_plainly, stop

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Prepare the database and serve until interrupted."""
    with speaking_plainly():
        address = free_address()
        os.environ.setdefault("SEED_ADDRESS", address.url)
        _prepare(address)
        _start_worker()
        _become_gunicorn(address)


def _prepare(address: Address) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedapp.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections
    from django.db.utils import OperationalError

    django.setup()
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    _check_database_file(str(connections["default"].settings_dict["NAME"]), connections["default"].vendor)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_demo", if_empty=True)
    except OperationalError as fault:
        stop(f"The database cannot be used: {str(fault).strip().splitlines()[0]}.")
    call_command("welcome", address=address.url)
    connections.close_all()
    sys.stdout.flush()


def _check_database_file(name: str, vendor: str) -> None:
    if vendor != "sqlite":
        return
    path = Path(name)
    for needed in [path.parent, *([path] if path.exists() else [])]:
        if not os.access(needed, os.W_OK):
            stop(f"No permission to write {needed}: ask for that right, or work in a copy of your own.")


def _start_worker() -> None:
    """What sends webhooks and mail. It ends by itself when this process, gunicorn by then, has ended."""
    command = [sys.executable, str(ROOT / "manage.py"), "worker", "--parent", str(os.getpid())]
    subprocess.Popen(command, cwd=ROOT)


def _become_gunicorn(address: Address) -> None:
    memory = Path("/dev/shm")  # noqa: S108 - gunicorn's heartbeat; a disk that stalls would look like a dead worker
    arguments = [
        "--bind", address.bind,
        "--worker-class", "gthread",
        "--workers", "1",
        "--threads", "8",
        "--timeout", "60",
        "--graceful-timeout", "5",
        "--log-level", "warning",
        "--logger-class", "seedapp.web.gunicorn_log.LinklessLogger",
        *(["--worker-tmp-dir", str(memory)] if os.access(memory, os.W_OK) else []),
        "seedapp.wsgi:application",
    ]  # fmt: skip
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *arguments])  # noqa: S606


if __name__ == "__main__":
    main()
