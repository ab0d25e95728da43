"""What an import gives survives the database: restored and taken again it is the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from seedapp.core.openapi import document
from seedapp.core.openapi_import import read
from seedapp.snapshot.restore import restore
from seedapp.snapshot.take import take

DOCUMENTS = sorted((Path(__file__).parents[1] / "core" / "openapi_import" / "documents").iterdir())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_an_imported_design_is_the_same_behind_the_database(path, team):
    design = read(path.read_bytes()).design
    taken = take(restore(design, team.workspace, by=team.owner))
    uids = {one.key: one.uid for one in taken.operations}
    minted = tuple(replace(one, uid=uids[one.key]) for one in design.operations)

    assert taken == replace(design, operations=minted)


def test_its_document_is_the_same_too(team):
    design = read(DOCUMENTS[0].read_bytes()).design
    taken = take(restore(design, team.workspace, by=team.owner))
    without_uids = replace(taken, operations=tuple(replace(one, uid="") for one in taken.operations))

    key = design.services[0].key
    assert document(without_uids, key) == document(design, key)
