"""A published document as people read it, read once: it never changes."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language, override

from seedapp.core import yaml_text
from seedapp.web.specification.reading import read
from seedapp.web.specification.readings import DocumentReading


def reading_of(text: str) -> DocumentReading:
    """The OpenAPI document of a revision's YAML, as people read it in their language."""
    return _reading(text, get_language() or "")


@lru_cache(maxsize=32)
def _reading(text: str, language: str) -> DocumentReading:
    found = yaml_text.load_plain(text)
    with override(language):  # a few words of a reading are ours
        return read(found if isinstance(found, dict) else {})
