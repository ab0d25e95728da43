"""How people sign up and sign in: passwords, second factors, a service of their own."""

import os

from django.core.exceptions import ImproperlyConfigured

from .environment import flag
from .mail import HAS_MAIL


def _oidc_apps() -> list[dict[str, object]]:
    """The service that people may sign in with beside a password, if one is set."""
    issuer = os.environ.get("SEED_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return []
    if not issuer.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise ImproperlyConfigured("SEED_OIDC_ISSUER begins with https://.")
    return [
        {
            "provider_id": "sso",
            "name": os.environ.get("SEED_OIDC_NAME", "OpenID Connect"),
            "client_id": os.environ["SEED_OIDC_CLIENT_ID"],
            "secret": os.environ.get("SEED_OIDC_CLIENT_SECRET", ""),
            "settings": {
                "server_url": issuer,
                "email_authentication": flag("SEED_OIDC_LINK_BY_EMAIL", False),
            },
        }
    ]


AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_REDIRECT_URL = "home"
LOGIN_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "seedapp.accounts.sign_up.NameForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# Where mail leaves, an address is confirmed before it signs in, and sign-up does not tell who has an account.
ACCOUNT_EMAIL_VERIFICATION = os.environ.get(
    "SEED_EMAIL_VERIFICATION", "mandatory" if HAS_MAIL else "optional"
)
ACCOUNT_ADAPTER = "seedapp.accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_MAX_EMAIL_ADDRESSES = 10
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USER_DISPLAY = "seedapp.accounts.models.display_name"
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,100/h/ip,5/5m/key",
    "signup": "20/m/ip,100/h/ip",
    "reset_password": "20/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/3m/key",
}
SIGN_IN_RECORD_DAYS = int(os.environ.get("SEED_SIGN_IN_DAYS", "90"))
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "SEED Workbench"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = not HAS_MAIL  # without mail nobody could confirm one
MFA_ADAPTER = "seedapp.accounts.keys.KeyAdapter"
MFA_FORMS = {
    "add_webauthn": "seedapp.accounts.second_step.NewKeyForm",
    "authenticate": "seedapp.accounts.second_step.CodeForm",
    "authenticate_webauthn": "seedapp.accounts.second_step.KeyForm",
    "login_webauthn": "seedapp.accounts.second_step.PasskeyForm",
}
SOCIALACCOUNT_ADAPTER = "seedapp.accounts.provider_adapter.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": _oidc_apps()}}
