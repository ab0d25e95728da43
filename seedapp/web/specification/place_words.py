"""Where a value travels in a request, in words."""

from django.utils.translation import gettext_lazy, pgettext_lazy

PLACES = {
    "path": gettext_lazy("path"),
    "query": pgettext_lazy("part of an address", "query"),
    "header": gettext_lazy("header"),
    "body": gettext_lazy("body"),
}


def place_word(place: str) -> str:
    """The word for a place; what has none, as OpenAPI's "cookie", stands for itself."""
    return str(PLACES.get(place, place))
