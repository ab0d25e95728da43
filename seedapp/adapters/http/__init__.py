"""Requests to addresses that people typed: only to places that the installation lets them reach."""

from .places import LOCAL_NETWORKS, Refused, Rules, check_address
from .post import Answer, NoAnswer, post

__all__ = ["LOCAL_NETWORKS", "Answer", "NoAnswer", "Refused", "Rules", "check_address", "post"]
