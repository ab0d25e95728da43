"""Ten thousand broken files: each is read or refused with a reason, in time and in little memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from seedapp.core import design_file
from seedapp.snapshot.take import take

from .mutants import FILES, mutant

ROOT = Path(__file__).resolve().parents[2]
MEMORY_BYTES = 512 * 1024 * 1024
ROUNDS, EACH = 5, 2_000


@pytest.mark.slow
@pytest.mark.hostile(8, 9, 12, 45, 46, 48)
@pytest.mark.parametrize("start", range(0, ROUNDS * EACH, EACH))
def test_mutated_files_never_crash_hang_or_eat_memory(start):
    """Whoever wants to see one: `tests.hostile.mutants.mutant(number)`."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.hostile.mutant_run", str(start), str(start + EACH)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr[-3_000:]
    told = json.loads(ended.stdout)
    assert told["faults"] == []
    assert told["memory"] < MEMORY_BYTES
    assert told["read"] + told["refused"] == EACH
    assert told["read"] > EACH / 20, "almost nothing is read any more: the mutants test little"


def test_a_mutant_is_the_same_each_time():
    assert mutant(len(FILES) * 7 + 3) == mutant(len(FILES) * 7 + 3)
    assert mutant(1) != mutant(2)


THROUGH_THE_DOORS = range(20_000, 20_150)


def test_the_pages_take_a_mutant_whole_or_say_why_not(editor, team):
    """Half a design would be a design whose file does not come back, or rows without one."""
    address = reverse("import_design", args=[team.workspace.slug])
    answers = set()
    for number in THROUGH_THE_DOORS:
        name, content = mutant(number)
        designs = team.workspace.designs.count()
        answer = editor.post(address, {"file": SimpleUploadedFile(name, content)})
        answers.add(answer.status_code)
        made = team.workspace.designs.count() - designs
        assert made == (answer.status_code == 302), (number, answer.status_code, made)
        if made:
            assert design_file.load(design_file.dump(take(team.workspace.designs.latest("pk"))))

    assert answers == {200, 302, 422}


def test_the_rest_api_takes_a_mutant_whole_or_says_why_not(editor, team):
    address = reverse("rest_import", args=[team.workspace.slug])
    answers = set()
    for number in THROUGH_THE_DOORS:
        designs = team.workspace.designs.count()
        answer = editor.post(address, mutant(number)[1], content_type="application/octet-stream")
        answers.add(answer.status_code)
        assert team.workspace.designs.count() - designs == (answer.status_code == 201), number
        assert answer.json()["status" if answer.status_code == 400 else "design"]

    assert answers == {201, 400}
