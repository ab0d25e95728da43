"""A document that is kept while its design is edited, so that an edit asks for little to be made anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..derive.binding import Bound, bind_service
from ..design import Design
from .contract import contract_of
from .document import make_document
from .made import Made


@dataclass(frozen=True)
class Kept:
    """A service's document with the pieces that it is made of.

    Documents that come of each other share their pieces: they are read, never written.
    """

    document: dict[str, Any]
    _made: Made

    def after(self, edited: Design, bound: Bound | None = None) -> Kept:
        """The document of the same service in an edited design: what `document` makes of it, byte for byte.

        `bound` are its bindings, for whoever has them already. Raises KeyError when the edited design has no
        service of that key.
        """
        before, key = self._made.contract, self._made.contract.service.key
        contract = contract_of(edited, key, bound=bound or bind_service(edited, key, before.bound))
        return Kept(*make_document(contract, self._made))


def keep(design: Design, service_key: str, bound: Bound | None = None) -> Kept:
    """The document of a service. Raises KeyError when the design has no service of that key."""
    return Kept(*make_document(contract_of(design, service_key, bound=bound)))
