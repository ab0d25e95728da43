"""`{{ sentence|say }}`: a sentence of core in the reader's language."""

from django import template

from seedapp.core.wording import Sentence
from seedapp.web.wording import spoken

register = template.Library()


@register.filter
def say(sentence: Sentence | str) -> str:
    return spoken(sentence)


@register.filter
def percent(share: float) -> int:
    """0.8 → 80."""
    return round(share * 100)
