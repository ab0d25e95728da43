"""Whether this process lives, and whether it can serve: for load balancers, monitors and systemd."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Q
from django.http import HttpResponseNotAllowed, JsonResponse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from seedapp.worker.models import Pulse

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]
    Checks = dict[str, str]

WORKER_IS_LATE_AFTER = timedelta(minutes=2)
WORKER_IS_MISSING_AFTER = timedelta(seconds=90)
_log = logging.getLogger("seedapp.health")


def health(answer: Answer) -> Answer:
    """A middleware that stands before the others: no host name, session, HTTPS or sign-in is needed."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        look = _LOOKS.get(request.path_info)
        if look is None:
            return answer(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        checks, is_well = look()
        body = {"status": "ok" if is_well else "failing", **checks}
        headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
        return JsonResponse(body, status=200 if is_well else 503, headers=headers)

    return middleware


def _live() -> tuple[Checks, bool]:
    """This process answers; nothing else is asked, so that a lost database restarts nobody."""
    return {}, True


def _ready() -> tuple[Checks, bool]:
    """Requests can be served. A late worker is told of and does not take web processes out of use."""
    try:
        checks = {"database": "ok", "migrations": "missing" if _missing_migrations() else "ok"}
        if checks["migrations"] == "ok":
            checks["worker"] = _worker()
    except DatabaseError:
        _log.exception("The database does not answer.")
        return {"database": "unreachable"}, False
    return checks, checks["migrations"] == "ok"


def _worker_keeps_up() -> tuple[Checks, bool]:
    """A worker works, and nothing waits for it that should have been done minutes ago."""
    try:
        worker = _worker()
    except DatabaseError:
        _log.exception("The database does not answer.")
        return {"database": "unreachable"}, False
    return {"worker": worker}, worker == "ok"


def _worker() -> str:
    now = timezone.now()
    if not Pulse.objects.filter(at__gt=now - WORKER_IS_MISSING_AFTER).exists():
        return "missing"
    late = now - WORKER_IS_LATE_AFTER
    waits_too_long = Q(run_after__lt=late) | Q(run_after=get_date_max(), enqueued_at__lt=late)
    return "late" if DBTaskResult.objects.ready().filter(waits_too_long).exists() else "ok"


def _missing_migrations() -> bool:
    return not _known_migrations() <= set(MigrationRecorder(connection).applied_migrations())


@cache
def _known_migrations() -> set[tuple[str, str]]:
    """(app, name) of each migration that this code comes with."""
    return set(MigrationLoader(None).disk_migrations)


_LOOKS = {"/health/": _live, "/health/ready/": _ready, "/health/worker/": _worker_keeps_up}
