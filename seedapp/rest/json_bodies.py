"""JSON bodies as anybody may send them: what cannot be read, or could be read in two ways, is said so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser


class JSONBody(BaseParser):
    """Strict JSON in UTF-8: each member once, numbers that are numbers, brackets that end."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            return json.loads(
                stream.read().decode(), object_pairs_hook=_once_each, parse_constant=_refuse_constant
            )
        except RecursionError as error:
            raise ParseError("The JSON is nested too deep.") from error
        except ValueError as error:  # no UTF-8, no JSON, or a number of thousands of digits
            raise ParseError(f"This is not JSON: {error}") from error


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise ParseError(f"The member “{name[:80]}” stands twice in one object.")
        members[name] = value
    return members


def _refuse_constant(word: str) -> NoReturn:
    raise ParseError(f"{word} is no JSON value.")
