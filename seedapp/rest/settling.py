"""What becomes of a thread, through the REST API: addressed, dismissed, resolved, reopened."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from seedapp.feedback import changes
from seedapp.feedback.models import Thread
from seedapp.feedback.policy import role_for
from seedapp.workspaces.access import membership_for

from .members import values_of
from .thread_members import AddressMembers, DismissMembers, NoteMembers, ThreadMembers
from .thread_views import ThreadViews


class Settling(ThreadViews):
    """Step 6: what becomes of threads."""

    @extend_schema(request=AddressMembers, responses={200: ThreadMembers})
    def address_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Mark a thread as addressed

        With the change of the design that did it, or with words. Whoever began it can then resolve it.
        """
        thread, given = self._allowed(pk, "address"), values_of(AddressMembers(data=request.data))
        change, note = given.get("change"), given.get("note", "")

        def settle() -> None:
            changes.address(thread, member=self.person, change=change, note=note)

        return self._done(request, pk, settle)

    @extend_schema(request=DismissMembers, responses={200: ThreadMembers})
    def dismiss_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Dismiss a thread, with a reason"""
        thread, note = self._allowed(pk, "dismiss"), values_of(DismissMembers(data=request.data))["note"]

        def settle() -> None:
            changes.dismiss(thread, member=self.person, note=note)

        return self._done(request, pk, settle)

    @extend_schema(request=NoteMembers, responses={200: ThreadMembers})
    def resolve_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Resolve a thread

        By whoever began it. One that is resolved already stays as it was.
        """
        thread, note = self._allowed(pk, "resolve"), values_of(NoteMembers(data=request.data)).get("note", "")

        def settle() -> None:
            changes.resolve(thread, note=note, member=self.person)

        return self._done(request, pk, settle)

    @extend_schema(request=NoteMembers, responses={200: ThreadMembers})
    def reopen_thread(self, request: Request, pk: int, **address: str) -> HttpResponseBase:
        """Open a thread again

        By whoever began it, or by an editor where the team had marked it as addressed or dismissed it.
        """
        thread, note = self._allowed(pk, "reopen"), values_of(NoteMembers(data=request.data)).get("note", "")

        def settle() -> None:
            changes.reopen(thread, note=note, member=self.person)

        return self._done(request, pk, settle)

    def _allowed(self, pk: int, deed: str) -> Thread:
        """Raises PermissionDenied, with the sentence that names the role that is needed."""
        thread = self._one(pk)
        membership_for(self.person, self.member.workspace.slug, role_for(deed, thread, self.person))
        return thread
