"""The one settings file: everything that differs between installations is read from the environment."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent


def _flag(name: str, default: bool) -> bool:
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def _listed(name: str, default: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


DEBUG = _flag("SEED_DEBUG", False)
SECRET_KEY_FILE = Path(os.environ.get("SEED_SECRET_KEY_FILE", BASE_DIR / "var" / "secret-key"))


def _secret_key() -> str:
    """The installation's secret: from the environment, else kept in a file made on first use."""
    if key := os.environ.get("SEED_SECRET_KEY"):
        return key
    if not SECRET_KEY_FILE.exists():
        from django.core.management.utils import get_random_secret_key

        SECRET_KEY_FILE.parent.mkdir(parents=True, exist_ok=True)
        SECRET_KEY_FILE.touch(mode=0o600)
        SECRET_KEY_FILE.write_text(get_random_secret_key())
    return SECRET_KEY_FILE.read_text().strip()


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
                "email_authentication": _flag("SEED_OIDC_LINK_BY_EMAIL", False),
            },
        }
    ]


def _database(url: str) -> dj_database_url.DBConfig:
    """What the address of a database says; without one a file beside the code."""
    try:
        found = dj_database_url.parse(url or f"sqlite:///{BASE_DIR / 'db.sqlite3'}")
        known = found["ENGINE"] in ("django.db.backends.sqlite3", "django.db.backends.postgresql")
        known = known and bool(found["NAME"] or "service" in found.get("OPTIONS", {}))
    except ValueError:
        known = False
    if not known:
        raise ImproperlyConfigured(
            "DATABASE_URL is no address of a database that the workbench knows. Write postgres://USER:PASSWORD"
            "@HOST:5432/NAME or sqlite:////absolute/path.sqlite3; signs such as @ : / # in a password are "
            "written as %40 %3A %2F %23."
        )
    return found


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = _listed("SEED_SECRET_KEY_FALLBACKS", "")
ALLOWED_HOSTS = _listed("SEED_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = _listed("SEED_TRUSTED_ORIGINS", "")
CSRF_FAILURE_VIEW = "seedapp.web.unsent.csrf_failure"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "seedapp.traffic",
    "seedapp.accounts",
    "seedapp.workspaces",
    "seedapp.history",
    "seedapp.presence",
    "seedapp.designs",
    "seedapp.actors",
    "seedapp.job_stories",
    "seedapp.interactions",
    "seedapp.operations",
    "seedapp.specification",
    "seedapp.feedback",
    "seedapp.implementation",
    "seedapp.mock",
    "seedapp.coach",
    "seedapp.webhooks",
    "seedapp.snapshot",
    "seedapp.search",
    "seedapp.moments",
    "seedapp.notices",
    "seedapp.worker",
    "seedapp.web",
    "seedapp.cli",
]

MIDDLEWARE = [
    "seedapp.web.request_log.request_log",
    "seedapp.web.health.health",
    # Early, so that their headers are on every answer: redirects, refusals and errors too.
    "django.middleware.security.SecurityMiddleware",
    "seedapp.web.published.early.published_early",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "seedapp.web.private_answers.private_answers",
    "seedapp.web.protecting_headers.protecting_headers",
    "seedapp.rest.error_pages.problems_below_api",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "seedapp.web.possible_addresses.possible_addresses",
    "seedapp.web.deleted.TellsOfDeletions",
    "seedapp.web.unsent.unsent",
]

ROOT_URLCONF = "seedapp.urls"
WSGI_APPLICATION = "seedapp.wsgi.application"
ASGI_APPLICATION = "seedapp.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "seedapp.web.notices.bell.bell",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
        },
    }
]

# SQLite that does not lose writes under load: one writer at a time, decided when the transaction begins, and
# the others wait in turn. Connections are kept: making one anew for each request costs more than most writes.
DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "").strip())}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "seedapp.sqlite_in_turn"
    DATABASES["default"]["CONN_MAX_AGE"] = int(os.environ.get("SEED_DATABASE_KEEP_SECONDS", "60"))
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; "
            "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
        ),
    }
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # Connections are kept, and no statement, lock or forgotten transaction holds up the others for long.
    DATABASES["default"]["CONN_MAX_AGE"] = int(os.environ.get("SEED_DATABASE_KEEP_SECONDS", "60"))
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    _options = DATABASES["default"].setdefault("OPTIONS", {})
    _options.setdefault("connect_timeout", 5)
    _limits = {
        "statement_timeout": os.environ.get("SEED_DATABASE_STATEMENT_SECONDS", "30"),
        "lock_timeout": "10",
        "idle_in_transaction_session_timeout": "60",
    }
    _limits_said = " ".join(f"-c {name}={seconds}s" for name, seconds in _limits.items())
    _options["options"] = f"{_limits_said} {_options.get('options', '')}".strip()
