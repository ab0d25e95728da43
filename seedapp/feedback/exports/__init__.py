"""A whole round as files to take along: everything that was said in it, and nothing of who may come in."""

from .markdown import to_markdown
from .table import to_csv
from .telling import RoundTold, as_plain, told_of

__all__ = ["RoundTold", "as_plain", "to_csv", "to_markdown", "told_of"]
