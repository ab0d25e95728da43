"""What is written to the log, as text or as JSON."""

import os

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
