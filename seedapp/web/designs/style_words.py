"""What each choice of a style is called, and what it means, in words of people who do not write APIs."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seedapp.core.design import Style

PROFILE_NAMES = {
    "rest": _("Plain REST"),
    "google": _("Google's API guides"),
    "plain": _("Nothing added"),
}
PROFILE_WORDS = {
    "rest": _(
        "What most public APIs look like: addresses are made of nouns, names are written_like_this, "
        "and long lists come in pages with limit and cursor."
    ),
    "google": _(
        "After Google's API Improvement Proposals: names are writtenLikeThis, actions stand as a verb "
        "behind a colon, and long lists come in pages with pageSize and pageToken."
    ),
    "plain": _(
        "Documents say what the design says and nothing else: no pages, examples or problems of the "
        "workbench's own. An imported document begins like that, so that it stays as its clients know it."
    ),
}
BY_PROFILE = _("As the house style has it")
AS_TYPED = _("as you typed them")
NAMES = {"snake": _("snake_case"), "camel": _("camelCase")}
TRANSITIONS = {
    "noun": _("A noun below the thing"),
    "colon": _("A verb behind a colon"),
    "segment": _("A verb as the last part"),
}
SWITCH = {"yes": _("Yes"), "no": _("No")}


def name_of_style(style: Style) -> str:
    """What a style is called; a house style of which something was settled otherwise says so."""
    name = str(PROFILE_NAMES.get(style.profile, style.profile))
    return name if style == Style(style.profile) else gettext("%(style)s, adapted") % {"style": name}
