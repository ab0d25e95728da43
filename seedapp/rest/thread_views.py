"""What the views of threads have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.feedback.triage import threads_in
from seedapp.specification.models import lightly
from seedapp.workspaces.models import Role

from .repeats import once
from .seen import InSeenDesign
from .thread_members import ThreadMembers
from .versions import tag_of


class ThreadViews(InSeenDesign):
    """In the threads of a design."""

    tag = "Feedback"
    is_tagged = True
    writes = Role.REVIEWER

    def _done(self, request: Request, pk: int, write: Callable[[], Any]) -> HttpResponseBase:
        def do() -> Response:
            try:
                write()
            except (changes.NotTheirs, changes.NotTheirWords) as refused:
                raise PermissionDenied(str(refused)) from refused
            shown = shown_thread(self._one(pk))
            return Response(shown, headers={"ETag": tag_of(shown)})

        return once(request, do)

    def _one(self, pk: int) -> Thread:
        return get_object_or_404(self._rows(), pk=pk)

    def _rows(self) -> QuerySet[Thread]:
        rows = threads_in(self.design)
        told = rows.select_related("round__revision__design__workspace", "suggestion")
        told = lightly(told, "round__revision")
        comments = ("comments__reviewer", "comments__versions", "comments__mentions")
        return told.prefetch_related(*comments, "turns", "attachments")


def shown_thread(row: Thread) -> dict[str, Any]:
    return dict(ThreadMembers(row).data)
