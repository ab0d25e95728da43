"""Whole designs out of thin air, for property tests: small, valid, and full of awkward text."""

import unicodedata
from typing import get_args

from hypothesis import strategies as st

from seedapp.core import design as d
from seedapp.core.style import PROFILES

_AWKWARD = [
    "no",
    "1e3",
    "0o7",
    "2026-11-22",
    "12:30:45",
    "~",
    "=",
    "null",
    "1.0",
    "08:30",
    "on",
    "<<",
    "- a",
    "# b",
    "a: b",
    "'",
    '"',
    "{",
    "[x]",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "%",
    "@",
    "`",
    "---",
    "...",
    "예약",
    "1_000",
    "\u2028x",
    "a\u0085b",
    " x",
    "x ",
    "a\nb",
    "a\n\nb\n",
    "\n",
    "\ta",
    "a\r\nb",
    "🚲",
    "{{ x }}",
    "\ufeffx",
    "0123",
    "-",
    "?",
    ",",
]


def texts(max_size=40):
    free = st.text(
        st.characters(
            exclude_categories=["Cs"], exclude_characters=[chr(c) for c in range(32) if c not in (9, 10, 13)]
        ),
        max_size=max_size,
    )
    return (st.sampled_from(_AWKWARD) | free).map(lambda text: unicodedata.normalize("NFC", text))


def filled(max_size=40):
    return texts(max_size).filter(lambda text: text.strip())


keys = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
operation_keys = filled(20).filter(lambda text: not set(text) & set("/#:\\\n\t") and text == text.strip())
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3),
    max_leaves=6,
)
json_mappings = st.dictionaries(texts(), json_values, max_size=3)


def optional(strategy):
    return st.none() | strategy


styles = st.builds(
    d.Style,
    st.sampled_from([*PROFILES]),
    st.sampled_from(["", *get_args(d.NameCase)]),
    st.sampled_from(["", *get_args(d.Transitions)]),
    optional(st.booleans()),
    optional(st.booleans()),
)


@st.composite
def fields(draw, type_names):
    type_ = draw(st.sampled_from([*d.BASIC_TYPES, *type_names])) + draw(st.sampled_from(["", "", "[]"]))
    text_types = {"string", "text", "date", "date-time", "time", "duration", "uuid", "email", "uri", "binary"}
    example = draw(optional(texts())) if type_ in text_types else draw(json_values)
    return d.Field(
        draw(filled()),
        type_,
        draw(st.booleans()),
        draw(texts()),
        example,
        draw(st.sampled_from(["", "path", "body"])),
    )


@st.composite
def designs(draw):
    service_keys = draw(st.lists(keys, unique=True, max_size=3))
    actor_keys = draw(st.lists(keys, unique=True, max_size=3))
    job_keys = draw(st.lists(keys, unique=True, max_size=4))
    names = draw(st.lists(st.from_regex(r"[A-Z][a-z]{1,8}", fullmatch=True), unique=True, max_size=3))
    names = [name for name in names if name not in d.BASIC_TYPES]
    interaction_keys = draw(st.lists(keys, unique=True, max_size=2))

    def some(options, max_size=2):
        return (
            st.lists(st.sampled_from(options), unique=True, max_size=max_size).map(tuple)
            if options
            else st.just(())
        )

    def one_of(options):
        return st.sampled_from(["", *options])

    services = tuple(
        d.Service(
            key,
            draw(filled()),
            draw(st.sampled_from(["api", "microservice"])),
            draw(texts()),
            draw(filled(12)),
            tuple(draw(st.lists(texts(), max_size=2))),
            tuple(d.Server(draw(filled()), draw(texts())) for _ in range(draw(st.integers(0, 2)))),
            d.Security(
                draw(st.sampled_from(["none", "bearer", "oauth2"])),
                draw(st.dictionaries(texts(), texts(), max_size=2)),
            ),
            draw(json_mappings),
        )
        for key in service_keys
    )
    interactions = tuple(
        d.Interaction(
            key,
            draw(filled()),
            draw(some(job_keys)),
            "@startuml\na -> b: x\nb -> c: y\n@enduml\n",
            draw(st.dictionaries(filled(), st.sampled_from(service_keys), max_size=2))
            if service_keys
            else {},
        )
        for key in interaction_keys
    )
    operations = tuple(
        d.Operation(
            key=key,
            service=draw(st.sampled_from(service_keys)),
            kind=draw(st.sampled_from(["query", "action"])),
            name=draw(texts()),
            uid=draw(st.just("") | st.uuids().map(str)),
            description=draw(texts()),
            jobs=draw(some(job_keys)),
            messages=tuple(
                d.MessageRef(one, draw(st.integers(1, 2))) for one in draw(some(interaction_keys))
            ),
            inputs=tuple(draw(st.lists(fields(names), max_size=2))),
            outcome=draw(texts()),
            response=d.Response(type=draw(st.sampled_from(names)))
            if names and draw(st.booleans())
            else d.Response(fields=tuple(draw(st.lists(fields(names), max_size=2)))),
            failures=tuple(
                d.Failure(draw(filled()), draw(optional(st.integers(400, 599))))
                for _ in range(draw(st.integers(0, 2)))
            ),
            http=d.Http(
                draw(st.sampled_from(["", "GET"])), draw(texts()), draw(optional(st.integers(100, 599)))
            ),
            openapi=draw(json_mappings),
        )
        for key in (draw(st.lists(operation_keys, unique=True, max_size=3)) if service_keys else [])
    )
    return d.Design(
        title=draw(filled()),
        summary=draw(texts(200)),
        language=draw(st.sampled_from(["en", "ko"])),
        contact=draw(optional(st.builds(d.Contact, texts(), texts(), texts()))),
        license=draw(optional(st.builds(d.License, filled(), texts()))),
        glossary=draw(st.dictionaries(texts(), texts(), max_size=2)),
        style=draw(styles),
        services=services,
        actors=tuple(
            d.Actor(
                key,
                draw(filled()),
                draw(st.sampled_from(["human", "app"])),
                draw(texts()),
                tuple(draw(st.lists(texts(), max_size=2))),
                tuple(draw(st.lists(texts(), max_size=2))),
                tuple(draw(st.lists(texts(), max_size=2))),
            )
            for key in actor_keys
        ),
        jobs=tuple(
            d.JobStory(
                key,
                draw(st.sampled_from(["customer", "technical"])),
                draw(one_of(actor_keys)),
                draw(one_of(service_keys)),
                draw(some(job_keys)),
                draw(texts()),
                draw(texts()),
                draw(texts()),
                draw(optional(st.builds(d.Evidence, st.sampled_from(["interview", "data"]), texts()))),
            )
            for key in job_keys
        ),
        interactions=interactions,
        types=tuple(
            d.DataType(
                name,
                draw(texts()),
                **draw(st.sampled_from([{}, {"values": ("A", "no")}, {"schema": {"type": "object"}}])),
            )
            for name in names
        ),
        operations=operations,
        waivers=tuple(d.Waiver("ACT-02", "design", draw(filled())) for _ in range(draw(st.integers(0, 1)))),
    )
