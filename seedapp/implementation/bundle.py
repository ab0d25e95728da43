"""Everything that the coding starts from, as one set of files: texts by their path, values in, values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from seedapp.core import design_file, openapi, thread
from seedapp.core.arazzo import NoWorkflow, arazzo
from seedapp.core.design import Design
from seedapp.core.openapi.down_conversion import as_openapi_3_0

from .archive import file_names
from .contents import readme
from .stories import stories_as_markdown
from .words import Translate


@dataclass(frozen=True)
class Picture:
    """A diagram's drawing: an SVG, or the sentence that says why there is none."""

    svg: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Bundle:
    """What goes into the zip.

    `documents`: service's key → its OpenAPI document of version 3.1. `pictures`: interaction's key → its
    drawing. `origin` says in a sentence which state of the design this is. `notes` are more sentences.
    """

    design: Design
    documents: Mapping[str, Mapping[str, Any]]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    origin: str = ""
    notes: tuple[str, ...] = ()


def files_of(bundle: Bundle, translate: Translate = str) -> dict[str, str]:
    """The files of the bundle by their path, README.md among them."""
    design = bundle.design
    files = {
        "design.seed.yaml": design_file.dump(design),
        "job-stories.md": stories_as_markdown(design, translate),
        "matrix.csv": "\ufeff" + thread.to_csv(thread.matrix(design), translate),
        **{f"specifications/{path}": text for path, text in specifications(bundle.documents).items()},
        **{f"specifications/{path}": text for path, text in workflows(design, bundle.documents).items()},
        **{f"diagrams/{path}": text for path, text in diagrams(design, bundle.pictures).items()},
    }
    return {"README.md": readme(bundle.design, bundle.origin, bundle.notes, files, translate), **files}


def specifications(documents: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Each document in both versions of OpenAPI and both formats: `bikes/openapi-3.1.yaml`."""
    files: dict[str, str] = {}
    names = file_names(documents)
    for key, document in documents.items():
        for version, one in (("3.1", document), ("3.0", as_openapi_3_0(document))):
            files[f"{names[key]}/openapi-{version}.yaml"] = openapi.to_yaml(one)
            files[f"{names[key]}/openapi-{version}.json"] = openapi.to_json(one)
    return files


def workflows(design: Design, documents: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The Arazzo document in both formats, beside `specifications`; none where nothing is drawn."""
    names = file_names(documents)
    files: dict[str, str] = {}
    for format_, write in (("yaml", openapi.to_yaml), ("json", openapi.to_json)):
        urls = {key: f"./{name}/openapi-3.1.{format_}" for key, name in names.items()}
        try:
            files[f"arazzo.{format_}"] = write(arazzo(design, documents=documents, urls=urls).document)
        except NoWorkflow:
            return {}
    return files


def diagrams(design: Design, pictures: Mapping[str, Picture]) -> dict[str, str]:
    """Each diagram as text and as a drawing; where it cannot be drawn a note says why."""
    files: dict[str, str] = {}
    names = file_names(one.key for one in design.interactions)
    for one in design.interactions:
        name = names[one.key]
        files[f"{name}.puml"] = one.plantuml if one.plantuml.endswith("\n") else f"{one.plantuml}\n"
        picture = pictures.get(one.key, Picture())
        if picture.svg:
            files[f"{name}.svg"] = picture.svg
        elif picture.problem:
            files[f"{name}-not-drawn.txt"] = f"{picture.problem}\n"
    return files
