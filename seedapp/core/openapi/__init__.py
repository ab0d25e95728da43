"""From a design to one OpenAPI document for each service: building, writing, checking, tracing back."""

from ..yaml_text import to_json, to_yaml
from .document import document
from .sources import sources, target_at
from .validity import DocumentProblem, validity

__all__ = [
    "DocumentProblem",
    "document",
    "sources",
    "target_at",
    "to_json",
    "to_yaml",
    "validity",
]
