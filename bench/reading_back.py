"""Texts that come back changed from two readers of YAML 1.2 in JavaScript: there should be none.

PyYAML and ruamel.yaml read back in tests/core/yaml_text; this reader needs the peers of the bench.
"""

from __future__ import annotations

import json
import subprocess
from random import Random

from bench.api_files import NODE
from scripts.installation import ROOT
from seedapp.core.yaml_text import to_yaml
from tests.core.yaml_text.test_write import AWKWARD

_RANDOM_TEXTS = 5_000
_LETTERS = (
    " \t\n\r'\"\\:#-?,[]{}&*!|>%@`~=<.+_0189eExXoOyYnN/éß한글"
    "\u0085\u2028\u2029\ufeff\u200d\u202e\x07\U0001f469"
)


def changed_texts() -> int:
    """How many of the awkward texts, and of texts made of awkward letters, differ in either reader."""
    random = Random(5)  # noqa: S311 - the same texts each time
    texts = [
        *AWKWARD,
        *("".join(random.choices(_LETTERS, k=random.randint(0, 12))) for _ in range(_RANDOM_TEXTS)),
    ]
    document = {"values": texts, "keys": dict.fromkeys(texts, 1)}
    done = subprocess.run(
        [str(NODE), "bench/peers/read_back.mjs"],
        cwd=ROOT, input=to_yaml(document), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return sum(
        sum(one != other for one, other in zip(texts, read["values"], strict=True))
        + len(set(texts) ^ set(read["keys"]))
        for read in json.loads(done.stdout)
    )


if __name__ == "__main__":
    print(changed_texts())
