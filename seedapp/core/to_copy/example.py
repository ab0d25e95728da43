"""The request of an operation, as its document promises it: with its examples, no more than required."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from ..mock.parts import followed, listed, mapping
from ..mock.sampling import sampled
from .credentials import credentials
from .request import FILE, Form, Json, Raw, Request

_HOST = "https://api.example.com"  # RFC 2606, where a document names no server
_VARIABLE = re.compile(r"\{([^{}/]+)\}")
_BREAKS = re.compile(r"[\r\n]+")


def example_request(document: Mapping[str, Any], path: str, method: str) -> Request:
    """A request for the operation at `path` and `method`; secrets stand as YOUR_TOKEN and the like."""
    item = mapping(mapping(document.get("paths")).get(path))
    operation = mapping(item.get(method.lower()))
    parameters = _parameters(document, item, operation)
    asked = credentials(document, operation)
    query = [*_query(document, parameters), *asked.query]
    url = _server(document, item, operation) + _filled(document, path, parameters)
    return Request(
        method=method.upper(),
        url=f"{url}?{urlencode(query, quote_via=quote)}" if query else url,
        headers=tuple(_headers(document, operation, parameters, asked.headers)),
        body=_body(document, operation),
    )


def _parameters(
    document: Mapping[str, Any], item: Mapping[str, Any], operation: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """Those that have to be sent; one of the operation stands for one of the path of the same name."""
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for one in [*listed(item.get("parameters")), *listed(operation.get("parameters"))]:
        given = followed(document, one)
        found[str(given.get("in")), str(given.get("name"))] = given
    return [one for one in found.values() if one.get("required") is True or one.get("in") == "path"]


def _value(document: Mapping[str, Any], holder: Mapping[str, Any]) -> Any:
    """The example beside a schema, that of the schema, or one made of it."""
    for named in mapping(holder.get("examples")).values():
        return mapping(followed(document, named)).get("value")
    if "example" in holder:
        return holder["example"]
    schema = holder.get("schema")
    for _media_type, content in mapping(holder.get("content")).items():
        return _value(document, mapping(content))
    return sampled(document, schema)


def _server(document: Mapping[str, Any], item: Mapping[str, Any], operation: Mapping[str, Any]) -> str:
    places = (operation, item, document)
    first = mapping(next((listed(one["servers"])[0] for one in places if listed(one.get("servers"))), None))
    variables = mapping(first.get("variables"))

    def default(found: re.Match[str]) -> str:
        return str(mapping(variables.get(found[1])).get("default", found[1]))

    url = _VARIABLE.sub(default, str(first.get("url") or "")).rstrip("/")
    url = url if "://" in url else _HOST + url
    return quote(url, safe="/:@!$&'()*+,;=%?#[]-._~")


def _filled(document: Mapping[str, Any], path: str, parameters: list[Mapping[str, Any]]) -> str:
    values = {str(one.get("name")): _value(document, one) for one in parameters if one.get("in") == "path"}

    def value(found: re.Match[str]) -> str:
        return quote(_text(values.get(found[1], found[1])), safe="")

    parts = re.split(r"(\{[^{}/]+\})", path)
    return "".join(
        _VARIABLE.sub(value, part) if _VARIABLE.fullmatch(part) else quote(part, safe="/:@!$&'()*+,;=%~")
        for part in parts
    )


def _query(document: Mapping[str, Any], parameters: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for one in parameters:
        if one.get("in") == "query":
            yield from _spread(str(one.get("name")), _value(document, one), one)


def _spread(name: str, value: Any, parameter: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A value as the parameter's style writes it (OpenAPI 3.1, section 4.8.12.6)."""
    separate = parameter.get("explode", parameter.get("style", "form") == "form")
    if isinstance(value, dict) and parameter.get("style") == "deepObject":
        for key, inner in value.items():
            yield f"{name}[{key}]", _text(inner)
    elif isinstance(value, dict) and separate:
        for key, inner in value.items():
            yield str(key), _text(inner)
    elif isinstance(value, list) and separate:
        for inner in value:
            yield name, _text(inner)
    else:
        yield name, _text(value)


def _headers(
    document: Mapping[str, Any],
    operation: Mapping[str, Any],
    parameters: list[Mapping[str, Any]],
    asked: tuple[tuple[str, str], ...],
) -> Iterator[tuple[str, str]]:
    if accepted := _accepted(document, operation):
        yield "Accept", accepted
    yield from asked
    cookies = []
    for one in parameters:
        name, value = str(one.get("name")), _BREAKS.sub(" ", _text(_value(document, one)))
        if one.get("in") == "header":
            yield name, value
        elif one.get("in") == "cookie":
            cookies.append(f"{name}={value}")
    if cookies:
        yield "Cookie", "; ".join(cookies)


def _accepted(document: Mapping[str, Any], operation: Mapping[str, Any]) -> str:
    """The media type of the first answer of success that has one."""
    for status, answer in mapping(operation.get("responses")).items():
        if str(status).startswith("2"):
            for media_type in mapping(followed(document, answer).get("content")):
                return str(media_type)
    return ""


def _body(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Json | Form | Raw | None:
    holder = followed(document, operation.get("requestBody"))
    for media_type, content in mapping(holder.get("content")).items():
        kind, given = str(media_type), mapping(content)
        if kind.startswith("multipart/"):
            return Form(tuple(_parts(document, given)))
        value = _value(document, given)
        if kind == "application/json" or kind.endswith("+json"):
            return Json(value, kind)
        if kind == "application/x-www-form-urlencoded" and isinstance(value, dict):
            return Raw(urlencode({str(key): _text(inner) for key, inner in value.items()}), kind)
        return Raw(value if kind.startswith("text/") and isinstance(value, str) else None, kind)
    return None


def _parts(document: Mapping[str, Any], content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    example = mapping(_value(document, content))
    members = mapping(followed(document, content.get("schema")).get("properties"))
    for name in members or example:
        member = followed(document, members.get(name))
        inner = followed(document, member.get("items")) if "items" in member else member
        if inner.get("format") == "binary" or "contentMediaType" in inner:
            yield str(name), FILE
        elif name in example:
            yield str(name), _text(example[name])


def _text(value: Any) -> str:
    """A value where only text can travel."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return ",".join(_text(one) for one in value)
    return "" if value is None else json.dumps(value, ensure_ascii=False)
