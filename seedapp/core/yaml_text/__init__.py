"""YAML and JSON as text: read within bounds, written so that every reader reads it alike."""

from .nodes import YamlRefused
from .read import SIZE_LIMIT_BYTES, load_plain
from .write import to_json, to_yaml

__all__ = ["SIZE_LIMIT_BYTES", "YamlRefused", "load_plain", "to_json", "to_yaml"]
