"""What of a design can be talked about, and where each of it stands in another version of the design.

An index lists every place by its identity, with a digest of what it says. Two indexes tell of a place whether
it is the same, changed, moved or removed; nothing is guessed: what may have become of it is only offered.
"""

from .building import Bindings, Identities, index_of
from .candidates import Candidate
from .entries import Anchor, Entry, Index, Kind, part_of_failure
from .ghosts import Line, ghost_of
from .placing import Placement, Where, place
from .plain import as_plain, entry_as_plain, entry_from_plain, from_plain

__all__ = [
    "Anchor",
    "Bindings",
    "Candidate",
    "Entry",
    "Identities",
    "Index",
    "Kind",
    "Line",
    "Placement",
    "Where",
    "as_plain",
    "entry_as_plain",
    "entry_from_plain",
    "from_plain",
    "ghost_of",
    "index_of",
    "part_of_failure",
    "place",
]
