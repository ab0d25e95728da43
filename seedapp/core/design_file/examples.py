"""Examples of fields: which JSON value a typed text stands for, by the type of its field."""

from __future__ import annotations

import json
from typing import Any

from seedapp.core.yaml_text.nodes import Node, Scalar, YamlRefused, meaning, plain
from seedapp.core.yaml_text.read import load_nodes

_TEXT_TYPES = frozenset(
    {"string", "text", "date", "date-time", "time", "duration", "uuid", "email", "uri", "binary"}
)


def example_of(node: Node, type_: str) -> Any:
    """The example that a node of the file means: text where the type is text, whatever it looks like."""
    if isinstance(node, Scalar):
        return node.text if type_ in _TEXT_TYPES else meaning(node)
    return plain(node)


def example_from_text(text: str, type_: str) -> Any:
    """The example that a person typed into a form: JSON where the type is not text; None when empty.

    What is no JSON stays text, so that nothing typed is lost.
    """
    if not text.strip():
        return None
    if type_ in _TEXT_TYPES:
        return text
    try:
        return plain(load_nodes(text))
    except YamlRefused:
        return text


def example_as_text(example: Any) -> str:
    """How an example stands in a form, such that `example_from_text` gives it back."""
    if example is None:
        return ""
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)
