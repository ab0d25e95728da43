"""Writers who do not wait for one another: each sends its next request when the last is answered.

A request whose connection breaks is sent again as it was, with the same
Idempotency-Key, until it is answered.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

_BREAKS = (OSError, EOFError, asyncio.IncompleteReadError)


@dataclass(frozen=True)
class Asked:
    """One request: `body` is sent as JSON."""

    method: str
    path: str
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answered:
    """What came back, how long it took from the first try on, and how many tries it took."""

    asked: Asked
    status: int
    body: Any
    headers: Mapping[str, str]
    seconds: float
    tries: int


Script = Callable[[int], Iterator[Asked]]  # a generator: it yields requests and is sent the answers


async def write_for(
    seconds: float, *, port: int, writers: int, script: Callable[[int], Any]
) -> list[list[Answered]]:
    """What each writer was answered, in order. `script(n)` is the generator of the writer's requests.

    Each writer ends with an answer: the last one is waited for.
    """
    until = time.monotonic() + seconds
    return await asyncio.gather(*(_write(port, script(number), until) for number in range(writers)))


async def _write(port: int, requests: Any, until: float) -> list[Answered]:
    answers: list[Answered] = []
    connection = Connection(port)
    asked = next(requests)
    while time.monotonic() < until:
        answered = await connection.answer(asked, patience=until + 30)
        answers.append(answered)
        try:
            asked = requests.send(answered)
        except StopIteration:
            break
    connection.close()
    return answers


class Connection:
    """One connection that is kept alive, and opened again when it breaks."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def answer(self, asked: Asked, *, patience: float) -> Answered:
        """The answer, however often it has to be asked for. Raises OSError after `patience`, a moment
        of time.monotonic()."""
        begun, tries = time.monotonic(), 0
        while True:
            tries += 1
            try:
                status, headers, body = await self._exchange(asked)
            except _BREAKS:
                self.close()
                if time.monotonic() > patience:
                    raise
                await asyncio.sleep(0.05)
                continue
            return Answered(asked, status, body, headers, time.monotonic() - begun, tries)

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
        self._streams = None

    async def _exchange(self, asked: Asked) -> tuple[int, dict[str, str], Any]:
        async with self._open() as (reader, writer):
            writer.write(_as_bytes(asked, self._port))
            await writer.drain()
            status, headers = await _head(reader)
            body = await _body(reader, headers)
        if headers.get("connection", "").lower() == "close":
            self.close()
        return status, headers, _read(body)

    @asynccontextmanager
    async def _open(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        yield self._streams


def _as_bytes(asked: Asked, port: int) -> bytes:
    body = b"" if asked.body is None else json.dumps(asked.body).encode()
    lines = [f"{asked.method} {asked.path} HTTP/1.1", f"Host: 127.0.0.1:{port}"]
    lines.append(f"Content-Length: {len(body)}")
    if body:
        lines.append("Content-Type: application/json")
    lines += [f"{name}: {value}" for name, value in asked.headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    named = [line.partition(":") for line in head[1:] if line]
    return int(head[0].split()[1]), {name.strip().lower(): value.strip() for name, _, value in named}


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() != "chunked":
        return await reader.readexactly(int(headers.get("content-length", 0)))
    chunks = []
    while size := int(await reader.readline(), 16):
        chunks.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return b"".join(chunks)


def _read(body: bytes) -> Any:
    with suppress(ValueError):
        return json.loads(body)
    return body.decode("utf-8", "replace")
