"""House styles of an interface: what a document does where the guides disagree, as data."""

from .in_style import in_style
from .profiles import PROFILES, Profile, profile_of, settled
from .wire_names import in_case, wire_names

__all__ = ["PROFILES", "Profile", "in_case", "in_style", "profile_of", "settled", "wire_names"]
