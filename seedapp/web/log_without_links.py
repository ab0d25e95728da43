"""Keeps secret links out of the log: whoever reads it must not be able to open them."""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(r"(/(?:r|invitations|accounts/password/reset/key)/)[^/\s]+")


class WithoutLinks(logging.Filter):
    """Leaves of a secret address only where it led."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _SECRET.sub(r"\1…", str(record.msg))
        if isinstance(record.args, tuple):
            record.args = tuple(
                _SECRET.sub(r"\1…", one) if isinstance(one, str) else one for one in record.args
            )
        return True
