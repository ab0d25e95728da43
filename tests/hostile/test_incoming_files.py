"""Files that come in to hurt: refused by limits, at once and in little memory, or read rightly."""

import io
import json
import resource
import stat
import subprocess
import sys
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.urls import reverse

from seedapp.actors.models import Actor
from seedapp.coach.models import Waiver
from seedapp.core import design_file, openapi_import
from seedapp.designs.models import Design
from seedapp.history.models import Change

from .bombs import BOMBS
from .mutants import TESTS

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"


@pytest.mark.hostile(8, 45, 48)
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once_and_in_little_memory(name):
    """Both readers together in under a second of processor time, each growing by less than 100 MB."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.hostile.bombs", name],
        cwd=TESTS.parent,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr[-2_000:]
    found = json.loads(ended.stdout)
    assert all(found["told"]), found
    assert found["seconds"] < 1
    assert found["grown"] < 100 * 1024 * 1024


@pytest.mark.hostile(48)
def test_a_chain_of_ten_thousand_schemas_is_read_or_refused():
    chain = {f"S{n}": {"allOf": [{"$ref": f"#/components/schemas/S{n + 1}"}]} for n in range(10_000)}
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}
    text = json.dumps({**document, "components": {"schemas": {**chain, "S10000": {"type": "string"}}}})

    try:
        design = openapi_import.read(text).design
    except openapi_import.ImportRefused as refused:
        assert str(refused.sentence)
    else:
        assert design_file.load(design_file.dump(design)) == design


SEED = 'seed: "1"\ntitle: Ton\nactors: [{key: a, name: 예}]\n'


@pytest.mark.hostile(9)
@pytest.mark.parametrize(
    "content",
    [SEED.encode(), SEED.encode("utf-8-sig"), SEED.encode("utf-16"), SEED.replace("\n", "\r\n").encode()],
    ids=["UTF-8", "with a BOM", "UTF-16", "line ends of Windows"],
)
def test_what_can_be_read_rightly_is(content):
    assert design_file.load(content).actors[0].name == "예"


@pytest.mark.hostile(9, 46, 49)
@pytest.mark.parametrize(
    "content",
    [
        SEED.encode("utf-16-le"),
        SEED.replace("예", "é").encode("latin-1"),
        SEED.encode("cp949"),
        SEED.replace("Ton", '"a\\0b"').encode(),
        SEED.replace("Ton", "a\0b").encode(),
        SEED.replace("Ton", '"\\ud800"').encode(),
        SEED.encode("utf-8").replace(b"Ton", b"\xed\xa0\x80"),
        (SEED + "title: again\n").encode(),
        (SEED + "---\n" + SEED).encode(),
        SEED.replace("Ton", "!!python/object/apply:os.system [id]").encode(),
        SEED.replace("Ton", "!secret x").encode(),
        SEED.replace("{key: a", "{<<: {key: a}").encode(),
        SEED.replace("actors:", "actors:\n\t").encode(),
        SEED.replace("{key: a", "{[1]: a").encode(),
        SEED.replace("Ton", "{a: b}").encode(),
    ],
    ids=[
        "UTF-16 without a BOM", "Latin-1", "EUC-KR", "escaped NUL", "NUL", "escaped surrogate", "surrogate",
        "twice", "two documents", "Python tag", "own tag", "merge key", "tab", "list as key", "map as text",
    ],
)  # fmt: skip
def test_what_cannot_is_refused_with_a_reason(content):
    with pytest.raises(design_file.DesignFileError) as refused:
        design_file.load(content)

    assert all(str(one.sentence) for one in refused.value.faults)


LOOKS_LIKE_SOMETHING_ELSE = [
    "no", "yes", "on", "1e3", "0o7", "010", "2026-11-22", "12:30:45", "0000-00-00", "~", "=", "1_000", "null",
    ".inf", "0x1F", "9" * 5_000, "1e999", "NaN", "<<",
]  # fmt: skip


@pytest.mark.hostile(10, 46)
@pytest.mark.parametrize("word", LOOKS_LIKE_SOMETHING_ELSE, ids=lambda word: word[:10])
def test_text_that_looks_like_something_else_is_text(word):
    """Unquoted, as people write it; and quoted again when it leaves."""
    told = f'seed: "1"\ntitle: T\nactors:\n- key: a\n  name: A\n  description: {word}\n'

    design = design_file.load(told)

    assert design.actors[0].description == word
    assert design_file.load(design_file.dump(design)) == design


@pytest.mark.hostile(12, 46)
@pytest.mark.parametrize(
    "schema",
    [
        '{"multipleOf": 1e-300}', '{"maximum": 1e400}', '{"maximum": NaN}', '{"minimum": -Infinity}',
        '{"maxLength": ' + "9" * 5_000 + "}", '{"pattern": "^(a+)+$", "examples": ["' + "a" * 40 + '!"]}',
        '{"enum": [1e999, null, {"a": [1]}]}', '{"const": -0.0}', '{"type": "number", "default": 1e308}',
    ],
    ids=lambda text: text[:24],
)  # fmt: skip
def test_a_schema_of_odd_numbers_is_read_or_refused(schema):
    text = f"{HEAD}components: {{schemas: {{A: {schema}}}}}\n"
    try:
        design = openapi_import.read(text).design
    except openapi_import.ImportRefused as refused:
        assert str(refused.sentence)
    else:
        assert design_file.load(design_file.dump(design)) == design


def _zip(*entries):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content, mode in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            archive.writestr(entry, content)
    return packed.getvalue()


ZIPS = {
    "leads out": lambda: _zip(("../../seed.yaml", SEED, 0o644)),
    "absolute": lambda: _zip(("/etc/cron.d/seed", SEED, 0o644)),
    "a link": lambda: _zip(("seed.yaml", "/etc/passwd", stat.S_IFLNK | 0o777)),
    "a bomb": lambda: _zip(("seed.yaml", "\0" * 50_000_000, 0o644)),
    "many entries": lambda: _zip(*((f"{n}", "", 0o644) for n in range(20_000))),
    "cut off": lambda: _zip(("seed.yaml", SEED, 0o644))[:-20],
}


@pytest.mark.hostile(14, 15)
@pytest.mark.parametrize("name", ZIPS)
def test_a_zip_is_not_unpacked(name, editor, team, said):
    """No import takes an archive, so none is opened: it is named for what it is."""
    address = reverse("import_design", args=[team.workspace.slug])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    answer = editor.post(address, {"file": SimpleUploadedFile("seed.zip", ZIPS[name]())})

    assert answer.status_code == 422
    assert "a zip file" in said(answer)
    assert not team.workspace.designs.exists()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


@pytest.mark.hostile(16)
@pytest.mark.parametrize("door", ["page", "REST API"])
def test_an_import_that_fails_in_the_middle_leaves_nothing(door, editor, team, monkeypatch):
    """The waivers are the last rows that are written: the database gives up on them."""

    def gives_up(*_args, **_values):
        raise DatabaseError("disk full")

    monkeypatch.setattr(Waiver.objects, "bulk_create", gives_up)
    editor.raise_request_exception = False
    content = (TESTS / "designs" / "tool-shed.seed.yaml").read_bytes()
    before = Change.objects.count()

    if door == "page":
        sent = {"file": SimpleUploadedFile("tool-shed.seed.yaml", content)}
        answer = editor.post(reverse("import_design", args=[team.workspace.slug]), sent)
    else:
        address = reverse("rest_import", args=[team.workspace.slug])
        answer = editor.post(address, content, content_type="application/yaml")

    assert answer.status_code >= 500
    assert (Design.objects.count(), Actor.objects.count(), Change.objects.count()) == (0, 0, before)


@pytest.mark.hostile(51)
@pytest.mark.parametrize("name", ["__proto__", "constructor", "__class__", "toString", "hasOwnProperty"])
def test_names_that_mean_something_to_programs_are_plain_names(name):
    properties = {name: {"type": "string"}}
    document = {"openapi": "3.1.0", "info": {"title": name, "version": "1"}, "paths": {}}
    schemas = {name: {"type": "object", "properties": properties}}
    answer = {
        "200": {
            "description": "x",
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}},
        }
    }
    document |= {"paths": {"/a": {"get": {"operationId": name, "responses": answer}}}}
    text = json.dumps({**document, "components": {"schemas": schemas}})

    design = openapi_import.read(text).design

    assert design.types[0].fields[0].name == name
    assert design_file.load(design_file.dump(design)) == design
