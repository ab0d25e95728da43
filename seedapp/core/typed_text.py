"""What people type, in one form: the same name is the same text, and every file and database can hold it."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c]")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def tidy(text: str) -> str:
    """Composed characters, newlines as line ends, and nothing that no file can hold."""
    return unicodedata.normalize("NFC", _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """A tidy text without line ends, and without marks that nobody sees but that set names apart.

    Joiners stay: some scripts and emoji are written with them.
    """
    return _INVISIBLE.sub("", tidy(text)).replace("\n", " ").strip()
