"""The forms of the second step and of passkeys; what fails there is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from django.core.exceptions import ValidationError

from . import sign_ins
from .models import SignIn, User

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator


class CodeForm(AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    def clean_code(self) -> str:
        try:
            return str(super().clean_code())
        except ValidationError:
            _write_down(self.user, SignIn.SecondStep.CODE)
            raise


class KeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]
    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ValidationError:
            _write_down(self.user, SignIn.SecondStep.KEY)
            raise


class PasskeyForm(LoginWebAuthnForm):  # type: ignore[misc]
    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ValidationError:
            sign_ins.record(context.request, method=SignIn.Method.PASSKEY, outcome=SignIn.Outcome.REFUSED)
            raise


class NewKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey is what most people mean; a mere second step is one tick away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


def _write_down(user: User, second_step: str) -> None:
    sign_ins.record(
        context.request,
        method=SignIn.Method.PASSWORD,
        outcome=SignIn.Outcome.SECOND_STEP_FAILED,
        user=user,
        email=user.email,
        second_step=second_step,
    )
