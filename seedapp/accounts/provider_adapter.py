"""Signing in with another service (OpenID Connect): what is taken over from it, and what is believed.

An account that exists is reached through its own sign-in first and connected then, on the account page.
Only where the installation says that the service is to be trusted with addresses
(`SEED_OIDC_LINK_BY_EMAIL`) does an address that the service has *verified* open the account that has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter

from .models import User

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest

NAME_LIMIT = 120


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """A new person gets name and address as the service tells them."""
        user: User = super().populate_user(request, sociallogin, data)
        user.name = " ".join(str(data.get("name") or "").split())[:NAME_LIMIT]
        return user

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        _believe_only_true(sociallogin)
        found: tuple[User, str] | None = super().authenticate_by_email(sociallogin)
        return found

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        _believe_only_true(sociallogin)


def _believe_only_true(sociallogin: SocialLogin) -> None:
    """Some services send `email_verified` as text, and the text "false" is true in Python."""
    for address in sociallogin.email_addresses:
        address.verified = address.verified is True or address.verified == "true"
