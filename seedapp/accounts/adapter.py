"""What our accounts do where allauth asks: a new password ends the tokens as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction

from . import token_changes

if TYPE_CHECKING:
    from .models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    @transaction.atomic
    def set_password(self, user: User, password: str) -> None:
        """Whoever changes a password shuts others out: out of the sessions, and out of the REST API."""
        super().set_password(user, password)
        token_changes.revoke_all_tokens(user)
