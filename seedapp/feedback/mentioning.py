"""Names in a text: `@Ann Lee, would you look?` names Ann Lee where there is one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_CODE = re.compile(r"(`{3,}|~{3,}).*?(?:\1|\Z)|`[^`\n]*`", re.DOTALL)


def names_in(text: str, names: Iterable[str]) -> set[str]:
    """Those of the names, casefolded, that stand behind an @, the longest where one begins another.

    Not within a word (an e-mail address names nobody), and not in code.
    """
    wanted = {_folded(one) for one in names if one.strip()}
    lengths = sorted({len(one) for one in wanted}, reverse=True)
    found: set[str] = set()
    plain = _folded(_CODE.sub(" ", text))
    for at in re.finditer(r"(?<![\w@.])@", plain):
        ends = (at.end() + length for length in lengths)
        name = next(
            (name for end in ends if (name := plain[at.end() : end]) in wanted and _ends(plain, end)), ""
        )
        if name:
            found.add(name)
    return found


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split(" "))


def _ends(text: str, at: int) -> bool:
    """Whether a name that is `at` letters long ends there, and is not the beginning of a longer word.

    Korean particles are written to the name that they follow: "@김하늘님이".
    """
    following = text[at : at + 1]
    return not (following.isalnum() or following == "_") or "\uac00" <= following <= "\ud7a3"
