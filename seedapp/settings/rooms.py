"""Which rooms and packages there are, what each request passes on its way to them, and what templates get."""

from .environment import BASE_DIR

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
    "seedapp.web.content_policy.ContentPolicy",
    "seedapp.web.private_answers.private_answers",
    "seedapp.web.protecting_headers.protecting_headers",
    "seedapp.rest.error_pages.problems_below_api",
    "seedapp.rest.with_token.with_token",  # goes past all that follows
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
