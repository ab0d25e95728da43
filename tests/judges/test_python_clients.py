"""A client that openapi-python-client generates of each document imports, type-checks and can be called."""

import contextlib
import importlib
import io
import pkgutil
import subprocess
import sys

import httpx
import pytest
import yaml
from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType

from .callers import caller_of, operations_of

pytestmark = [pytest.mark.judges, pytest.mark.slow]


def generated(path, folder):
    """The name of the package that was generated of a document, and the complaints about it."""
    package = "".join(one if one.isalnum() else "_" for one in path.stem)
    settings = ConfigFile(post_hooks=[])
    config = Config.from_sources(settings, MetaType.NONE, path, "utf-8", True, folder / package)
    with contextlib.redirect_stdout(io.StringIO()):
        complaints = [f"{path.name}: {one.header} {one.detail}" for one in generate(config=config)]
    return package, complaints


def modules_of(package):
    root = importlib.import_module(package)
    return {
        one.name.rpartition(".")[2]: importlib.import_module(one.name)
        for one in pkgutil.walk_packages(root.__path__, f"{package}.")
    }


@pytest.fixture(scope="module")
def clients(varied_documents, tmp_path_factory):
    """Folder, complaints, and for each package its operations and its module of calls."""
    folder = tmp_path_factory.mktemp("clients")
    complaints, callers = [], {}
    sys.path.insert(0, str(folder))
    for path in varied_documents:
        package, said = generated(path, folder)
        complaints += said
        operations = operations_of(yaml.safe_load(path.read_text(encoding="utf-8")))
        endpoints = {name: one for name, one in modules_of(package).items() if hasattr(one, "_get_kwargs")}
        assert set(endpoints) == set(operations), path.name
        caller = f"{package}_caller"
        (folder / f"{caller}.py").write_text(caller_of(package, endpoints, operations), encoding="utf-8")
        callers[package] = (operations, caller)
    yield folder, complaints, callers
    sys.path.remove(str(folder))


def test_the_generator_makes_clients_without_a_warning(clients):
    assert clients[1] == []


def test_clients_and_their_calls_type_check(clients):
    folder = clients[0]
    (folder / "mypy.ini").write_text("[mypy]\ncheck_untyped_defs = True\nwarn_unreachable = False\n")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file=mypy.ini", "--cache-dir=.mypy_cache", "."],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_each_call_understands_the_answer_of_the_examples(clients):
    misunderstood = []
    for package, (operations, caller) in clients[2].items():
        calls = importlib.import_module(caller)
        for name, (_, operation) in operations.items():
            status, content = answer_of(operation)
            answer = getattr(calls, f"call_{name}")(client_that_hears(package, status, content))
            if type(answer).__name__.startswith("Problem") or (content and not answer):
                misunderstood.append(f"{package}.{name}: {answer}")
    assert misunderstood == []


def answer_of(operation):
    """Status and example of success."""
    status, response = next(iter(operation["responses"].items()))
    content = next(iter(response.get("content", {}).values()), {})
    return int(status), content.get("example")


def client_that_hears(package, status, content):
    """A client of a generated package to whom every request is answered alike."""

    def answer(_):
        if isinstance(content, str):
            return httpx.Response(status, text=content)
        return httpx.Response(status, json=content) if content is not None else httpx.Response(status)

    client = importlib.import_module(f"{package}.client")
    there = httpx.MockTransport(answer)
    args = {"transport": there}
    return client.AuthenticatedClient(base_url="https://there.test", token="key", httpx_args=args)
