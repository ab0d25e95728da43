"""Singular and plural of the nouns that plain rules decide without doubt; None for the others.

The library that knows the rest takes seconds to import, so it is asked only when it must be.
"""

from __future__ import annotations

import re

_IRREGULAR = """
bison cod corps deer die dwarf foot goose hertz louse means moose mouse offspring ox penny phenomenon salmon
shrimp staff swine tooth trout zombie
"""
_IRREGULAR_WORDS = frozenset(_IRREGULAR.split())
_KEEP_IE = frozenset(("calorie", "cookie", "hoodie", "movie", "selfie", "smoothie", "tie", "pie", "lie"))

_ADD_S = re.compile(r".*(?:[bcdgklmnprtvw]|[^f]e|ee|[aeiou]y|[bcdfghjklmnpqrstvwxyz](?:a|i)|[aeiou]u|io|eo)$")
_ADD_ES = re.compile(r".*(?:[^aeiou]ch|[aeo]ch|sh|x|ss)$")
_DOUBTFUL = re.compile(r".*(?:man|craft|fish|ouse|oose|um|ex|ix|ics|ese|eau|fe|media|ia|ra|ta)$")

_STRIP_S = re.compile(r".*(?:[bcdgklmnprtw]s|[bcdgklmnprtuw]es|[aeiou]ys|[aeio][nrmlt]as|ees|ios|eos)$")
_STRIP_S_OF_SE = re.compile(r".{2,}[nr]ses$")  # courses, responses; not lenses
_STRIP_S_BEHIND_SE = re.compile(r".*(?:[a-z][lnr]|hou|lau|cau|pau|[eh]a|phra|ca|taba|[cmv]i|terpri)ses$")
_STRIP_ES = re.compile(r".*(?:(?:ea|oa|[^aeiouy])ches|shes|[^a]xes|[a-z]{2}axes|sses)$")


def plural_by_rule(word: str) -> str | None:
    """The plural of a lower-case singular noun, None when a rule is not enough."""
    if word in _IRREGULAR_WORDS or _DOUBTFUL.fullmatch(word):
        return None
    if re.fullmatch(r".*[^aeiouq]y", word):
        return word[:-1] + "ies"
    if _ADD_ES.fullmatch(word):
        return word + "es"
    return word + "s" if _ADD_S.fullmatch(word) else None


def singular_by_rule(word: str) -> str | None:
    """The singular of a lower-case noun that ends in -s; None when a rule is not enough."""
    if word[:-1] in _IRREGULAR_WORDS | _KEEP_IE or word in _IRREGULAR_WORDS:
        return word[:-1] if word[:-1] in _KEEP_IE else None
    if re.fullmatch(r".{2,}[^aeiouq]ies", word):
        return word[:-3] + "y"
    if _STRIP_ES.fullmatch(word):
        return word[:-2]
    if _STRIP_S_OF_SE.fullmatch(word) and word != "lenses":
        return word[:-1]
    stem = word[:-1]
    if _STRIP_S_BEHIND_SE.fullmatch(word):
        return stem
    if _STRIP_S.fullmatch(word) and len(stem) > 2 and not _DOUBTFUL.fullmatch(stem):
        return stem
    return None
