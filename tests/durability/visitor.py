"""A browser without a window: signs in with cookies and forms, over plain HTTP."""

from __future__ import annotations

import http.client
import json
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode


class Visitor:
    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}

    def sign_in(self, email: str, password: str) -> None:
        _status, page = self._send("GET", "/accounts/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token, page[:500]
        form = urlencode({"login": email, "password": password, "csrfmiddlewaretoken": token[1]})
        status, page = self._send("POST", "/accounts/login/", form, "application/x-www-form-urlencoded")
        assert status == 302, page[:500]

    def post(self, path: str, body: object) -> tuple[int, str]:
        return self._send("POST", path, json.dumps(body), "application/json")

    def _send(self, method: str, path: str, body: str = "", content_type: str = "") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items()),
            "X-CSRFToken": self._cookies.get("csrftoken", ""),
        }
        if content_type:
            headers["Content-Type"] = content_type
        try:
            connection.request(method, path, body.encode() or None, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            for line in answer.headers.get_all("Set-Cookie", []):
                self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
            return answer.status, text
        finally:
            connection.close()
