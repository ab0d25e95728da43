"""The thread from a person's need to a line of the contract, and where it is cut."""

from .matrix import Matrix, matrix, to_csv, to_json, to_markdown

__all__ = ["Matrix", "matrix", "to_csv", "to_json", "to_markdown"]
