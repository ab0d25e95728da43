"""Whether a request is as the document describes it: credentials, parameters, body."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from ..openapi.fitting import Fitting
from ..openapi.references import pointer_of
from .exchange import Asked, Refused
from .matching import Match
from .parts import followed, listed, mapping

Errors = Iterator[dict[str, str]]
_MOST_FIELDS = 500
_NOT_ASKED = frozenset({"accept", "content-type", "authorization"})  # OpenAPI: such parameters are ignored


def check(document: Mapping[str, Any], match: Match, asked: Asked) -> None:
    """Raises Refused: 401 without credentials, 415 for another type, 400 for what does not fit."""
    request = _Request(document, match, asked)
    if not request.has_credentials():
        scheme = "Basic" if "basic" in request.schemes() else "Bearer"
        raise Refused(
            401, "Credentials are missing; the mock takes any.", headers={"WWW-Authenticate": scheme}
        )
    errors = [*request.wrong_parameters(), *request.wrong_body()]
    if errors:
        raise Refused(400, "The request is not as the document describes it.", errors=errors)


class _Request:
    def __init__(self, document: Mapping[str, Any], match: Match, asked: Asked) -> None:
        self._document = document
        self._match = match
        self._asked = asked
        self._fitting = Fitting(document)
        self._query = _query(asked.query)
        self._cookies = _cookies(asked.headers.get("cookie", ""))

    def has_credentials(self) -> bool:
        wanted = self._match.operation.get("security", self._document.get("security"))
        alternatives = [mapping(one) for one in listed(wanted)]
        return not alternatives or any(all(map(self._has, one)) for one in alternatives)

    def schemes(self) -> set[str]:
        """The HTTP schemes of the document, such as bearer."""
        return {str(one.get("scheme")).lower() for one in self._schemes().values()}

    def _schemes(self) -> dict[str, Mapping[str, Any]]:
        known = mapping(mapping(self._document.get("components")).get("securitySchemes"))
        return {name: followed(self._document, one) for name, one in known.items()}

    def _has(self, scheme_name: str) -> bool:
        scheme = self._schemes().get(scheme_name, {})
        if scheme.get("type") != "apiKey":
            return bool(self._asked.headers.get("authorization"))
        name = str(scheme.get("name", ""))
        return bool(self._raw(name, str(scheme.get("in", ""))))

    def _raw(self, name: str, place: str) -> list[str]:
        if place == "path":
            return [self._match.values[name]] if name in self._match.values else []
        if place == "header":
            found = self._asked.headers.get(name.lower())
            return [] if found is None else [found]
        return self._query.get(name, []) if place == "query" else self._cookies.get(name, [])

    def wrong_parameters(self) -> Errors:
        known: dict[tuple[str, str], Mapping[str, Any]] = {}
        for owner in (self._match.item, self._match.operation):
            for one in listed(owner.get("parameters")):
                parameter = followed(self._document, one)
                known[str(parameter.get("name")), str(parameter.get("in"))] = parameter
        for (name, place), parameter in known.items():
            if place == "header" and name.lower() in _NOT_ASKED:
                continue
            raw = self._raw(name, place)
            where = pointer_of(place, name)
            if not raw and parameter.get("required") is True:
                yield {"pointer": f"#{where}", "detail": "It is missing."}
            elif raw and isinstance(parameter.get("schema"), Mapping):
                value = self._value(raw, parameter)
                for detail in self._fitting.misfits(value, parameter["schema"]):
                    yield {"pointer": f"#{where}", "detail": detail}

    def _value(self, raw: list[str], parameter: Mapping[str, Any]) -> Any:
        schema = followed(self._document, parameter["schema"])
        if "array" not in _types(schema):
            return _read(raw[0], schema)
        items = followed(self._document, schema.get("items"))
        is_joined = len(raw) == 1 and (parameter.get("explode") is False or parameter.get("in") != "query")
        parts = raw[0].split(",") if is_joined else raw
        return [_read(one, items) for one in parts[:_MOST_FIELDS]]

    def wrong_body(self) -> Errors:
        described = followed(self._document, self._match.operation.get("requestBody"))
        content = mapping(described.get("content"))
        if not self._asked.body:
            if described.get("required") is True:
                yield {"pointer": "#", "detail": "The body is missing."}
            return
        if not content:
            return
        sent = self._asked.headers.get("content-type", "").partition(";")[0].strip().lower()
        known = {str(name).partition(";")[0].strip().lower(): one for name, one in content.items()}
        kept = known.get(sent) or known.get(f"{sent.partition('/')[0]}/*") or known.get("*/*")
        if kept is None:
            raise Refused(
                415, f"The body is to be {' or '.join(known)}.", headers={"Accept": ", ".join(known)}
            )
        schema = mapping(kept).get("schema")
        if sent.endswith(("/json", "+json")) and isinstance(schema, Mapping):
            for detail in self._fitting.misfits(_json(self._asked.body), schema):
                yield {"pointer": "#", "detail": detail}


def _types(schema: Mapping[str, Any]) -> list[Any]:
    kind = schema.get("type")
    return list(kind) if isinstance(kind, list | tuple) else [kind]


def _read(text: str, schema: Mapping[str, Any]) -> Any:
    """The value that a text of a parameter stands for, or the text, which then does not fit."""
    types = _types(schema)
    if "boolean" in types and text in {"true", "false"}:
        return text == "true"
    is_number = text.removeprefix("-").replace(".", "", 1).isdecimal() and len(text) < 40 and text.isascii()
    if is_number and {"integer", "number"} & {one for one in types if isinstance(one, str)}:
        return float(text) if "." in text else int(text)
    return text


def _query(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise Refused(400, f"The query has more than {_MOST_FIELDS} fields.") from error


def _cookies(header: str) -> dict[str, list[str]]:
    try:
        return {name: [one.value] for name, one in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _json(body: bytes) -> Any:
    try:
        return json.loads(body.decode(), parse_constant=_refuse_constant)
    except RecursionError as error:
        raise Refused(400, "The JSON is nested too deeply.") from error
    except ValueError as error:
        raise Refused(400, f"The body is not JSON in UTF-8: {str(error)[:200]}.") from error


def _refuse_constant(word: str) -> Any:
    raise ValueError(f"{word} is no value of JSON")
