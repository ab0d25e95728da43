"""Where sentences of core meet the reader's language."""

from django.utils.translation import gettext

from seedapp.core.wording import Sentence

from .particles import with_fitting_particles


def spoken(sentence: Sentence | str) -> str:
    """A sentence of core in the language of the request."""
    if not isinstance(sentence, Sentence):
        return sentence
    return with_fitting_particles(sentence.spoken(gettext))
