"""gunicorn in production: `gunicorn -c deploy/gunicorn.conf.py seedapp.wsgi`; numbers by the environment."""

import multiprocessing
import os

bind = os.environ.get("SEED_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("SEED_WEB_PROCESSES", str(multiprocessing.cpu_count() + 1)))
worker_class = "gthread"
threads = int(os.environ.get("SEED_WEB_THREADS", "8"))
timeout = 60
graceful_timeout = 30
# Processes are replaced now and then, not all at once: memory that a library keeps is given back.
max_requests = 5000
max_requests_jitter = 500
_memory = "/dev/shm"  # noqa: S108 - the heartbeat; a disk that stalls would look like a dead worker
worker_tmp_dir = _memory if os.access(_memory, os.W_OK) else None
control_socket_disable = True  # nothing is written below the user's home
logger_class = "seedapp.web.gunicorn_log.LinklessLogger"  # secret links stay out, whatever is switched on
accesslog = None  # one line for each request is written by seedapp.web.request_log
errorlog = "-"
if os.environ.get("SEED_LOG") == "json":
    logconfig_dict = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "seedapp.web.log_lines.JsonLines"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "loggers": {"gunicorn.error": {"level": "INFO", "handlers": ["console"], "propagate": False}},
        "root": {"level": "WARNING", "handlers": ["console"]},
    }
