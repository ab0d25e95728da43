"""Step 4: identifiers that a program can use, and that no two things share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from .. import targets
from ..design import Operation, Service
from ..naming import identifier, is_camel, is_kebab, is_pascal, is_snake, words
from ..wording import N_, Sentence, say
from .design_reading import DesignReading
from .field_places import FieldList, field_lists
from .findings import Found
from .rule import rule

_SHORTEST_TELLING = 3


@rule(
    "NAME-01", "error", 4,
    title=N_("An identifier in the wrong form"),
    why=N_("Identifiers become addresses, JSON and code. ASCII in one form works in every language."),
    before="key: 대출하기; field: Bike-ID",
    after="key: borrowBook; field: bike_id",
)  # fmt: skip
def wrong_form(seen: DesignReading) -> Iterator[Found]:
    for service in seen.design.services:
        if not is_kebab(service.key):
            yield _wrong(targets.of(service), service.key, say(N_("kebab-case, as in trip-api")), "key")
    for one in seen.design.types:
        if not is_pascal(one.name):
            yield _wrong(targets.of(one), one.name, say(N_("PascalCase, as in BikeStatus")), "name")
    for operation in seen.design.operations:
        if not is_camel(operation.key):
            yield _wrong(targets.of(operation), operation.key, say(N_("camelCase, as in startRental")), "key")
    yield from _wrong_fields(seen, list(field_lists(seen.design)))


def _wrong_fields(seen: DesignReading, lists: list[FieldList]) -> Iterator[Found]:
    """What leaves in a document is in the style's case; names that stay as typed are in that of most."""
    if wants_camel_case(seen, lists):
        fits, form = is_camel, say(N_("camelCase, as in bikeId"))
    else:
        fits, form = is_snake, say(N_("snake_case, as in bike_id"))
    for one in lists:
        shown = seen.shown(one.fields)
        for field in one.fields:
            header = field.place == "header" and re.fullmatch(r"[A-Za-z0-9_-]+", field.name)
            if not fits(shown[field.name]) and not header:
                yield _wrong(one.target(field), field.name, form)


def wants_camel_case(seen: DesignReading, lists: list[FieldList]) -> bool:
    """Whether fields are camelCase here: the style wants it, or most were typed so and nobody settled it."""
    if seen.profile.names != "typed":
        return seen.profile.names == "camel"
    names = [field.name for one in lists for field in one.fields]
    snakes = sum("_" in name and is_snake(name) for name in names)
    return sum(is_camel(name) and not is_snake(name) for name in names) > snakes


def _wrong(target: str, name: str, form: Sentence, part: str = "") -> Found:
    return Found(
        target,
        say(N_("“%(name)s” cannot be used as it is. Write it in ASCII, in %(form)s."), name=name, form=form),
        part=part,
    )


@rule(
    "NAME-02", "hint", 4,
    title=N_("An identifier that was only spelled in Latin letters"),
    why=N_("A romanised word says nothing to a developer abroad, and once published it stays."),
    before="{name: 대출 반납, key: daechulBannap}",
    after="{name: 대출 반납, key: returnLoan}, or 대출: loan in the glossary",
)  # fmt: skip
def romanised_identifier(seen: DesignReading) -> Iterator[Found]:
    named: list[Service | Operation] = [*seen.design.services, *seen.design.operations]
    for one in named:
        for word in one.name.split():
            if word.isascii():
                continue
            read = identifier(word, seen.design.glossary)
            spelled = "".join(read.words).lower()
            if read.romanised and len(spelled) >= _SHORTEST_TELLING and spelled in _squeezed(one.key):
                yield Found(
                    targets.of(one),
                    say(
                        N_(
                            "“%(key)s” spells “%(word)s” in Latin letters. Choose an English term, "
                            "and put it into the glossary."
                        ),
                        key=one.key,
                        word=word,
                    ),
                    part="key",
                )
                break


@rule(
    "NAME-03", "error", 4,
    title=N_("Two names share one identifier"),
    why=N_("A generated client has one name for each thing. Two that differ in case or hyphens clash there."),
    before="inputs: bike_id and bikeId",
    after="inputs: bike_id",
)  # fmt: skip
def shared_identifier(seen: DesignReading) -> Iterator[Found]:
    design = seen.design
    yield from _repeated(((one.key, targets.of(one)) for one in design.services), "key")
    yield from _repeated(((one.name, targets.of(one)) for one in design.types), "name")
    for operations in seen.operations_of.values():
        yield from _repeated(((one.key, targets.of(one)) for one in operations), "key")
    for one in field_lists(design):
        yield from _repeated((field.name, one.target(field)) for field in one.fields)


def _repeated(named: Iterable[tuple[str, str]], part: str = "") -> Iterator[Found]:
    known: dict[str, str] = {}
    for name, target in named:
        same = _squeezed(name)
        if same and same in known:
            yield Found(
                target,
                say(
                    N_("“%(name)s” and “%(other)s” share one identifier. Rename one of them."),
                    name=name,
                    other=known[same],
                ),
                part=part,
            )
        known.setdefault(same, name)


def _squeezed(name: str) -> str:
    return "".join(words(name)).lower() or unicodedata.normalize("NFC", name).casefold()
