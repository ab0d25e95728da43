"""The drawings of a revision's interactions as end users see them: all that is technical is the service."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import override

from seedapp.core import design as core
from seedapp.core.sequence.folding import Said, fold
from seedapp.specification.frozen import frozen_design
from seedapp.specification.models import Revision

from .frozen import kept


@dataclass(frozen=True)
class Picture:
    """A folded interaction. `said` tells in words what is drawn."""

    key: str
    title: str
    jobs: tuple[str, ...]
    said: tuple[Said, ...]
    text: str


def picture_of(design: core.Design, interaction: core.Interaction, service: str) -> Picture:
    """`service` is what the folded participants are called."""
    folded = fold(interaction, design, service=service)
    return Picture(interaction.key, interaction.title, interaction.jobs, folded.said, folded.text)


@kept(256)
def text_to_draw(revision: Revision, key: str, language: str) -> str:
    """The folded diagram of an interaction, for readers of a language. Raises Http404 where none is shown."""
    design = frozen_design(revision)
    interaction = design.interaction(key)
    with override(language):
        text = picture_of(design, interaction, _("The service")).text if interaction else ""
    if not text:
        raise Http404
    return text
