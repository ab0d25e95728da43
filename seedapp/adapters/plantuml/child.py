"""The renderer's own process: reads diagrams on standard input, writes SVG on standard output, no more.

A message is four bytes of length and that much JSON. Run as `python -m seedapp.adapters.plantuml.child
SECONDS MEGABYTES ENGINE_FOLDER`; ends when its input ends, and after any fault that leaves the engine unsure.
"""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

from py_mini_racer import JSEvalException, JSOOMException, MiniRacer

_EXPORTS = re.compile(r"export\s*\{\s*\w+ as render\s*,\s*(\w+) as renderToString\s*\};\s*\Z")
_BUNDLES = ("openiconic.js", "emoji.js")
_MEGABYTE = 1024 * 1024
_BESIDE_THE_HEAP_MEGABYTES = 600
_GRACE_SECONDS = 2


def main(seconds: float, megabytes: int, folder: Path) -> None:
    """Answer diagrams until the input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    limit = (megabytes + _BESIDE_THE_HEAP_MEGABYTES) * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    engine = _engine(folder)
    engine.set_hard_memory_limit(megabytes * _MEGABYTE)
    write_message(answers, {"ready": True})
    while (question := read_message(sys.stdin.buffer)) is not None:
        # The parent cuts a drawing off. The alarm is for a parent that is no longer there to do so.
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_SECONDS)
        answer = _draw(engine, question)
        signal.setitimer(signal.ITIMER_REAL, 0)
        write_message(answers, answer)
        if "memory" in answer:
            break


def _engine(folder: Path) -> MiniRacer:
    engine = MiniRacer()
    engine.eval(Path(__file__).with_name("browser.js").read_text("utf-8"))
    module = (folder / "plantuml.js").read_text("utf-8")
    script, found = _EXPORTS.subn(r"globalThis.renderToString = \1;", module)
    if not found:
        raise RuntimeError("The diagram engine has another shape than the one this was made for.")
    engine.eval(f"{script}\n;0")
    bundles = {name: (folder / name).read_text("utf-8") for name in _BUNDLES}
    engine.eval(f"globalThis.bundles = {json.dumps(bundles)};0")
    return engine


def _draw(engine: MiniRacer, question: dict[str, Any]) -> dict[str, Any]:
    options = {"dark": question["dark"], "maxSvgSize": 0}
    try:
        answer = engine.eval(f"draw({json.dumps(question['lines'])}, {json.dumps(options)})")
    except JSOOMException:
        return {"memory": True}
    except JSEvalException as fault:
        return {"error": str(fault)}
    return dict(json.loads(str(answer)))


def write_message(stream: BinaryIO, message: dict[str, Any]) -> None:
    """Write one message and send it on its way."""
    body = json.dumps(message).encode("utf-8")
    stream.write(struct.pack(">I", len(body)) + body)
    stream.flush()


def read_message(stream: BinaryIO) -> dict[str, Any] | None:
    """The next message, None when the stream ends."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    body = stream.read(struct.unpack(">I", head)[0])
    return dict(json.loads(body))


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
