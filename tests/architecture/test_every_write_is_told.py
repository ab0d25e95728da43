"""Each public function of a room that writes also writes the journal: itself, or by what it calls."""

import ast

import pytest

from .floors import ROOT

WRITES = {
    "create",
    "bulk_create",
    "update",
    "bulk_update",
    "delete",
    "save",
    "set",
    "get_or_create",
    "write",
    "insert",
}
JOURNAL = {"record"}
ROOMS = [
    path
    for path in sorted((ROOT / "seedapp").rglob("*.py"))
    if (
        path.name in {"changes.py", "type_changes.py", "acceptance.py", "restore.py"}
        or path.parent.name == "changes"
    )
    and path.parent.name != "history"
    and "core" not in path.parts
]
MACHINERY = [ROOT / "seedapp/history" / name for name in ("changes.py", "removal.py", "ordering.py")]
TOLD_ELSEWHERE = {
    "accounts": "what a person does with their own account is no write to a design or a workspace",
    "search": "it reads the journal, and keeps copies of what is told of there",
    "notices": "what a person has seen, and how they want to be told, is no write to a design or a workspace",
    "presence": "who looks at a page is forgotten a minute later",
    "note_use": "when a review's link was used last is no write to a design",
    "begin_design": "the row of a new design, told of by whoever puts something into it",
    "follow_calls": "a part of the writes that add and edit a diagram",
    "add_comment": "a part of beginning a thread and of answering in one",
    "keep_mentions": "a part of writing and of editing a comment",
    "suggest": "a part of beginning a thread",
}


def called_in(function):
    return {
        node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
        if ast.unparse(node.func) != "set"  # the type: a list of links is set by its manager
    }


def named_in(function):
    """What it calls, or hands on to be called (`partial(_write, by)`)."""
    named = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    return called_in(function) | named


def functions_of(path):
    return [node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]


def modules_of(paths):
    """The functions of each module by name."""
    return [{one.name: one for one in functions_of(path)} for path in paths]


def reach(name, near, modules, seen=()):
    """All that a function calls, by way of others of its module (`near`) or of the house too."""
    found = called_in(near[name])
    for other in named_in(near[name]) - {name, *seen}:
        home = next(
            (one for one in (near, *modules) if other in one and (one is near or other[0] != "_")), None
        )
        if home:
            found |= {other} | reach(other, home, modules, (*seen, name))
    return found


def silent(paths):
    """Public functions that write and reach no call of the journal."""
    modules = modules_of([*paths, *MACHINERY])
    found = []
    for path, near in zip(paths, modules, strict=False):
        for name in near:
            if name.startswith("_") or {path.parent.name, name} & set(TOLD_ELSEWHERE):
                continue
            called = reach(name, near, modules)
            if called & WRITES and not called & JOURNAL:
                found.append(f"{path.parent.name}.{name}")
    return found


def test_every_function_that_writes_is_told_of_in_the_journal():
    assert silent(ROOMS) == []


def test_there_are_writes_to_look_at():
    writing = [one.name for path in ROOMS for one in functions_of(path) if called_in(one) & WRITES]
    assert len(writing) > 30


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("def add(x):\n    x.objects.create()\n", ["garden.add"]),
        ("def add(x):\n    _add(x)\ndef _add(x):\n    x.save()\n", ["garden.add"]),
        ("def add(x):\n    x.save()\n    history.record(x)\n", []),
        ("def add(x):\n    x.save()\n    _told(x)\ndef _told(x):\n    history.record(x)\n", []),
        ("def add(x):\n    save(x, partial(_write, x))\ndef _write(x):\n    history.record(x)\n", []),
        ("def add(x):\n    save(x, partial(_write, x))\ndef _write(x):\n    x.save()\n", ["garden.add"]),
        ("def look(x):\n    return x.first()\n", []),
    ],
)
def test_a_write_without_its_row_is_seen(tmp_path, body, found):
    room = tmp_path / "garden"
    room.mkdir()
    (room / "changes.py").write_text(body)
    assert silent([room / "changes.py"]) == found
