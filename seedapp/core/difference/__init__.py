"""What changed between two OpenAPI documents, or between two designs, and whom it breaks."""

from .changes import Change, Touched
from .design_changes import DesignChange
from .design_renames import Identities
from .designs import compare_designs
from .documents import TooDeep, compare_documents

__all__ = [
    "Change",
    "DesignChange",
    "Identities",
    "TooDeep",
    "Touched",
    "compare_designs",
    "compare_documents",
]
