"""Secrets, hosts, HTTPS, cookies, what pages may load, and how much a request may hold."""

import os
from contextlib import suppress
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from .environment import BASE_DIR, flag, listed

DEBUG = flag("SEED_DEBUG", False)
SECRET_KEY_FILE = Path(os.environ.get("SEED_SECRET_KEY_FILE", BASE_DIR / "var" / "secret-key"))


def _secret_key() -> str:
    """The installation's secret: from the environment, else kept in a file made on first use."""
    if key := os.environ.get("SEED_SECRET_KEY"):
        return key
    if not SECRET_KEY_FILE.exists():
        from django.core.management.utils import get_random_secret_key

        SECRET_KEY_FILE.parent.mkdir(parents=True, exist_ok=True)
        made = SECRET_KEY_FILE.with_suffix(f".{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(get_random_secret_key())
        with suppress(FileExistsError):  # of several processes that begin at once the first one's holds
            os.link(made, SECRET_KEY_FILE)
        made.unlink()
    return SECRET_KEY_FILE.read_text().strip()


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = listed("SEED_SECRET_KEY_FALLBACKS", "")
ALLOWED_HOSTS = listed("SEED_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = listed("SEED_TRUSTED_ORIGINS", "")
CSRF_FAILURE_VIEW = "seedapp.web.unsent.csrf_failure"

SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SECURE_COOKIES = flag("SEED_HTTPS", False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True  # pages carry the token in their forms
# Browsers keep a __Host- cookie only from HTTPS, for this very host: no neighbour can set one for us.
_COOKIE_PREFIX = "__Host-" if SECURE_COOKIES else ""
SESSION_COOKIE_NAME = f"{_COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{_COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{_COOKIE_PREFIX}django_language"
REVIEWER_COOKIE_NAME = f"{'__Secure-' if SECURE_COOKIES else ''}seed_reviewer"  # for one path, so no __Host-
KNOWN_BROWSER_COOKIE_NAME = f"{_COOKIE_PREFIX}seed_known_browser"
SECURE_SSL_REDIRECT = SECURE_COOKIES
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE_COOKIES else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_COOKIES
# How many proxies of one's own stand in front: only what they say of a request's origin is believed.
TRUSTED_PROXIES = int(os.environ.get("SEED_TRUSTED_PROXIES", "0"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
