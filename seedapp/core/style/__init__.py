"""House styles of an interface: what a document does where the guides disagree, as data."""

from .profiles import PROFILES, Profile, profile_of, settled
from .wire_names import in_case

__all__ = ["PROFILES", "Profile", "in_case", "profile_of", "settled"]
