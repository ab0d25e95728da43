"""The documents of the sample designs, and where their operations are found."""

from pathlib import Path

from seedapp.core import design_file
from seedapp.core.openapi import document

DESIGNS = Path(__file__).parents[2] / "designs"


def sample(name):
    return design_file.load((DESIGNS / f"{name}.seed.yaml").read_text(encoding="utf-8"))


def operations_in(document):
    """operationId → operation."""
    return {one["operationId"]: one for item in document["paths"].values() for one in item.values()}


def freight(service="shipments"):
    return document(sample("freight-desk"), service)


def lockers():
    return document(sample("parcel-lockers"), "lockers")


def pottery(service="bookings"):
    return document(sample("pottery.ko"), service)
