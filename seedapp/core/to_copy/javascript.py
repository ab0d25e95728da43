"""A request in JavaScript, with `fetch`: in a browser or in Node, as a module."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .request import FILE, Form, Json, Raw, Request

_INDENT = "  "
_MOST_EXACT = 2**53 - 1  # what a Number of JavaScript holds exactly


def as_javascript(request: Request) -> str:
    """A module that sends the request and prints the answer."""
    before = "".join(f"{line}\n" for line in _form(request.body)) if isinstance(request.body, Form) else ""
    options = "".join(f"{_INDENT}{line},\n" for line in _options(request))
    return (
        f"{before}const response = await fetch({text(request.url)}, {{\n{options}}});\n"
        "console.log(response.status, await response.text());\n"
    )


def literal(value: Any, indent: str = "") -> str:
    """A JSON value as JavaScript writes it, its members a line each."""
    inner = indent + _INDENT
    if isinstance(value, dict) and value:
        lines = [f"{inner}{_key(str(key))}: {literal(one, inner)},\n" for key, one in value.items()]
        return "{\n" + "".join(lines) + indent + "}"
    if isinstance(value, list) and value:
        return "[\n" + "".join(f"{inner}{literal(one, inner)},\n" for one in value) + indent + "]"
    return text(value) if isinstance(value, str) else json.dumps(value)


def text(value: str) -> str:
    """A string, also for engines that take U+2028 for the end of a line."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _key(name: str) -> str:
    """`"__proto__": …` would set what the object inherits from; in brackets it is a name like any other."""
    return f"[{text(name)}]" if name == "__proto__" else text(name)


def _options(request: Request) -> Iterator[str]:
    yield f"method: {text(request.method)}"
    if request.all_headers:
        yield f"headers: {literal(dict(request.all_headers), _INDENT)}"
    match request.body:
        case Json():
            yield f"body: {_json(request.body.value)}"
        case Raw(text=None):
            yield "body: new Blob([/* the content of your file */])"
        case Raw():
            yield f"body: {text(request.body.text or '')}"
        case Form():
            yield "body: form"


def _json(value: Any) -> str:
    """The value to be written as JSON; the JSON itself where numbers would lose digits on the way."""
    if _is_exact(value):
        return f"JSON.stringify({literal(value, _INDENT)})"
    return text(json.dumps(value, ensure_ascii=False))


def _is_exact(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_exact(one) for one in value.values())
    if isinstance(value, list):
        return all(_is_exact(one) for one in value)
    return not isinstance(value, int) or abs(value) <= _MOST_EXACT


def _form(form: Form) -> Iterator[str]:
    yield "const form = new FormData();"
    for name, value in form.fields:
        if value is FILE:
            yield f"form.append({text(name)}, new Blob([/* the content of your file */]), {text('FILE')});"
        else:
            yield f"form.append({text(name)}, {text(value)});"
