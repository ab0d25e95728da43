"""A design as the coach sees it, for the views that answer with what is worked out of it."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext

from seedapp.coach.looking import looked_at
from seedapp.core import coach
from seedapp.core import design as core
from seedapp.core.wording import Sentence
from seedapp.snapshot.surroundings import surroundings_of
from seedapp.snapshot.take import take

from .views import InDesign


class InSeenDesign(InDesign):
    """In a design, whose value and findings are worked out when they are asked for."""

    @cached_property
    def value(self) -> core.Design:
        """The design as core sees it."""
        return take(self.design)

    @cached_property
    def surroundings(self) -> coach.Surroundings:
        return surroundings_of(self.design)

    @cached_property
    def look(self) -> coach.Look:
        """What the coach saw."""
        return looked_at(self.value, self.surroundings)


def spoken(sentence: Sentence | None) -> str:
    """A sentence in the language of the request, "" for none."""
    return sentence.spoken(gettext) if sentence is not None else ""
