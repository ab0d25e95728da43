"""A mock: what a document promises, answered to requests, before anybody has coded it."""

from .answering import answer
from .exchange import Answered, Asked

__all__ = ["Answered", "Asked", "answer"]
