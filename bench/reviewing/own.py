"""Our side: `python -m bench.reviewing.own ADDRESS SECRET` asks the whole site for a page of the review."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable


def asking(address: str, secret: str) -> Callable[[], object]:
    """What asks once, as the browser of a reviewer does."""
    from django.conf import settings
    from django.test import Client

    browser = Client(SERVER_NAME="localhost")
    browser.cookies[settings.REVIEWER_COOKIE_NAME] = secret

    def ask() -> object:
        answer = browser.get(address)
        assert answer.status_code == 200, answer
        return answer

    return ask


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedapp.settings")
    import django

    django.setup()

    from bench.side import serve

    serve(asking(*sys.argv[1:]))
