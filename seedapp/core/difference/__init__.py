"""What changed between two OpenAPI documents, or between two designs, and whom it breaks."""

from .changes import Change, Touched
from .designs import DesignChange, compare_designs
from .documents import TooDeep, compare_documents

__all__ = ["Change", "DesignChange", "TooDeep", "Touched", "compare_designs", "compare_documents"]
