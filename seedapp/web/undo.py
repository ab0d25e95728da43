"""What the next page says of a write: that it is saved; or deleted, with an offer to put it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from seedapp.history.models import Change

    from .visit import Visit


def say_saved(request: HttpRequest, name: str) -> None:
    """Tell that `name` is written; the browser then forgets the draft it kept (see keep-typing.js)."""
    messages.success(request, _("“%(name)s” is saved.") % {"name": name})


def say_removed(request: HttpRequest, visit: Visit, change: Change, words: str) -> None:
    """Show `words` on the next page, with an Undo button: the messages' template reads `undo:address`."""
    messages.success(request, words, extra_tags=f"undo:{visit.url('put_back', change.number)}")


def hangs(hanging: list[tuple[str, int]]) -> list[str]:
    """What would go along, in words: (“job stories”, 2) → “2 job stories”."""
    return [f"{count} {name}" for name, count in hanging]
