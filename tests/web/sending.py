"""A browser without JavaScript: the forms of a page as they stand, typed into, and sent by a button."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class SentForm:
    """`controls`: (name, value) of each that a browser would send; `buttons`: those that have a name."""

    action: str
    method: str
    controls: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)  # name of a radio → its values

    def __contains__(self, name):
        return name in self.choices or any(one == name for one, _value in self.controls)

    def __getitem__(self, name):
        return next(value for one, value in self.controls if one == name)

    def typed(self, **changes):
        """What is sent when `changes` (name → text, list of texts, or None for nothing) are typed first."""
        data = {}
        for name, value in self.controls:
            data.setdefault(name, []).append(value)
        for name, value in changes.items():
            data.pop(name, None)
            if value is not None:
                data[name] = value if isinstance(value, list) else [value]
        return data

    def send(self, client, page, **changes):
        """Press the button; a form without an address goes to that of its page."""
        address = self.action or page.request["PATH_INFO"]
        return client.post(address.split("#")[0], self.typed(**changes))


def form_of(page, name):
    """The form of a page that has a control of that name."""
    return next(one for one in forms_of(page) if name in one)


def forms_of(page):
    """Every form of a page that posts."""
    reader = _Reader()
    reader.feed(page.content.decode())
    return [one for one in reader.forms if one.method == "post"]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms = []
        self._form = self._select = self._textarea = None
        self._templates = 0

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "template":
            self._templates += 1
        if self._templates:
            return
        if tag == "form":
            self._form = SentForm(given.get("action", ""), given.get("method", "get"))
            self.forms.append(self._form)
        if self._form is None:
            return
        name = given.get("name")
        if tag == "input" and name:
            self._input(name, given)
        elif tag == "button" and name:
            self._form.buttons.append((name, given.get("value", "")))
        elif tag == "textarea" and name:
            self._textarea = [name, ""]
        elif tag == "select":
            self._select = [name, None, "multiple" in given]
        elif tag == "option" and self._select:
            self._option(given)

    def _option(self, given):
        _name, chosen, is_many = self._select
        if "selected" in given or (chosen is None and not is_many):
            self._select[1] = given.get("value", "")

    def _input(self, name, given):
        kind = given.get("type", "text")
        if kind == "radio":
            self._form.choices.setdefault(name, []).append(given.get("value"))
        if kind in ("radio", "checkbox") and "checked" not in given:
            return
        if kind not in ("submit", "button", "file"):
            self._form.controls.append((name, given.get("value", "on" if kind == "checkbox" else "")))

    def handle_data(self, data):
        if self._textarea:
            self._textarea[1] += data

    def handle_endtag(self, tag):
        if tag == "template":
            self._templates -= 1
        elif tag == "form":
            self._form = None
        elif tag == "textarea" and self._textarea:
            name, text = self._textarea
            self._form.controls.append((name, text.removeprefix("\r\n").removeprefix("\n")))
            self._textarea = None
        elif tag == "select" and self._select:
            if self._select[1] is not None:
                self._form.controls.append((self._select[0], self._select[1]))
            self._select = None
