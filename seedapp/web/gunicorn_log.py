"""gunicorn's own log, without the secrets in the addresses that it writes down."""

from __future__ import annotations

import logging
from typing import Any

from gunicorn import glogging  # type: ignore[import-untyped]

from .log_lines import without_links


class LinklessLogger(glogging.Logger):  # type: ignore[misc]  # gunicorn has no types
    """For `logger_class`: whatever is switched on, lines of access and of faults hide secret links."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.addFilter(_hide_links)


def _hide_links(record: logging.LogRecord) -> bool:
    record.msg, record.args = without_links(record.getMessage()), None
    if record.exc_info and not record.exc_text:
        record.exc_text = without_links(logging.Formatter().formatException(record.exc_info))
    return True
