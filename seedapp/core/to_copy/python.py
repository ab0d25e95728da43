"""A request in Python, with the `requests` package that most people have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .request import FILE, Form, Json, Raw, Request

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_INDENT = "    "


def as_python(request: Request) -> str:
    """A program that sends the request and prints the answer."""
    named = request.method in _METHODS
    call = f"requests.{request.method.lower()}(" if named else f"requests.request({literal(request.method)},"
    arguments = "".join(f"{_INDENT}{line},\n" for line in _arguments(request))
    return f"import requests\n\nresponse = {call}\n{arguments})\nprint(response.status_code, response.text)\n"


def literal(value: Any, indent: str = "") -> str:
    """A JSON value as Python writes it, its members a line each."""
    inner = indent + _INDENT
    if isinstance(value, dict) and value:
        lines = [f"{inner}{literal(str(key))}: {literal(one, inner)},\n" for key, one in value.items()]
        return "{\n" + "".join(lines) + indent + "}"
    if isinstance(value, list) and value:
        return "[\n" + "".join(f"{inner}{literal(one, inner)},\n" for one in value) + indent + "]"
    return repr(value)


def _arguments(request: Request) -> Iterator[str]:
    yield literal(request.url)
    headers = request.headers if _says_its_type(request) else request.all_headers
    if headers:
        yield f"headers={literal(dict(headers), _INDENT)}"
    match request.body:
        case Json():
            yield f"json={literal(request.body.value, _INDENT)}"
        case Raw(text=None):
            yield 'data=open("FILE", "rb")'
        case Raw():
            yield f"data={literal(request.body.text or '')}.encode()"
        case Form():
            yield from _form(request.body)


def _says_its_type(request: Request) -> bool:
    """Whether `json=` sets the header that is wanted."""
    return isinstance(request.body, Json) and request.body.media_type == "application/json"


def _form(form: Form) -> Iterator[str]:
    texts = [[name, value] for name, value in form.fields if value is not FILE]
    files = [name for name, value in form.fields if value is FILE]
    parts = [f"({literal(name)}, (None, {literal(value)}))" for name, value in texts]
    parts += [f'({literal(name)}, open("FILE", "rb"))' for name in files]
    yield "files=[" + ", ".join(parts) + "]"
