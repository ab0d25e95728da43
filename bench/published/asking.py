"""Asking for one address over kept connections, as many times as a server answers."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Mapping

CONNECTIONS = 8


def ask_for(port: int, path: str, seconds: float, *, status: int, headers: Mapping[str, str]) -> float:
    """Answers a second. Raises RuntimeError where one has another status."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *(f"{name}: {one}" for name, one in headers.items())]
    request = "\r\n".join([*lines, "", ""]).encode()
    counts: list[int] = []
    faults: list[str] = []
    until = time.monotonic() + seconds

    def one_connection() -> None:
        count = 0
        with socket.create_connection(("127.0.0.1", port), timeout=30) as asking:
            while time.monotonic() < until:
                asking.sendall(request)
                told = _read(asking)
                if told != status:
                    faults.append(f"{path} answered {told} instead of {status}")
                    break
                count += 1
        counts.append(count)

    began = time.monotonic()
    threads = [threading.Thread(target=one_connection) for _ in range(CONNECTIONS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    if faults:
        raise RuntimeError(faults[0])
    return sum(counts) / (time.monotonic() - began)


def _read(asking: socket.socket) -> int:
    """One whole answer; its status."""
    got = b""
    while b"\r\n\r\n" not in got:
        part = asking.recv(65536)
        if not part:
            raise RuntimeError("The server closed the connection.")
        got += part
    head, _, body = got.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").lower().split("\r\n")
    lengths = [int(one.partition(":")[2]) for one in lines if one.startswith("content-length:")]
    status = int(lines[0].split()[1])
    missing = 0 if status in (204, 304) else (lengths[0] if lengths else 0) - len(body)
    while missing > 0:
        missing -= len(asking.recv(min(missing, 65536)))
    return status
