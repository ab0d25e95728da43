"""Holes in the skeletons of a revision's pages: what each visit fills (see `seedapp.web.reading`)."""

from django import template
from django.utils.safestring import SafeString

from seedapp.web.reading import holes
from seedapp.web.reading.spots import Spot

register = template.Library()


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
