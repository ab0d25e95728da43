"""How an operation appears in HTTP: what the binding of one operation holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..design import Http, Place
from ..wording import Sentence


@dataclass(frozen=True)
class Binding:
    """One operation in HTTP.

    `places` names each input's place, in the order of the inputs. `is_collection`: a GET that answers a page,
    with `limit` and `cursor` beside its own inputs. `is_search`: a POST that asks. `location`: the answer
    names a new resource (201) or one that tells the state of the work (202). `derived` is what derivation
    alone gives. `overridden` names what a person set: method, path, status, or `inputs/<name>` for a place.
    """

    method: str
    path: str
    status: int
    places: Mapping[str, Place] = field(default_factory=dict)
    is_collection: bool = False
    is_search: bool = False
    location: bool = False
    reasons: tuple[Sentence, ...] = ()
    derived: Http = field(default_factory=Http)
    overridden: tuple[str, ...] = ()

    def names_in(self, place: Place) -> tuple[str, ...]:
        """The names of the inputs at a place, in their order."""
        return tuple(name for name, where in self.places.items() if where == place)
