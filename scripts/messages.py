"""The translations: `extract` gathers the sentences to translate, `compile` makes what Django reads.

Babel does both, so that no machine needs the gettext tools. The files name no lines and no dates: they only
change when a sentence does.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from .extraction import ROOT, javascript, python_and_templates

LOCALE = ROOT / "locale"
LANGUAGES = ("ko",)
DOMAINS = {"django": python_and_templates, "djangojs": javascript}
WIDTH = 110


def extract() -> None:
    for domain, gathered in DOMAINS.items():
        template = gathered()
        for language in LANGUAGES:
            path = catalogue_path(language, domain)
            catalogue = merged(path, language, template)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written(catalogue))
            waiting = len(untranslated(catalogue))
            print(f"{path.relative_to(ROOT)}: {len(catalogue)} sentences, {waiting} to translate")


def compile_catalogues() -> None:
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        catalogue = read_catalogue(path, path.parent.parent.name)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        print(f"{path.relative_to(ROOT)} compiled")


def catalogue_path(language: str, domain: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def read_catalogue(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=path.stem, charset="utf-8", abort_invalid=True)


def merged(path: Path, language: str, template: Catalog) -> Catalog:
    """The translations of `path` for exactly the sentences of `template`, without a guess."""
    known = read_catalogue(path, language) if path.exists() else Catalog(locale=language, domain=path.stem)
    known.update(template, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a PO file, ordered by the sources; the header says only what readers need."""
    body = io.BytesIO()
    write_po(body, catalogue, width=WIDTH, omit_header=True, sort_by_file=True, include_lineno=False)
    head = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalogue.locale}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return head.encode() + body.getvalue()


def untranslated(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id and not (message.string and all(_forms(message)))]


def _forms(message: Message) -> tuple[str, ...]:
    """The translation, in each of its plural forms."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def main(arguments: list[str]) -> int:
    match arguments:
        case ["extract"]:
            extract()
        case ["compile"]:
            compile_catalogues()
        case _:
            print("Say what to do: python -m scripts.messages extract | compile", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
