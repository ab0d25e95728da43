"""Addresses in the pages of a revision, the same words for reviewers and for the team."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urldefrag

from seedapp.feedback.models import Thread
from seedapp.specification.frozen import frozen_design
from seedapp.specification.models import Revision

from .contract import has_type
from .frozen import are_many, documents_of
from .goals import id_of
from .operations import find_operation
from .spots import DOCUMENT, JOB, OPERATION, TYPE
from .talk import Where


@dataclass(frozen=True)
class Addresses:
    """`page(name, *args)` gives that of goals, contract, operation, type, drawing, said, say and goal."""

    revision: Revision
    page: Callable[..., str]

    def __call__(self, name: str, *args: str) -> str:
        return self.operation(*args) if name == "operation_in" else self.page(name, *args)

    def operation(self, service: str, uid: str) -> str:
        """Where an operation is read: on the page of its document, or on its own where that is large."""
        if are_many(len(frozen_design(self.revision).operations_of(service))):
            return self.page("operation", service, uid)
        return f"{self.page('contract', service)}#operation-{uid}"

    def of(self, where: Where) -> str:
        """Where a thing stands in the pages of the revision; the goals where it stands nowhere."""
        kind, uid = where
        if kind == OPERATION and (service := self._service_of(uid)):
            return self.operation(service, uid)
        if kind == TYPE and (found := self._type_of(uid)):
            service, name = found
            return self.page("type", service, name)
        if kind == DOCUMENT and any(one.service_key == uid for one in documents_of(self.revision)):
            return f"{self.page('contract', uid)}#document-{uid}"
        return f"{self.page('goals')}#{id_of(uid) if kind == JOB else DOCUMENT}"

    def of_thread(self, thread: Thread, name: str = "") -> str:
        """Where a thread is read: at itself by its `name` in the page, at what it is about without one."""
        address = self.of((thread.anchor_kind, thread.anchor))
        return f"{urldefrag(address).url}#{name}" if name else address

    def _service_of(self, uid: str) -> str:
        operation = next((one for one in frozen_design(self.revision).operations if one.uid == uid), None)
        if operation is None or find_operation(self.revision, operation.service, uid) is None:
            return ""
        return operation.service

    def _type_of(self, uid: str) -> tuple[str, str] | None:
        """A document that has the type, and its name."""
        types = self.revision.identities.get("types", {})
        name = next((name for name, of in types.items() if str(of) == uid), uid)
        for one in documents_of(self.revision):
            if has_type(self.revision, one.service_key, name):
                return one.service_key, name
        return None
