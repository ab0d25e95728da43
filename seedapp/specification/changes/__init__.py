"""Writes to revisions: publishing one, and moving it from state to state."""

from seedapp.specification.published import suggested_versions, with_versions
from seedapp.specification.states import NotAllowed

from .moving import approve, begin_review, withdraw
from .publication import close_addresses, open_addresses, renew_addresses
from .publishing import BadVersions, NotPublishable, Overtaken, newest_number, publish

__all__ = [
    "BadVersions",
    "NotAllowed",
    "NotPublishable",
    "Overtaken",
    "approve",
    "begin_review",
    "close_addresses",
    "newest_number",
    "open_addresses",
    "publish",
    "renew_addresses",
    "suggested_versions",
    "with_versions",
    "withdraw",
]
