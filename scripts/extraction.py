"""Gathers the sentences of the sources that wait for a translation: Python, templates and JavaScript."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENTS = ("Translators:",)


def python_and_templates() -> Catalog:
    """The sentences of the catalogue `django`."""
    if not settings.configured:
        settings.configure()
    catalog = Catalog(domain="django", charset="utf-8")
    for path in _files("seedapp", ".py"):
        if "migrations" not in path.parts:
            _gather(catalog, path, calls_in_python, path.read_bytes())
    for path in [*_files("templates", ".html"), *_files("templates", ".txt")]:
        _gather(catalog, path, "python", _as_python(path).encode())
    return catalog


def javascript() -> Catalog:
    """The sentences of the catalogue `djangojs`."""
    catalog = Catalog(domain="djangojs", charset="utf-8")
    for path in _files("static/js", ".js"):
        _gather(catalog, path, "javascript", path.read_bytes())
    return catalog


def _files(folder: str, ending: str) -> Iterator[Path]:
    yield from sorted((ROOT / folder).rglob(f"*{ending}"))


def calls_in_python(
    file: IO[bytes], keywords: Iterable[str], *_tags: object, **_options: object
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Line, function, texts and no comments of each call that marks a text: Babel's form of an extractor.

    Read from the syntax tree, which sees into f-strings and is the same in every version of Python.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            function = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = tuple(one.value if isinstance(one, ast.Constant) else None for one in node.args)
            if function in keywords and any(isinstance(text, str) for text in texts):
                yield (
                    node.lineno,
                    function,
                    tuple(text if isinstance(text, str) else None for text in texts),
                    [],
                )


def _gather(catalog: Catalog, path: Path, method: Any, source: bytes) -> None:
    found = extract(
        method, io.BytesIO(source), KEYWORDS, COMMENTS, {"encoding": "utf-8"}, strip_comment_tags=True
    )
    for line, message, comments, context in found:
        place = path.relative_to(ROOT).as_posix()
        catalog.add(message, locations=[(place, line)], auto_comments=comments, context=context)


def _as_python(path: Path) -> str:
    """A template as calls of gettext, with each line at the margin, so that no layout is left."""
    calls = templatize(path.read_text("utf-8"), origin=path.as_posix())
    return "\n".join(line.lstrip() for line in calls.splitlines())
