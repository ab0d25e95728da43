"""Writes to revisions: publishing one, and moving it from state to state."""

from seedapp.specification.states import NotAllowed

from .moving import approve, begin_review, withdraw
from .publishing import NotPublishable, Overtaken, identities_of, newest_number, publish

__all__ = [
    "NotAllowed",
    "NotPublishable",
    "Overtaken",
    "approve",
    "begin_review",
    "identities_of",
    "newest_number",
    "publish",
    "withdraw",
]
