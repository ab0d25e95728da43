"""Every document of every sample design, written as files for the judges to read."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from seedapp.core import design_file
from seedapp.core.design import Design
from seedapp.core.openapi import document, to_yaml
from tests.core.openapi.clinic import CLINIC
from tests.core.openapi.test_document import DESIGNS

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "seedapp" / "cli", ROOT / "tests" / "designs", ROOT.parent / "shared" / "examples")
VERSIONS: tuple[Literal["3.1", "3.0"], ...] = ("3.1", "3.0")


def sample_designs() -> Iterator[tuple[str, Design]]:
    """Name and design of each sample; those of `shared` are there only where it lies beside the checkout."""
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.seed.yaml")):
            yield path.name.removesuffix(".seed.yaml"), design_file.load(path.read_text(encoding="utf-8"))
    yield "clinic", CLINIC


def variants() -> Iterator[tuple[str, Design]]:
    """The clinic with one thing or another changed."""
    for name, design in DESIGNS.items():
        if design is not CLINIC:
            yield name.replace(" ", "-"), design


def write_documents(folder: Path, designs: Iterable[tuple[str, Design]]) -> list[Path]:
    """One YAML file for each design, service and version, named after them."""
    written = []
    for name, design in designs:
        for service in design.services:
            for version in VERSIONS:
                path = folder / f"{name}.{service.key}.{version}.yaml"
                text = to_yaml(document(design, service.key, openapi=version))
                path.write_text(text, encoding="utf-8")
                written.append(path)
    return written
