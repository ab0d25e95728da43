"""The floors of the house, as the import contract in pyproject.toml tells them."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def contracts():
    """Every import contract, by its id."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {one["id"]: one for one in settings["tool"]["importlinter"]["contracts"]}


def floors():
    """Room → number of its floor, 0 at the top. Rooms of one floor may not use each other."""
    layers = contracts()["floors"]["layers"]
    return {room.strip(" ()"): number for number, layer in enumerate(layers) for room in layer.split("|")}


def points_down(room, other):
    """Whether what stands in `room` may know `other`."""
    known = floors()
    return room == other or known[other] > known[room]
