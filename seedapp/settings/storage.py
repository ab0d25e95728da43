"""Where what people write is kept, what waits for the worker, and what is only remembered for a while."""

import os

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from .environment import BASE_DIR, flag


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
            "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000; PRAGMA wal_autocheckpoint=4000;"
        ),
    }
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # Connections are kept, and no statement, lock or forgotten transaction holds up the others for long.
    DATABASES["default"]["CONN_MAX_AGE"] = int(os.environ.get("SEED_DATABASE_KEEP_SECONDS", "60"))
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    _options = DATABASES["default"].setdefault("OPTIONS", {})
    _options.setdefault("connect_timeout", 5)
    # What each request asks (seedapp.prepared) is planned once for a connection, where a pooler lets it.
    _options["prepare_threshold"] = 3 if flag("SEED_DATABASE_PREPARE", default=True) else None
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
