"""Connections to addresses that somebody typed, within limits of time, and what it means when there is none.

The name is resolved once, each address it stands for is checked, and the connection goes to a checked
address itself: a name that changes its mind in between is not asked again. TLS still proves the name.
Redirects are not followed, there is no proxy, no cookie and no second try.
"""

from __future__ import annotations

import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from functools import cache
from http.client import HTTPException
from ipaddress import ip_address
from typing import Any, TypeVar

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Url

from seedapp.core.typed_text import tidy
from seedapp.core.wording import N_, Sentence, say

from .looking_up import addresses_within
from .places import Refused, Rules, check_address, check_reachable, port_of

FAULTS = (OSError, HTTPError, HTTPException)
TOO_SLOW = N_("No answer within %(seconds)s seconds.")
Read = TypeVar("Read")


class NoAnswer(Exception):
    """There is no answer to the request, or none that is HTTP. `sentence` says what happened."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def ask(
    method: str,
    address: str,
    headers: Mapping[str, str],
    rules: Rules,
    read: Callable[[BaseHTTPResponse], Read],
    body: bytes | None = None,
    too_slow: str = TOO_SLOW,
) -> Read:
    """Send one request and `read` its answer. Raises Refused (nothing was sent) or NoAnswer.

    `too_slow` is the template of what to say when the time is up.
    """
    url = check_address(address, rules)
    deadline = _Deadline(rules.total_seconds)
    connection = _connection(url, rules, deadline)
    try:
        with deadline:
            connection.request(
                method, url.request_uri, body, headers, preload_content=False, decode_content=False
            )
            return read(connection.getresponse())
    except Refused:
        raise
    except (*FAULTS, ValueError) as fault:
        raise NoAnswer(_sentence(fault, deadline, rules, too_slow)) from fault
    finally:
        connection.close()


class _Deadline:
    """Ends a connection from outside when its time is up: a limit for each read alone lets one drip on."""

    def __init__(self, seconds: float) -> None:
        self._ends_at = time.monotonic() + seconds
        self._cord: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self.is_over = False

    @property
    def seconds_left(self) -> float:
        return max(self._ends_at - time.monotonic(), 0.001)

    def watch(self, connected: socket.socket) -> None:
        """Keep a second hold on the connection, which TLS takes away from the first."""
        self._cord = connected.dup()

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._cord is not None:
            self._cord.close()

    def _cut(self) -> None:
        self.is_over = True
        if self._cord is not None:
            try:
                self._cord.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it ended by itself in this moment


def _dial(host: str, port: int, rules: Rules, deadline: _Deadline) -> socket.socket:
    """A connection to the first address of a name that takes it; every one of them is checked before."""
    fault: OSError = OSError("The name has no address.")
    ends_at = time.monotonic() + min(rules.connect_seconds, deadline.seconds_left)
    for address in addresses_within(ends_at - time.monotonic(), host, port, rules):
        seconds = max(ends_at - time.monotonic(), 0.001)
        try:
            connected = socket.create_connection((str(address), port), timeout=seconds)
        except OSError as refusal:
            fault = refusal
            continue
        check_reachable(ip_address(connected.getpeername()[0]), host, rules)
        connected.settimeout(deadline.seconds_left)
        deadline.watch(connected)
        return connected
    raise fault


class _CheckedHTTP(HTTPConnection):
    rules: Rules
    deadline: _Deadline

    def _new_conn(self) -> socket.socket:
        return _dial(self._dns_host.strip("[]"), self.port, self.rules, self.deadline)


class _CheckedHTTPS(HTTPSConnection):
    rules: Rules
    deadline: _Deadline

    def _new_conn(self) -> socket.socket:
        return _dial(self._dns_host.strip("[]"), self.port, self.rules, self.deadline)


def _connection(url: Url, rules: Rules, deadline: _Deadline) -> _CheckedHTTP | _CheckedHTTPS:
    where: dict[str, Any] = {
        "host": str(url.host).strip("[]"),
        "port": port_of(url),
        "timeout": rules.total_seconds,
    }
    made: _CheckedHTTP | _CheckedHTTPS = (
        _CheckedHTTPS(**where, ssl_context=_trust(os.environ.get("SSL_CERT_FILE", "")))
        if url.scheme == "https"
        else _CheckedHTTP(**where)
    )
    made.rules, made.deadline = rules, deadline
    return made


@cache
def _trust(certificates: str) -> ssl.SSLContext:
    """Whom this machine trusts, or the certificates of a file alone."""
    return ssl.create_default_context(cafile=certificates or None)


def _sentence(fault: Exception, deadline: _Deadline, rules: Rules, too_slow: str) -> Sentence:
    if deadline.is_over or isinstance(fault, TimeoutError):
        return say(too_slow, seconds=f"{rules.total_seconds:g}")
    if isinstance(fault, socket.gaierror):
        return say(N_("The name in the address is not known. Check how it is written."))
    if isinstance(fault, ssl.SSLError) or isinstance(fault.__cause__, ssl.SSLError):
        return say(N_("The connection is not secure: %(fault)s."), fault=_short(fault))
    if isinstance(fault, OSError):
        return say(N_("No connection: %(fault)s."), fault=_short(fault))
    return say(N_("What came back is not HTTP: %(fault)s."), fault=_short(fault))


def _short(fault: Exception) -> str:
    reason = getattr(fault, "verify_message", "") or getattr(fault, "strerror", "") or str(fault)
    return tidy(str(reason)).replace("\n", " ").rstrip(". ")[:200]
