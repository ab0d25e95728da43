"""Names of things: words, identifiers in every case, plurals, and ASCII names for Korean words."""

from .cases import camel, is_camel, is_kebab, is_pascal, is_snake, kebab, pascal, snake, words
from .identifiers import Identifier, identifier
from .look_alikes import mixed_word, seen_as
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
    "mixed_word",
    "pascal",
    "plural",
    "romanise",
    "seen_as",
    "singular",
    "snake",
    "words",
]
