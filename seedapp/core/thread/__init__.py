"""The thread from a person's need to a line of the contract, and where it is cut."""

from .matrix import Matrix, matrix, to_csv, to_json, to_markdown
from .thread import Link, Thread, thread_of

__all__ = ["Link", "Matrix", "Thread", "matrix", "thread_of", "to_csv", "to_json", "to_markdown"]
