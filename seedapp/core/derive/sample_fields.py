"""Fields, types and examples from a sample of JSON that somebody pasted."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from ..design import Field
from ..naming import identifier
from ..wording import N_, Sentence, say
from .field_types import guess_words

MOST_LETTERS, DEEPEST, MOST_FIELDS = 200_000, 40, 200
_LONG_TEXT = 120
_FORMATS = {
    "uuid": re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE),
    "date-time": re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)"),
    "date": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"),
    "duration": re.compile(r"P(?=[\dT])(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?"),
    "email": re.compile(r"[^@\s]{1,64}@[^@\s.]+(?:\.[^@\s.]+)+"),
    "uri": re.compile(r"https?://[^\s]+"),
}


class SampleError(Exception):
    """The pasted text is no sample to take fields from: a `sentence` that says why, and the `line` from 1."""

    def __init__(self, sentence: Sentence, line: int = 1) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.line = line


def fields_from_sample(json_text: str) -> tuple[Field, ...]:
    """The fields of a JSON object, or of the objects in a list: a field is required when all have it.

    Raises SampleError.
    """
    objects = _objects(_parsed(json_text))
    samples: dict[str, list[Any]] = {}
    for one in objects:
        for key, value in one.items():
            name = guess_words(identifier(key, {}).words).name
            if name:
                samples.setdefault(name, []).append(value)
    if not samples:
        raise SampleError(say(N_("The sample has no field. Paste an object with names and values.")))
    if len(samples) > MOST_FIELDS:
        raise SampleError(
            say(N_("The sample has more than %(most)s fields. Paste a smaller one."), most=MOST_FIELDS)
        )
    return tuple(_field(name, values, len(objects)) for name, values in samples.items())


def _parsed(text: str) -> Any:
    text = text.removeprefix("\ufeff")
    if len(text) > MOST_LETTERS:
        raise SampleError(say(N_("The sample is too long: at most %(most)s characters."), most=MOST_LETTERS))
    _refuse_depth(text)
    try:
        return json.loads(
            text, parse_constant=_refuse_constant, parse_float=_finite, object_pairs_hook=_once_each
        )
    except json.JSONDecodeError as error:
        sentence = say(
            N_("This is not JSON: line %(line)s, character %(column)s."),
            line=error.lineno,
            column=error.colno,
        )
        raise SampleError(sentence, error.lineno) from error
    except ValueError as error:
        raise SampleError(say(N_("A number of the sample is too long to be read."))) from error


def _refuse_depth(text: str) -> None:
    depth, in_string, escaped = 0, False, False
    for place, letter in enumerate(text):
        if in_string:
            in_string = escaped or letter != '"'
            escaped = letter == "\\" and not escaped
        elif letter == '"':
            in_string = True
        elif letter in "[{":
            depth += 1
            if depth > DEEPEST:
                line = text.count("\n", 0, place) + 1
                raise SampleError(
                    say(N_("The sample is nested more than %(most)s levels deep."), most=DEEPEST), line
                )
        elif letter in "]}":
            depth -= 1


def _refuse_constant(word: str) -> NoReturn:
    raise SampleError(say(N_("%(word)s is no JSON value. Put a number or null in its place."), word=word))


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        _refuse_constant(digits)
    return number


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise SampleError(say(N_("The name “%(name)s” stands twice in one object."), name=name))
        found[name] = value
    return found


def _objects(sample: Any) -> list[Mapping[str, Any]]:
    objects = sample if isinstance(sample, list) else [sample]
    if not objects or not all(isinstance(one, dict) for one in objects):
        raise SampleError(say(N_("Paste a JSON object, or a list of objects: fields need names.")))
    return objects


def _field(name: str, values: list[Any], of: int) -> Field:
    known = [value for value in values if value is not None]
    if not known:
        guessed = guess_words(name.split("_"))
        return Field(name, guessed.type + ("[]" if guessed.is_list else ""), required=False)
    required = len(known) == len(values) == of
    type_name = _type_of_all(known)
    return Field(name, type_name, required, example=_example(known, type_name))


def _example(values: list[Any], type_name: str) -> Any:
    """The first value that fits the type; None when the sample mixes types and none does."""
    if type_name in ("string", "text"):
        values = [value for value in values if isinstance(value, str)]
    if type_name.endswith("[]"):
        values = [[one for one in value if one is not None] for value in values if isinstance(value, list)]
    if type_name == "string[]":
        values = [value for value in values if all(isinstance(one, str) for one in value)]
    return _speakable(values[0]) if values else None


def _type_of_all(values: list[Any]) -> str:
    types = {_type_of(value) for value in values}
    if len(types) == 1:
        return types.pop()
    if types == {"integer", "number"}:
        return "number"
    if all(isinstance(value, str) for value in values):
        return "text" if "text" in types else "string"
    return "object" if types == {"object"} else "string"


def _type_of(value: Any) -> str:
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return _type_of_text(value)
        case list():
            inner = [one for one in value if one is not None]
            return (
                f"{_type_of_all(inner)}[]"
                if inner and not any(isinstance(one, list) for one in inner)
                else "string[]"
            )
        case _:
            return "object"


def _type_of_text(text: str) -> str:
    for name, pattern in _FORMATS.items():
        if len(text) < 2000 and pattern.fullmatch(text):
            return name
    return "text" if "\n" in text or len(text) > _LONG_TEXT else "string"


def _speakable(value: Any) -> Any:
    """The value without halves of characters, which no file can hold."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")
        case list():
            return [_speakable(one) for one in value]
        case dict():
            return {_speakable(name): _speakable(one) for name, one in value.items()}
        case _:
            return value
