"""House styles of an interface: what a document does where the guides disagree, as data."""

from .in_style import in_style
from .profiles import PROFILES, Profile, profile_of, settled, style_told, told
from .wire_names import WireCase, in_case, same_in_any_case, wire_names

__all__ = [
    "PROFILES",
    "Profile",
    "WireCase",
    "in_case",
    "in_style",
    "profile_of",
    "same_in_any_case",
    "settled",
    "style_told",
    "told",
    "wire_names",
]
