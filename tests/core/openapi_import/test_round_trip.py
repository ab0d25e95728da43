"""Whatever a document says, the design that is made of it says, too: read, written, and the same again."""

import json
from pathlib import Path

import pytest

from seedapp.core.design_file import dump, load
from seedapp.core.openapi import document, to_json, to_yaml, validity
from seedapp.core.openapi_import import read
from seedapp.core.yaml_text import load_plain

from .equality import differences

DOCUMENTS = sorted(Path(__file__).parent.joinpath("documents").iterdir())


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.name)
def path(request):
    return request.param


def exported(design, original):
    return document(design, design.services[0].key, openapi=str(original["openapi"])[:3])


def written(made):
    """As a reader gets it: text, read again."""
    return json.loads(to_json(made))


def test_there_are_at_least_twenty_five_documents():
    assert len(DOCUMENTS) >= 25


def test_the_export_says_what_the_original_says(path):
    original = load_plain(path.read_text(encoding="utf-8"))
    design = read(path.read_text(encoding="utf-8")).design
    assert differences(original, written(exported(design, original))) == []


def test_the_export_is_valid(path):
    original = load_plain(path.read_text(encoding="utf-8"))
    design = read(path.read_text(encoding="utf-8")).design
    assert validity(exported(design, original)) == ()


def test_reading_the_export_gives_the_same_design(path):
    original = load_plain(path.read_text(encoding="utf-8"))
    once = read(to_yaml(exported(read(path.read_text(encoding="utf-8")).design, original))).design
    again = read(to_yaml(exported(once, original))).design
    assert dump(again) == dump(once)


def test_the_design_file_loses_nothing(path):
    design = read(path.read_text(encoding="utf-8")).design
    assert load(dump(design)) == design
