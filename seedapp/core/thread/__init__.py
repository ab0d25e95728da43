"""The thread from a person's need to a line of the contract, and where it is cut."""

from .links import Link
from .matrix import Matrix, matrix, to_csv, to_json, to_markdown
from .people import People, Reliance, people_of
from .thread import Thread, Threads, thread_of

__all__ = [
    "Link", "Matrix", "People", "Reliance", "Thread", "Threads", "matrix", "people_of", "thread_of", "to_csv",
    "to_json", "to_markdown",
]  # fmt: skip
