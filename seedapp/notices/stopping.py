"""The link at the end of each letter that stops the mail: it says whose, is signed, and opens nothing else.

It holds for as long as letters lie about. Whoever has it can stop somebody's mail, and learns nothing.
"""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from .models import Reader

_SALT = "seedapp.notices.stopping"


def stop_token(reader: Reader) -> str:
    return signing.Signer(salt=_SALT).sign(str(reader.pk))


def stop_path(reader: Reader) -> str:
    """The address of the page that stops mail, below the installation's."""
    return reverse("stop_mail", args=[stop_token(reader)])


def reader_behind(token: str) -> Reader | None:
    """Whose mail a link stops; None for one that we did not make."""
    try:
        pk = int(signing.Signer(salt=_SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return Reader.objects.select_related("user").filter(pk=pk).first()
