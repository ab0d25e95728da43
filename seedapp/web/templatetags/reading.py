"""Holes in the skeletons of a revision's pages: what each visit fills (see `seedapp.web.reading`)."""

from django import template
from django.utils.safestring import SafeString

from seedapp.web.reading import holes
from seedapp.web.reading.spots import Spot
from seedapp.web.specification import place_words

register = template.Library()


@register.filter
def place_word(place: str) -> str:
    """Where a parameter travels, in the reader's language."""
    return place_words.place_word(place)


@register.simple_tag
def hole(*name: object) -> SafeString:
    """`{% hole "goals_url" %}`: filled by its name."""
    return holes.hole(*(str(part) for part in name))


@register.simple_tag
def handle(spot: Spot) -> SafeString:
    """The way to say something about a spot."""
    return holes.hole("handle", spot.query, spot.title)


@register.simple_tag
def said(spot: Spot) -> SafeString:
    """What is said about a spot, where it stands."""
    return holes.hole("said", spot.kind, spot.uid, spot.part)
