"""Where a thing of the design is shown: from a target to the address of its page."""

from __future__ import annotations

from django.urls import reverse

from seedapp.core import design as core
from seedapp.designs.models import Design

from .controls import Control, control_of

_PAGES = {
    "actor": "actors",
    "job": "job_stories",
    "interaction": "interactions",
    "operation": "operations",
    "type": "operations",
    "service": "design_settings",
}


class Places:
    """Addresses within one design. A page marks each thing with the id that `anchor_of` gives."""

    def __init__(self, design: Design, value: core.Design) -> None:
        self._address = [design.workspace.slug, design.slug]
        self._value = value
        self._known: dict[str, str] = {}

    def page(self, name: str, *args: str) -> str:
        return reverse(name, args=[*self._address, *args])

    def control(self, target: str, part: str, rule: str = "") -> Control | None:
        """The control of the form in which a part of a thing is mended; None where no form holds it."""
        return control_of(self, self._value, target, part, rule)

    def of(self, target: str) -> str:
        """The page on which a target is shown, at its place; the specification for what has no page."""
        if target not in self._known:
            self._known[target] = self._find(target)
        return self._known[target]

    def _find(self, target: str) -> str:
        kind, _, rest = target.partition(":")
        if kind == "interaction":
            key, _, call = rest.partition("#")
            page = reverse("interaction", args=[*self._address, key.partition(":")[0]])
            return f"{page}#call-{call}" if call else page
        if kind == "operation":
            service, _, parts = rest.partition("/")
            key, _, part = parts.partition("/")
            return reverse("binding" if part == "http" else "operation", args=[*self._address, service, key])
        if kind == "type":
            return reverse("type", args=[*self._address, rest.partition("/")[0]])
        page = self.page(_PAGES.get(kind, "specification"))
        return f"{page}#{anchor_of(target)}" if rest else page

    def title_of(self, target: str) -> str:
        """What a target is called, for links."""
        kind, _, rest = target.partition(":")
        key = rest.partition("#")[0].partition("/")[0].partition(":")[0]
        value = self._value
        match kind:
            case "actor":
                found = value.actor(key)
                return found.name if found else key
            case "service":
                service = value.service(key)
                return service.name if service else key
            case "interaction":
                one = value.interaction(key)
                return one.title if one else key
            case "operation":
                parts = rest.split("/")
                name = parts[1] if len(parts) > 1 else rest
                found_one = next((o for o in value.operations if (o.service, o.key) == (key, name)), None)
                return found_one.name or name if found_one else name
            case "":
                return value.title
            case _:
                return key or value.title


def anchor_of(target: str) -> str:
    """The HTML id of a thing: its target with what an id may not hold turned into hyphens."""
    return "".join(one if one.isalnum() else "-" for one in target)
