"""Where sentences of core meet the reader's language."""

from django.utils.translation import gettext

from seedapp.core.wording import Sentence


def spoken(sentence: Sentence | str) -> str:
    """A sentence of core in the language of the request."""
    return sentence.spoken(gettext) if isinstance(sentence, Sentence) else sentence
