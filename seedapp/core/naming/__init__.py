"""Names of things: words, identifiers in every case, plurals, and ASCII names for Korean words."""

from .cases import camel, is_camel, is_kebab, is_pascal, is_snake, kebab, pascal, snake, words
from .identifiers import Identifier, identifier
from .plurals import is_plural, plural, singular
from .romanisation import romanise

__all__ = [
    "Identifier",
    "camel",
    "identifier",
    "is_camel",
    "is_kebab",
    "is_pascal",
    "is_plural",
    "is_snake",
    "kebab",
    "pascal",
    "plural",
    "romanise",
    "singular",
    "snake",
    "words",
]
