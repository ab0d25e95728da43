"""The database is locked, full or gone in the middle of a request: nothing is saved, nothing typed is lost.

Every write is one transaction, so what failed left nothing behind. The page asks the database nothing.
"""

from __future__ import annotations

import errno
import re
import sys
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.db import InterfaceError, InternalError, OperationalError
from django.shortcuts import render
from django.views.defaults import server_error

from .typed import is_shown_again, sent_along, typed

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

RETRY_AFTER_SECONDS = 5
_NOT_MIGRATED = re.compile(r"no such (table|column)|has no column")
_DISK_IS_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
_READ_ONLY = "25006"  # SQLSTATE of PostgreSQL: a server that became a standby


def mistake(request: HttpRequest) -> HttpResponse:
    """The answer to an exception that nobody caught (`handler500`): 503 and what was typed, else 500."""
    if not is_out_of_reach(sys.exc_info()[1]):
        return server_error(request)
    is_shown = is_shown_again(request)
    context = {
        "was_writing": request.method == "POST",
        "typed": typed(request) if is_shown else [],
        "sent_along": sent_along(request) if is_shown else [],
        "has_files": bool(request.FILES) if is_shown else False,
        "address": request.get_full_path(),
    }
    answer = render(request, "not_saved.html", context, status=HTTPStatus.SERVICE_UNAVAILABLE)
    answer["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return answer


def is_out_of_reach(error: BaseException | None) -> bool:
    """Whether it is the database or the disk that cannot take anything at the moment."""
    if isinstance(error, OSError):
        return error.errno in _DISK_IS_FULL
    if isinstance(error, InternalError):
        return getattr(error.__cause__, "sqlstate", "") == _READ_ONLY
    return isinstance(error, OperationalError | InterfaceError) and not _NOT_MIGRATED.search(str(error))