# What waits for the worker (`manage.py worker`) stands in the database, in the transaction of its write.
TASKS = {
    "default": {
        "BACKEND": os.environ.get("SEED_TASKS_BACKEND", "django_tasks_db.DatabaseBackend"),
        "QUEUES": ["default", "webhooks", "mail"],
        "ENQUEUE_ON_COMMIT": False,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counters of limits, shared by all processes; its table is `accounts.CacheEntry`. `here` is a process's own
# memory, for what it has just found there and that only expires.
CACHES = {
    "here": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}},
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cacheentry",
        "OPTIONS": {"MAX_ENTRIES": 100_000, "CULL_FREQUENCY": 10},
    },
}

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
_MAIL = "django.core.mail.backends."
EMAIL_BACKEND = os.environ.get(
    "SEED_EMAIL_BACKEND", f"{_MAIL}{'smtp' if os.environ.get('SEED_EMAIL_HOST') else 'console'}.EmailBackend"
)
HAS_MAIL = not EMAIL_BACKEND.startswith(f"{_MAIL}console.")
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
EMAIL_HOST = os.environ.get("SEED_EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("SEED_EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("SEED_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SEED_EMAIL_PASSWORD", "")
EMAIL_TIMEOUT = 10
EMAIL_USE_TLS = _flag("SEED_EMAIL_TLS", False)
DEFAULT_FROM_EMAIL = os.environ.get("SEED_EMAIL_FROM", "SEED Workbench <workbench@seed-workbench.invalid>")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ko", _("Korean"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

NODE_MODULES = BASE_DIR / "node_modules"
_NODE_PACKAGES = {
    "bootstrap": "dist",
    "codemirror": "dist",
    "@codemirror/state": "dist",
    "@codemirror/view": "dist",
    "@codemirror/commands": "dist",
    "@codemirror/language": "dist",
    "@codemirror/lint": "dist",
    "@codemirror/autocomplete": "dist",
    "@codemirror/search": "dist",
    "@lezer/common": "dist",
    "@lezer/highlight": "dist",
    "@lezer/lr": "dist",
    "@marijn/find-cluster-break": "src",
    "style-mod": "src",
    "w3c-keyname": ".",
    "crelt": ".",
}
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("SEED_STATIC_ROOT", BASE_DIR / "build" / "static"))
# Where a place for collected files is named, pages use those: named by content, kept by browsers for ever.
IS_COLLECTED = "SEED_STATIC_ROOT" in os.environ
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [
    BASE_DIR / "static",
    *(
        (f"vendor/{package}", NODE_MODULES / package / folder)
        for package, folder in _NODE_PACKAGES.items()
        if (NODE_MODULES / package / folder).is_dir()
    ),
]
if IS_COLLECTED:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "seedapp.web.static_files.NamedByContent"},
    }
WHITENOISE_USE_FINDERS = not IS_COLLECTED
WHITENOISE_AUTOREFRESH = False

SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SECURE_COOKIES = _flag("SEED_HTTPS", False)
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

# Where people find this installation: mail leads there, which no request tells the address of.
SEED_ADDRESS = os.environ.get("SEED_ADDRESS", "")
SEED_WEBHOOKS_PRIVATE = os.environ.get("SEED_WEBHOOKS_PRIVATE", "")
SEED_WEBHOOKS_PORTS = os.environ.get("SEED_WEBHOOKS_PORTS", "")
SEED_PLANTUML_SERVER = os.environ.get("SEED_PLANTUML_SERVER", "")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "seedapp.rest.authentication.BearerToken",
        "seedapp.rest.authentication.SignedIn",
    ],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.IsAuthenticated",
        "seedapp.rest.permissions.ScopeReaches",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["seedapp.rest.json_bodies.JSONBody"],
    "EXCEPTION_HANDLER": "seedapp.rest.problems.as_problem",
    "NUM_PROXIES": TRUSTED_PROXIES,
    "DEFAULT_SCHEMA_CLASS": "seedapp.rest.schema.operations.Operations",
    "URL_FORMAT_OVERRIDE": None,
}
# How often the REST API may be asked; 0 does not count.
SEED_API_REQUESTS_A_MINUTE = {
    "person": int(os.environ.get("SEED_API_REQUESTS_A_MINUTE", "1000")),
    "address": int(os.environ.get("SEED_API_REQUESTS_A_MINUTE_UNSIGNED", "60")),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "SEED Workbench",
    "VERSION": "1.0.0",
    "CONTACT": {"name": "SEED Workbench", "url": "https://seed-workbench.invalid"},
    "LICENSE": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    "OAS_VERSION": "3.1.1",
    "SERVERS": [{"url": "/api/v1", "description": "This installation."}],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SORT_OPERATION_PARAMETERS": False,
    "PATH_CONVERTER_OVERRIDES": {
        "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 80},
        "str": {"type": "string", "minLength": 1},
    },
    "POSTPROCESSING_HOOKS": ["seedapp.rest.schema.document.finish"],
}

AS_JSON = os.environ.get("SEED_LOG", "text") == "json"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "seedapp.web.log_lines.TextLines"},
        "json": {"()": "seedapp.web.log_lines.JsonLines"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json" if AS_JSON else "text"}},
    "loggers": {
        # Django's own handlers would print the same once more, in another form.
        "django": {"handlers": [], "level": "WARNING"},
        "seedapp.requests": {"level": "INFO" if AS_JSON else "WARNING"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
