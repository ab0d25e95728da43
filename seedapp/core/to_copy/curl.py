"""A request for curl in a POSIX shell: each value is one quoted word, and none is read as a file's name."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .request import FILE, Form, Json, Raw, Request


def as_curl(request: Request) -> str:
    """One command, an option a line."""
    return " \\\n  ".join(_options(request))


def quoted(text: str) -> str:
    """One word for a POSIX shell, whatever is in it (NUL cannot be); always in quotes, to be easy to read."""
    return "'" + text.replace("'", "'\"'\"'") + "'"


def _options(request: Request) -> Iterator[str]:
    method = {"GET": "", "HEAD": " --head"}.get(request.method, f" --request {quoted(request.method)}")
    yield f"curl --globoff{method} {quoted(request.url)}"
    for name, value in request.all_headers:
        yield "--header " + quoted(f"{name}: {value}" if value else f"{name};")
    yield from _sent(request.body)


def _sent(body: Json | Form | Raw | None) -> Iterator[str]:
    match body:
        case Json():
            text = json.dumps(body.value, ensure_ascii=False, indent=2)
            yield f"--data-raw {quoted(text)}"
        case Raw(text=None):
            yield "--data-binary '@FILE'"
        case Raw():
            yield f"--data-raw {quoted(body.text or '')}"
        case Form():
            for name, value in body.fields:
                if value is FILE:
                    yield f"--form {quoted(f'{_name(name)}=@FILE')}"
                else:
                    yield f"--form-string {quoted(f'{_name(name)}={value}')}"


def _name(name: str) -> str:
    """curl takes what stands before the first `=` for the name."""
    return name.partition("=")[0]
