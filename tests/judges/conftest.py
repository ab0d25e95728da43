"""What each judge reads: every document of the samples, and one with a flaw that it has to find."""

import pytest

from .documents import sample_designs, variants, write_documents

FLAWED = """\
openapi: 3.1.1
info: {title: Flawed, version: 1.0.0}
servers: [{url: "http://localhost:8080"}]
paths:
  /bikes/{bike_id}:
    get:
      operationId: readBike
      responses: {"200": {description: A bike.}}
"""


@pytest.fixture(scope="session")
def documents(tmp_path_factory):
    """The paths of all documents of all samples."""
    return write_documents(tmp_path_factory.mktemp("documents"), sample_designs())


@pytest.fixture(scope="session")
def varied_documents(documents, tmp_path_factory):
    """Those, and the documents of a sample with one thing or another changed."""
    return [*documents, *write_documents(tmp_path_factory.mktemp("variants"), variants())]


@pytest.fixture(scope="session")
def flawed(tmp_path_factory):
    """The path of a document that no linter can like: a judge that is silent about it judges nothing."""
    path = tmp_path_factory.mktemp("flawed") / "flawed.yaml"
    path.write_text(FLAWED, encoding="utf-8")
    return path
