"""Examples for fields that have none, made from type and name alone: the same every time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from ..naming import words
from ..naming.memory import remembered

_FIXED: Mapping[str, Any] = {
    "boolean": True,
    "date": "2026-12-01",
    "date-time": "2026-12-01T09:30:00Z",
    "time": "09:30:00Z",
    "duration": "PT30M",
    "email": "kim@mail.test",
    "uri": "https://www.city.test/about",
}
_NUMBERS: Mapping[str, int | float] = {
    "latitude": 52.3791, "longitude": 4.9003, "lat": 52.3791, "lon": 4.9003, "lng": 4.9003,
    "percent": 80, "year": 2026, "month": 12, "day": 1, "count": 3, "quantity": 2, "price": 3.5,
    "amount": 3.5, "minutes": 30, "seconds": 90, "metres": 300, "meters": 300, "page": 1, "limit": 20,
}  # fmt: skip
_TEXTS: Mapping[str, tuple[str, str]] = {
    "currency": ("EUR", "KRW"),
    "country": ("NL", "KR"),
    "language": ("en", "ko"),
    "city": ("Utrecht", "서울"),
    "phone": ("+31 20 123 4567", "+82 2 123 4567"),
    "email": ("kim@mail.test", "kim@mail.test"),
    "url": ("https://www.city.test/about", "https://www.city.test/about"),
    "amount": ("3.50", "4500"),
    "price": ("3.50", "4500"),
    "date": ("2026-12-01", "2026-12-01"),
    "cursor": ("c2Vjb25kLXBhZ2U", "c2Vjb25kLXBhZ2U"),
}
_MARKS = ("id", "no", "num", "number", "code", "key", "ref")


def invented_value(basic_type: str, name: str, language: str = "en") -> Any:
    """An example of a basic type that suits the name."""
    if basic_type in _FIXED:
        return _FIXED[basic_type]
    if basic_type == "object":
        return {}
    named = [word.casefold() for word in words(name)]
    match basic_type:
        case "uuid":
            return _uuid(name)
        case "integer":
            return int(_number(named))
        case "number":
            return _number(named)
        case "string" | "text":
            return _text(named, language.casefold().startswith("ko"))
        case _:
            return _bytes(named, language.casefold().startswith("ko"))


@remembered
def _uuid(name: str) -> str:
    digits = hashlib.sha256(name.encode()).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:32]}"


def _number(named: list[str]) -> int | float:
    return next((_NUMBERS[word] for word in reversed(named) if word in _NUMBERS), 1)


def _bytes(named: list[str], is_korean: bool) -> str:
    """Bytes have no place in a text: the example says what stands there."""
    content = " ".join(named)
    if is_korean:
        return f"({content} 내용)" if content else "(내용)"
    return f"(the bytes of the {content})" if content else "(bytes)"


def _text(named: list[str], is_korean: bool) -> str:
    for word in reversed(named):
        if word in _TEXTS:
            return _TEXTS[word][is_korean]
    if named and named[-1] in _MARKS:
        digits = int(hashlib.sha256(" ".join(named).encode()).hexdigest()[:8], 16) % 9000 + 1000
        return f"{(named[0][:3] if len(named) > 1 else 'no').upper()}-{digits}"
    if is_korean:
        return "예시"
    return f"Some {' '.join(named)}" if named else "Some text"
