"""What an operation answers, from the label of its return: a known type, a list of one, or a field."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from ..design import DataType, Design, Field, Response
from ..naming import identifier, pascal, plural, singular, snake
from ..style import in_case, profile_of, same_in_any_case
from .answers import answer_kind
from .fields import parse_arguments
from .words import KOREAN

_LIST_MARK = re.compile(
    r"^\[\]\s*|\s*\[\]|^(?:an? |the )?(?:list|array|set|page|collection)s? of\s+(?:the )?"
    r"|^(?:list|array)\s*<|>$",
    re.IGNORECASE,
)
_STATUS = re.compile(r"^(?:http\s*)?2\d\d\b[\s:,-]*(?:ok\b|created\b)?[\s:,-]*", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:with|of|for|by|from|near|in|on|at|including|and their|sorted|ordered)\s+.*$", re.IGNORECASE
)
_ENGLISH_LIST = re.compile(r"\s+(?:list|results?|collection)$", re.IGNORECASE)
_MANY = 8


def response_of(label: str, design: Design) -> Response:
    """The response that a return's label stands for; empty for a mere acknowledgement or a failure."""
    if answer_kind(label) not in ("list", "thing"):
        return Response()
    text = unicodedata.normalize("NFC", label).replace("\\n", " ").strip()
    text = _STATUS.sub("", text).strip(" {}()\"'“”.")
    is_list = answer_kind(label) == "list" or _ENGLISH_LIST.search(text) is not None
    noun = _noun(text)
    known = _known_type(noun, design)
    if known:
        return Response(type=f"{known.name}[]" if is_list else known.name)
    if "," in text:
        return Response(fields=fields_of(tuple(text.split(",")[:_MANY]), design))
    name = snake(" ".join(identifier(noun, design.glossary).words))
    if not name:
        return Response()
    return Response(fields=fields_of((f"[]{singular(name)}" if is_list else name,), design))


def fields_of(arguments: tuple[str, ...], design: Design) -> tuple[Field, ...]:
    """Fields for arguments as typed, named in the design's style; what the design's types already say of a
    field of that name is kept."""
    found = parse_arguments(", ".join(arguments), design.glossary)
    case = profile_of(design.style).names
    spoken_of = {same_in_any_case(one.name): one for kind in design.types for one in kind.fields}
    as_known = (_as_known(one, spoken_of.get(same_in_any_case(one.name)), design) for one in found)
    return tuple(replace(one, name=in_case(one.name, case)) for one in as_known)


def _as_known(field: Field, known: Field | None, design: Design) -> Field:
    if known is not None and not field.type.endswith("[]"):
        return Field(field.name, known.type, field.required, known.description, known.example)
    kind = (
        _known_type(singular(field.name), design)
        if field.type in ("string", "string[]", "object[]")
        else None
    )
    if kind is None:
        return field
    return Field(field.name, kind.name + ("[]" if field.type.endswith("[]") else ""), field.required)


def adopted_field(field: Field, design: Design) -> Field | None:
    """The field with the type of the design that it names: `tour: string[]` and Tour → `tour: Tour[]`; None
    when it names none, or somebody has said more of it (an example, a type of its own)."""
    plain = field.type.removesuffix("[]") in ("string", "object") and field.example is None
    if not plain or field.place in ("path", "query", "header"):
        return None
    found = _as_known(replace(field, description=""), None, design)
    return replace(field, type=found.type) if found.type != field.type else None


def adopted_response(response: Response, design: Design) -> str:
    """The type that a response is to be when it is nothing but one field that names it; "" for none."""
    if response.type or len(response.fields) != 1 or response.fields[0].description:
        return ""
    found = adopted_field(response.fields[0], design)
    return found.type if found else ""


def _noun(text: str) -> str:
    bare = _ENGLISH_LIST.sub("", _TAIL.sub("", _LIST_MARK.sub("", text)))
    bare = re.sub(
        r"^(?:the|an?|all|found|available|matching|new|its|their)\s+", "", bare, flags=re.IGNORECASE
    )
    tokens = bare.split()
    if len(tokens) > 1 and tokens[-1] in KOREAN.list_words:
        tokens.pop()
    elif tokens and re.search(r"[가-힣]", tokens[-1]):
        longest = max(
            (word for word in KOREAN.list_answers if tokens[-1].endswith(word)), key=len, default=""
        )
        tokens[-1] = tokens[-1].removesuffix(longest) or tokens[-1]
    return " ".join(tokens)


def _known_type(noun: str, design: Design) -> DataType | None:
    names = identifier(noun, design.glossary).words
    if not names:
        return None
    wanted = {pascal(form(" ".join(names))).casefold() for form in (str, singular, plural)}
    return next((one for one in design.types if one.name.casefold() in wanted), None)
