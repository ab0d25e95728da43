"""Where the workbench is served, and whether that place is free."""

from __future__ import annotations

import errno
import os
import socket
from dataclasses import dataclass

from scripts.complaint import stop


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @property
    def bind(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.bind}"


def free_address() -> Address:
    """HOST and PORT of the environment. Ends with one line when they cannot be listened on."""
    typed = os.environ.get("PORT") or "8000"
    if not (typed.isascii() and typed.isdigit() and 0 < int(typed) < 65536):
        stop(f"PORT must be a number from 1 to 65535, not {typed}: make run PORT=8001")
    address = Address(os.environ.get("HOST") or "127.0.0.1", int(typed))
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
            listener.listen(1)
    except OSError as fault:
        stop(_refusal(address, fault))
    return address


def _refusal(address: Address, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        return (
            f"Port {address.port} is taken: stop what listens there, "
            f"or choose another one: make run PORT={address.port + 1 if address.port < 65535 else 8000}"
        )
    if fault.errno == errno.EACCES:
        return f"No permission to listen on port {address.port}: choose one from 1024 up: make run PORT=8000"
    return f"Cannot listen on {address.bind}: {fault.strerror or fault}."
