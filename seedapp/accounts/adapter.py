"""What signing in does here beyond allauth: addresses behind proxies, equal answers, the record, notices."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction

from . import known_browser, sign_ins, token_changes
from .client_address import client_address
from .models import SignIn, User

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Hooks of allauth, each called by it where its name says."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            sign_ins.record_too_many(request, email=credentials.get("email", ""))
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        sign_ins.record(
            request,
            method=SignIn.Method.PASSWORD,
            outcome=SignIn.Outcome.REFUSED,
            email=credentials.get("email", ""),
        )

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """The person is in: write it down, and tell them by mail when it is from a browser new to us."""
        response: HttpResponse = super().post_login(request, user, **how)
        is_new = not known_browser.is_known(request, user) and sign_ins.has_signed_in_before(user)
        method, second_step = _way_in(get_authentication_records(request, user))
        sign_ins.record(
            request,
            method=method,
            outcome=SignIn.Outcome.SIGNED_IN,
            user=user,
            email=user.email,
            second_step=second_step,
        )
        known_browser.note(request, response, user)
        if is_new:
            self.send_notification_mail("account/email/new_browser", user)
        return response

    @transaction.atomic
    def set_password(self, user: User, password: str) -> None:
        """Whoever changes a password shuts others out: out of the sessions, and out of the REST API."""
        super().set_password(user, password)
        token_changes.revoke_all_tokens(user)

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **context: Any) -> None:
        """A notice that cannot be sent does not undo what it tells of."""
        try:
            super().send_notification_mail(template_prefix, user, *args, **context)
        except OSError:  # SMTPException is one
            logger.exception("The notice %s could not be sent.", template_prefix)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Somebody signs up with a known address: it takes as long as with an unknown one."""
        make_password(email)
        super().send_account_already_exists_mail(email)


def _way_in(records: list[dict[str, Any]]) -> tuple[str, str]:
    """(method, second step) of a sign-in, from allauth's record of its steps."""
    method, second_step = str(SignIn.Method.PASSWORD), ""
    for step in records:
        if step["method"] == "socialaccount":
            method = SignIn.Method.PROVIDER
        elif step["method"] == "mfa" and step.get("passwordless"):
            method = SignIn.Method.PASSKEY
        elif step["method"] == "mfa" and not step.get("reauthenticated"):
            second_step = step["type"]
    return method, second_step
