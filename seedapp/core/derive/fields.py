"""Fields from names, from the arguments of a call, and from a pasted sample of JSON."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from ..design import BASIC_TYPES, Field
from ..naming import identifier
from .field_types import FieldGuess, guess_words
from .sample_fields import SampleError, fields_from_sample

__all__ = ["FieldGuess", "SampleError", "fields_from_sample", "guess", "parse_arguments"]

MOST_ARGUMENTS = 100  # more than this is no signature but a mistake
_OPTIONAL = re.compile(r"[(\[]\s*(?:optional|선택|선택사항)\s*[)\]]|\?\s*$|^\s*\?", re.IGNORECASE)
_LIST = re.compile(r"\[\s*\]|^(?:an? |the )?(?:lists?|arrays?) of\s+|\s*(?:목록|리스트)$", re.IGNORECASE)
_BOUNDS = ("max", "min")  # a filter by price is in the currency of what it filters
_TYPED = re.compile(r"^(?P<name>[^:]+?)\s*:\s*(?P<type>[A-Za-z][A-Za-z -]*)$")
_TYPED_AS = {name: name for name in BASIC_TYPES} | {
    "str": "string", "int": "integer", "long": "integer", "float": "number", "double": "number",
    "decimal": "number", "bool": "boolean", "datetime": "date-time", "guid": "uuid", "url": "uri",
    "file": "binary",
}  # fmt: skip


def guess(name: str, glossary: Mapping[str, str] | None = None) -> FieldGuess:
    """What a name alone says: `note?`, `[]bike`, `list of bikes`, `is_open`, `제목`; the name comes back
    in snake_case ASCII. Its `name` is "" when there is nothing in it to name a field by."""
    text = unicodedata.normalize("NFC", name).strip()
    required = not _OPTIONAL.search(text) and "=" not in text
    text = _OPTIONAL.sub("", text).partition("=")[0].strip()
    is_list = bool(_LIST.search(text))
    text = _LIST.sub("", text).strip()
    typed = _TYPED.match(text)
    said = _TYPED_AS.get(typed["type"].strip().lower(), "") if typed else ""
    plain = re.sub(r"\([^()]*\)", "", typed["name"] if typed and said else text)
    return guess_words(identifier(plain, glossary or {}).words, said=said, required=required, is_list=is_list)


def parse_arguments(text: str, glossary: Mapping[str, str] | None = None) -> tuple[Field, ...]:
    """The fields of `bike_id, []x, note?`, in order, each name once. A name that is not ASCII stays
    as typed in the description."""
    fields: dict[str, Field] = {}
    beside: dict[str, Field] = {}
    for part in _parts(text):
        found = guess(part, glossary)
        if found.name and found.name not in fields and len(fields) < MOST_ARGUMENTS:
            type_name = found.type + ("[]" if found.is_list else "")
            fields[found.name] = Field(found.name, type_name, found.required, _prose(part))
            if found.beside and not found.name.startswith(_BOUNDS):
                beside.setdefault(found.name, Field(found.beside, "string", found.required))
    return tuple(_with_currencies(fields, beside))


def _with_currencies(fields: dict[str, Field], beside: dict[str, Field]) -> Iterator[Field]:
    """A price has a currency beside it: one for all of them, unless the list speaks of one itself."""
    spoken_of = any("currency" in name for name in fields)
    first = next(iter(beside), "")
    for name, one in fields.items():
        yield one
        if name == first and not spoken_of and len(fields) < MOST_ARGUMENTS:
            yield beside[name]


def _parts(text: str) -> Iterator[str]:
    """The text split at the commas that stand in no bracket."""
    depth = start = 0
    for place, letter in enumerate(text):
        if letter in "([{<":
            depth += 1
        elif letter in ")]}>":
            depth = max(0, depth - 1)
        elif letter in ",;\n" and not depth:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _prose(part: str) -> str:
    typed = _LIST.sub("", _OPTIONAL.sub("", unicodedata.normalize("NFC", part))).partition("=")[0].strip()
    return "" if typed.isascii() else typed
