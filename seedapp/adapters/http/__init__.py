"""Requests to addresses that people typed: only to places that the installation lets them reach."""

from .asking import NoAnswer
from .get import Page, get
from .places import LOCAL_NETWORKS, Refused, Rules, check_address
from .post import Answer, post

__all__ = [
    "LOCAL_NETWORKS",
    "Answer",
    "NoAnswer",
    "Page",
    "Refused",
    "Rules",
    "check_address",
    "get",
    "post",
]
