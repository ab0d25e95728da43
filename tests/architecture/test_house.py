"""What every room keeps to: floors, docstrings, no hidden flow, small templates without scripts."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

from .floors import ROOT, contracts, floors

HOUSE = ROOT / "seedapp"
MODULES = [path for path in sorted(HOUSE.rglob("*.py")) if "migrations" not in path.parts]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TEMPLATE_LINES = 120


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def violations(paths, found):
    """`path:line` of each node of the syntax trees that `found` answers for."""
    return [
        f"{name_of(path)}:{node.lineno}"
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if found(node)
    ]


def lint_imports(folder):
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_import_contracts_are_kept():
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


def test_an_import_up_the_floors_breaks_the_contract(tmp_path):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in floors():
        (tmp_path / "seedapp" / room).mkdir(parents=True)
        (tmp_path / "seedapp" / room / "__init__.py").touch()
    (tmp_path / "seedapp" / "__init__.py").touch()
    (tmp_path / "seedapp" / "designs" / "__init__.py").write_text("import seedapp.actors\n")

    result = lint_imports(tmp_path)

    assert result.returncode == 1
    assert "seedapp.designs is not allowed to import seedapp.actors" in result.stdout


def test_every_package_has_a_floor():
    packages = {
        path.stem for path in HOUSE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }

    assert contracts()["floors"]["exhaustive"]
    assert packages - {"__init__"} <= set(floors())


def test_core_is_kept_from_django_by_a_contract():
    assert contracts()["pure-core"]["source_modules"] == ["seedapp.core"]
    assert "django" in contracts()["pure-core"]["forbidden_modules"]


def test_every_module_says_in_a_line_what_it_is_for():
    silent = [
        name_of(path)
        for path in MODULES
        if (source := path.read_text("utf-8").strip()) and not ast.get_docstring(ast.parse(source))
    ]

    assert silent == []


def test_nothing_listens_to_signals():
    def listens(node):
        if isinstance(node, ast.ImportFrom):
            return "signals" in (node.module or "") or (node.module or "") == "django.dispatch"
        return isinstance(node, ast.Import) and any("signals" in one.name for one in node.names)

    assert violations(MODULES, listens) == []


def test_no_model_overrides_save_or_delete():
    models = [path for path in MODULES if path.name == "models.py" or path.parent.name == "models"]

    def overrides(node):
        return isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}

    assert models
    assert violations(models, overrides) == []


def test_doors_fetch_things_through_their_parents():
    doors = [path for path in MODULES if path.relative_to(HOUSE).parts[0] in {"web", "rest"}]

    def fetches(node):
        """`Model.objects.get(pk=…)` or `get_object_or_404(Model, pk=…)`."""
        if not isinstance(node, ast.Call) or {one.arg for one in node.keywords}.isdisjoint({"pk", "id"}):
            return False
        called = ast.unparse(node.func)
        whole_table = called == "get_object_or_404" and isinstance(node.args[0], ast.Name)
        named = {one.arg for one in node.keywords} - {"pk", "id"}
        return called.endswith("objects.get") or (whole_table and not named)

    assert violations(doors, fetches) == []


def test_no_template_has_an_inline_style_or_script():
    assert [name_of(path) for path in TEMPLATES if is_inline(without_comments(path))] == []


def test_an_inline_style_or_script_is_seen():
    assert is_inline("<style>p {}</style>")
    assert is_inline('<p class="{% if a > b %}x{% endif %}" style="color: red">')
    assert is_inline('<a\n  onclick="go()">')
    assert is_inline('<a hx-on:click="go()">')
    assert is_inline("<script>go()</script>")
    assert not is_inline('<p class="one" data-once="2"></p><script src="a.js"></script>')


def test_every_template_can_be_read_at_a_glance():
    long = [name_of(path) for path in TEMPLATES if len(path.read_text("utf-8").splitlines()) > TEMPLATE_LINES]

    assert long == []


def test_every_form_that_posts_carries_a_token():
    assert [name_of(path) for path in TEMPLATES if tokenless(without_comments(path))] == []


def test_a_form_without_a_token_is_seen():
    assert tokenless('<form method="post" action="/w/"><button>Save</button></form>')
    assert not tokenless('<form method="post">{% csrf_token %}</form><form method="get"></form>')


def is_inline(source):
    scripts = re.findall(r"<script\b([^>]*)>", source)
    return bool(
        re.search(r"<style\b", source)
        or re.search(r"<[^>]*\s(style|on[a-z]+|hx-on[:-][^\s=]*)\s*=", without_tags(source))
        or any(" src=" not in one and "nonce=" not in one for one in scripts)
    )


def tokenless(source):
    """The forms that post and carry no token."""
    forms = re.findall(r"<form\b.*?</form>", source, flags=re.S)
    posting = [form for form in forms if re.match(r"""<form\b[^>]*method=["']?post""", form, flags=re.I)]
    return [form for form in posting if "{% csrf_token %}" not in form]


def without_comments(path):
    source = path.read_text("utf-8")
    return re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", source, flags=re.S)


def without_tags(source):
    """Django's own tags and values may hold `>` and quotes, which are no part of an element."""
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.S)
