"""What is no OpenAPI document that can be imported, each kind named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..openapi.references import references_in, resolved
from ..wording import N_, Sentence, say

_VERSION = re.compile(r"3\.[01](\.\d+)?(-\S+)?")


class ImportRefused(Exception):
    """The text is not imported; `sentence` says what it is and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def refuse_other_texts(text: str) -> None:
    """Refuses, before anything is parsed, what is no YAML or JSON at all."""
    start = text.lstrip("\ufeff \t\r\n")[:500].casefold()
    if not start:
        raise ImportRefused(say(N_("The file is empty. Choose an OpenAPI 3.0 or 3.1 document.")))
    if start.startswith(("<!doctype html", "<html")):
        raise _other(N_("an HTML page"))
    if start.startswith("<"):
        raise _other(N_("XML"))
    if start.startswith("#%raml"):
        raise _other(N_("RAML"))
    if start.startswith("pk\x03\x04"):
        raise _other(N_("a zip file"))


def refuse_other_formats(document: Any) -> None:
    """Refuses every document that is not OpenAPI 3.0 or 3.1."""
    if not isinstance(document, Mapping):
        raise _other(N_("a list or a single value"))
    version = document.get("openapi")
    if version is None:
        raise _other(_format_of(document))
    if not _VERSION.fullmatch(str(version).strip()):
        raise ImportRefused(
            say(
                N_("This is OpenAPI %(version)s; import takes OpenAPI 3.0 and 3.1."),
                version=str(version).strip()[:40],
            )
        )
    for part in ("info", "paths", "components"):
        if part in document and not isinstance(document[part], Mapping):
            raise ImportRefused(say(N_("“%(part)s” must hold named members. Mend it first."), part=part))


def refuse_bad_references(document: Mapping[str, Any]) -> None:
    """Refuses references out of the document, to nowhere and in a circle, each by name."""
    good: set[str] = set()
    for reference, pointer in references_in(document):
        said = {"reference": reference[:200], "pointer": pointer or "/"}
        if not reference.startswith("#/"):
            text = N_(
                "“%(reference)s” at %(pointer)s is outside of this document. Bundle it into one file first."
            )
            raise ImportRefused(say(text, **said))
        if not _leads_somewhere(document, reference, good):
            text = N_(
                "“%(reference)s” at %(pointer)s leads nowhere. Add what is missing, or mend the reference."
            )
            raise ImportRefused(say(text, **said))


def _leads_somewhere(document: Mapping[str, Any], reference: str, good: set[str]) -> bool:
    """Whether a reference arrives at last. `good` holds those that are known to, and grows."""
    seen: set[str] = set()
    while reference not in seen and reference not in good:
        seen.add(reference)
        try:
            place = resolved(document, reference)
        except KeyError:
            return False
        if not isinstance(place, Mapping) or not isinstance(place.get("$ref"), str):
            if not isinstance(place, Mapping | bool):
                return False
            break
        reference = place["$ref"]
    else:
        if reference not in good:
            return False
    good |= seen
    return True


def _format_of(document: Mapping[str, Any]) -> str:
    info = document.get("info")
    if "swagger" in document:
        return N_("Swagger 2.0")
    if "asyncapi" in document:
        return N_("AsyncAPI")
    if "arazzo" in document:
        return N_("Arazzo")
    if "seed" in document:
        return N_("a design file of this workbench (open it as a design)")
    if isinstance(info, Mapping) and ("_postman_id" in info or "postman" in str(info.get("schema", ""))):
        return N_("a Postman collection")
    if "resourceType" in document or "_type" in document:
        return N_("an Insomnia collection")
    if "$schema" in document or "properties" in document:
        return N_("a JSON Schema")
    return N_("something without a line “openapi: 3.…”")


def _other(name: str) -> ImportRefused:
    return ImportRefused(say(N_("This is %(format)s; import takes OpenAPI 3.0 and 3.1."), format=say(name)))
