"""How the scripts end when they cannot go on: one clear line, and no traceback."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

_FULL_OR_READ_ONLY = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def stop(line: str) -> NoReturn:
    """End with one line on standard error."""
    print(line, file=sys.stderr)
    sys.exit(1)


@contextmanager
def speaking_plainly() -> Iterator[None]:
    """Turn what the machine refuses into one line: no permission, no room, a read-only disk."""
    try:
        yield
    except PermissionError as fault:
        stop(f"No permission to write {fault.filename}: ask for that right, or work in a copy of your own.")
    except OSError as fault:
        if fault.errno not in _FULL_OR_READ_ONLY:
            raise
        stop(f"The disk refuses {fault.filename or 'to be written'}: {fault.strerror}.")
    except KeyboardInterrupt:
        stop("Stopped. The next make goes on from here.")
