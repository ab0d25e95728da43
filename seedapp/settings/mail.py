"""The mail server, and how mail is sent."""

import os

from .environment import flag

_MAIL = "django.core.mail.backends."
EMAIL_BACKEND = os.environ.get(
    "SEED_EMAIL_BACKEND", f"{_MAIL}{'smtp' if os.environ.get('SEED_EMAIL_HOST') else 'console'}.EmailBackend"
)
HAS_MAIL = not EMAIL_BACKEND.startswith(f"{_MAIL}console.")

EMAIL_HOST = os.environ.get("SEED_EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("SEED_EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("SEED_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SEED_EMAIL_PASSWORD", "")
EMAIL_TIMEOUT = 10
EMAIL_USE_TLS = flag("SEED_EMAIL_TLS", False)
DEFAULT_FROM_EMAIL = os.environ.get("SEED_EMAIL_FROM", "SEED Workbench <workbench@seed-workbench.invalid>")
