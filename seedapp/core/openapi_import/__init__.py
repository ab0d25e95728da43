"""From an existing OpenAPI document to a design."""

from .leftovers import Leftover
from .read import Imported, read
from .refusals import ImportRefused

__all__ = ["ImportRefused", "Imported", "Leftover", "read"]
