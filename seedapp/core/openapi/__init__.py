"""From a design to one OpenAPI document for each service: building, writing, checking, tracing back."""

from ..yaml_text import to_json, to_yaml
from .document import document
from .document_problem import DocumentProblem
from .kept import Kept, keep
from .live_check import live_check
from .sources import sources, target_at
from .validity import validity

__all__ = [
    "DocumentProblem",
    "Kept",
    "document",
    "keep",
    "live_check",
    "sources",
    "target_at",
    "to_json",
    "to_yaml",
    "validity",
]
