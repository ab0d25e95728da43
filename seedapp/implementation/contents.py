"""README.md of a bundle: which state of the design this is, and what each file is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from seedapp.core.design import Design
from seedapp.core.wording import N_

from .words import Translate, plain

_MEANINGS = (
    ("design.seed.yaml", N_("The whole design. It can be imported again, and it diffs well in git.")),
    (
        "specifications/",
        N_("One OpenAPI document for each service, in versions 3.1 and 3.0, as YAML and as JSON."),
    ),
    (
        "specifications/arazzo",
        N_("The interactions as workflows (Arazzo 1.0.1): which calls follow each other, what feeds them."),
    ),
    ("diagrams/", N_("Who talks to whom: PlantUML text, and its drawing as SVG.")),
    ("job-stories.md", N_("What people need, in their situation, and which operation serves it.")),
    ("matrix.csv", N_("Job stories × operations, with the gaps. Opens in any spreadsheet.")),
)


def readme(
    design: Design, origin: str, notes: Iterable[str], files: Mapping[str, str], translate: Translate = str
) -> str:
    """`files` are the other files of the bundle, by path."""
    lines = [f"# {plain(design.title)}", ""]
    if design.summary.strip():
        lines += [plain(design.summary), ""]
    if origin:
        lines += [plain(origin), ""]
    listed = [f"- {plain(note)}" for note in notes]
    lines += [*listed, ""] if listed else []
    lines += [f"## {translate(N_('What is what'))}", ""]
    present = [(name, meaning) for name, meaning in _MEANINGS if any(path.startswith(name) for path in files)]
    lines += [f"- `{name}`: {translate(meaning)}" for name, meaning in present]
    lines += ["", f"## {translate(N_('All files'))}", "", *(f"- `{path}`" for path in sorted(files)), ""]
    return "\n".join(lines)
