"""The OpenAPI document of a service as the design stands now, or the sentence that says why there is none."""

from __future__ import annotations

import logging
from typing import Any, Literal

from django.utils.translation import gettext as _

from seedapp.core import design as core
from seedapp.core import openapi
from seedapp.core.coach import DesignReading

Version = Literal["3.1", "3.0"]

_log = logging.getLogger(__name__)


class NotMade(Exception):
    """No document can be made of a service: something that a person has overridden stands in the way."""


def document_of(seen: DesignReading, service: core.Service, version: Version = "3.1") -> dict[str, Any]:
    """The document, not to be changed: others read it too. Raises NotMade, which says where to look."""
    built = seen.documents.get(service.key) if version == "3.1" else None
    if built is not None:
        return built
    try:
        return openapi.document(seen.design, service.key, openapi=version)
    except Exception as fault:  # whatever a design holds, its pages open and say what is wrong
        _log.exception("No document of service %s", service.key)
        sentence = _("No document can be made of %(service)s (%(fault)s). Look at what was overridden last.")
        raise NotMade(
            sentence % {"service": service.name or service.key, "fault": type(fault).__name__}
        ) from fault
