"""Writes the sample design in one form into a folder, and prints the names of the files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.plain_api import plain_api
from bench.sample_design import sample_design
from bench.typespec import typespec
from seedapp.core import design_file
from seedapp.core.openapi import document, to_yaml
from tests.core.difference.planted import document_of, planted

Texts = Iterator[tuple[str, str]]


def as_design(operations: int) -> Texts:
    yield f"design-{operations}.seed.yaml", design_file.dump(sample_design(operations))


def as_plain(operations: int) -> Texts:
    yield f"plain-{operations}.json", json.dumps(plain_api(sample_design(operations)), ensure_ascii=False)


def as_typespec(operations: int) -> Texts:
    yield f"typespec-{operations}.tsp", typespec(plain_api(sample_design(operations)))


def as_documents(operations: int) -> Texts:
    design = sample_design(operations)
    for service in design.services:
        yield f"{service.key}-{operations}.yaml", to_yaml(document(design, service.key))


def as_planted(operations: int) -> Texts:
    old = document_of(operations)
    yield f"planted-old-{operations}.json", json.dumps(old, ensure_ascii=False)
    yield f"planted-new-{operations}.json", json.dumps(planted(old), ensure_ascii=False)


FORMS: dict[str, Callable[[int], Texts]] = {
    "design": as_design,
    "plain": as_plain,
    "typespec": as_typespec,
    "documents": as_documents,
    "planted": as_planted,
}

if __name__ == "__main__":
    form, count, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FORMS[form](count):
        (folder / name).write_text(text, "utf-8")
        print(folder / name)
