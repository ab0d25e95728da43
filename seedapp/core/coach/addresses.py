"""Step 5: methods and paths as HTTP means them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import targets
from ..derive.binding import Binding
from ..design import Operation, Transitions
from ..naming import is_plural, plural
from ..wording import N_, say
from .design_reading import DesignReading
from .field_places import item_of
from .findings import Found
from .operations import called
from .path_parts import collections_in, is_parameter, is_singular, misplaced_verb, segments_of
from .rule import rule

MOST_PARAMETERS = 8
MOST_LEVELS = 3
MOST_RESOURCE_TYPES = 8

_PARAMETER = re.compile(r"\{([^{}]*)\}")
_INSTEAD_OF_VERB: Mapping[Transitions, str] = {
    "noun": N_("“%(verb)s” in %(path)s is a verb. Name the thing instead, as in /cancellations."),
    "colon": N_("“%(verb)s” in %(path)s is a verb. In this style it stands behind a colon, as in :cancel."),
    "segment": N_("“%(verb)s” in %(path)s is a verb. In this style it is the last part, as in …/cancel."),
}


@rule(
    "REST-01", "error", 5,
    title=N_("The same method and path twice"),
    why=N_("A request must lead to one operation. OpenAPI allows a method and path once."),
    before="findBikes: GET /bikes; listBrokenBikes: GET /bikes",
    after="findBikes: GET /bikes?status=BROKEN, or listBrokenBikes: GET /broken-bikes",
)  # fmt: skip
def same_address_twice(seen: DesignReading) -> Iterator[Found]:
    known: dict[tuple[str, str, str], Operation] = {}
    for one, binding in seen.bound:
        address = (one.service, binding.method, _PARAMETER.sub("{}", binding.path))
        earlier = known.setdefault(address, one)
        if earlier is not one:
            yield Found(
                targets.of(one, "http"),
                say(
                    N_(
                        "“%(name)s” and “%(other)s” share %(method)s %(path)s. "
                        "Merge them, or give one another path."
                    ),
                    name=called(one),
                    other=called(earlier),
                    method=binding.method,
                    path=binding.path,
                ),
                part="http/path",
            )


@rule(
    "REST-02", "error", 5,
    title=N_("A query bound to PUT, PATCH or DELETE"),
    why=N_("These methods change things. Caches, proxies and people rely on it."),
    before="findBikes: PUT /bikes",
    after="findBikes: GET /bikes",
)  # fmt: skip
def query_with_changing_method(seen: DesignReading) -> Iterator[Found]:
    for one, binding in seen.bound:
        if one.kind == "query" and binding.method in ("PUT", "PATCH", "DELETE"):
            yield about_binding(
                one, binding, "http/method", N_("“%(name)s” is a query, %(method)s changes things. Use GET.")
            )


@rule(
    "REST-03", "error", 5,
    title=N_("An action bound to GET"),
    why=N_("GET is safe: crawlers, prefetching and retries may call it any time."),
    before="startRental: GET /rentals",
    after="startRental: POST /rentals",
)  # fmt: skip
def action_with_get(seen: DesignReading) -> Iterator[Found]:
    for one, binding in seen.bound:
        if one.kind == "action" and binding.method in ("GET", "HEAD"):
            yield about_binding(
                one,
                binding,
                "http/method",
                N_("“%(name)s” changes something, %(method)s must not. Use POST, PUT, PATCH or DELETE."),
            )


@rule(
    "REST-04", "error", 5,
    title=N_("A body on GET or DELETE"),
    why=N_("A body has no meaning there (RFC 9110): proxies drop it and many clients cannot send it."),
    before="findBikes: GET /bikes with latitude in the body",
    after="findBikes: GET /bikes?latitude=52.4",
)  # fmt: skip
def body_without_meaning(seen: DesignReading) -> Iterator[Found]:
    for one in seen.built:
        in_body = "body" in one.binding.places.values() or "requestBody" in one.body
        if one.binding.method in ("GET", "HEAD", "DELETE") and in_body:
            yield about_binding(
                one.operation,
                one.binding,
                "http/method",
                N_("“%(name)s” sends a body with %(method)s. Move its inputs to path or query, or use POST."),
            )


@rule(
    "REST-05", "error", 5,
    title=N_("Path parameters that differ from the declared ones"),
    why=N_("Each place in braces is filled by an input of that name, and nothing else fills it."),
    before="path: /bikes/{id}, input: bike_id",
    after="path: /bikes/{bike_id}, input: bike_id",
)  # fmt: skip
def path_parameters_differ(seen: DesignReading) -> Iterator[Found]:
    for one, binding in seen.bound:
        in_path = _PARAMETER.findall(binding.path)
        shown = seen.shown(one.inputs)
        declared = [shown[field.name] for field in one.inputs if binding.places.get(field.name) == "path"]
        differing = sorted(set(in_path) ^ set(declared)) or sorted(
            name for name in set(in_path) if in_path.count(name) > 1
        )
        if differing:
            yield about_binding(
                one,
                binding,
                "http/path",
                N_("%(path)s and the inputs of “%(name)s” differ in %(parameters)s. Make them agree."),
                parameters=", ".join(differing),
            )


@rule(
    "REST-06", "warning", 5,
    title=N_("A whole collection is changed"),
    why=N_("PUT, PATCH and DELETE on a collection mean all of it. One slip of a client empties the shelf."),
    before="DELETE /bikes",
    after="DELETE /bikes/{bike_id}",
)  # fmt: skip
def collection_changed(seen: DesignReading) -> Iterator[Found]:
    for one, binding in seen.bound:
        last = segments_of(binding.path)[-1:]
        whole = bool(last) and not is_parameter(last[0]) and is_plural(last[0])
        if whole and binding.method in ("PUT", "PATCH", "DELETE"):
            yield about_binding(
                one,
                binding,
                "http/path",
                N_("%(method)s %(path)s changes a whole collection. Name one member by its id."),
            )


@rule(
    "REST-07", "warning", 5,
    title=N_("A verb in a path"),
    why=N_(
        "Paths name things; the method says what is done with them. "
        "A style that writes transitions as verbs allows these, and no other."
    ),
    before="POST /rentals/{rental_id}/cancel",
    after="POST /rentals/{rental_id}/cancellation",
)  # fmt: skip
def verb_in_path(seen: DesignReading) -> Iterator[Found]:
    for one, binding in seen.bound:
        form = seen.profile.searches if one.kind == "query" else seen.profile.transitions
        verb = misplaced_verb(binding, form)
        if verb:
            yield about_binding(one, binding, "http/path", _INSTEAD_OF_VERB[form], verb=verb)


@rule(
    "REST-08", "warning", 5,
    title=N_("A collection in the singular"),
    why=N_("Plural throughout, so that nobody has to guess: /bikes holds bikes, /bikes/{bike_id} is one."),
    before="GET /bike/{bike_id}",
    after="GET /bikes/{bike_id}",
)  # fmt: skip
def singular_collection(seen: DesignReading) -> Iterator[Found]:
    for one, binding in seen.bound:
        name = next((segment for segment in collections_in(binding) if is_singular(segment)), "")
        if name:
            yield about_binding(
                one,
                binding,
                "http/path",
                N_("“%(segment)s” in %(path)s holds many. Write “%(plural)s”."),
                segment=name,
                plural=plural(name),
            )


@rule(
    "REST-09", "warning", 5,
    title=N_("GET with too much to say"),
    why=N_("A nested object does not fit into an address, and nobody reads more than eight parameters."),
    before="GET /bikes with 11 parameters",
    after="POST /bike-searches",
)  # fmt: skip
def crowded_get(seen: DesignReading) -> Iterator[Found]:
    for one, binding in seen.bound:
        if binding.method != "GET":
            continue
        if len(one.inputs) > MOST_PARAMETERS:
            yield about_binding(
                one,
                binding,
                "inputs",
                N_("GET %(path)s takes %(count)s parameters. Drop some, or POST a search."),
                count=len(one.inputs),
            )
        nested = next((field.name for field in one.inputs if _is_object(seen, field.type)), "")
        if nested:
            yield about_binding(
                one,
                binding,
                "inputs",
                N_("“%(field)s” is an object and does not fit into GET %(path)s. POST a search instead."),
                field=nested,
            )


@rule(
    "REST-10", "warning", 5,
    title=N_("Too deep, or too many resources"),
    why=N_("Deep paths tie clients to how things hang together; many resources are several services in one."),
    before="/cities/{city_id}/districts/{district_id}/stations/{station_id}/bikes",
    after="/bikes?station_id=…",
)  # fmt: skip
def deep_or_wide(seen: DesignReading) -> Iterator[Found]:
    resources: dict[str, set[str]] = {}
    for one, binding in seen.bound:
        names = [segment for segment in segments_of(binding.path) if not is_parameter(segment)]
        resources.setdefault(one.service, set()).update(name for name in names if is_plural(name))
        if len(names) > MOST_LEVELS:
            yield about_binding(
                one,
                binding,
                "http/path",
                N_("%(path)s has more than three levels. Begin at the thing that has its own id."),
            )
    for key, names_of_service in resources.items():
        service = seen.services.get(key)
        if service is not None and len(names_of_service) > MOST_RESOURCE_TYPES:
            yield Found(
                targets.of(service),
                say(
                    N_("%(service)s has %(count)s kinds of resources. Consider two services."),
                    service=service.name or service.key,
                    count=len(names_of_service),
                ),
                part="resources",
            )


def about_binding(one: Operation, binding: Binding, part: str, template: str, **values: object) -> Found:
    return Found(
        targets.of(one, "http"),
        say(template, name=called(one), method=binding.method, path=binding.path, **values),
        part=part,
    )


def _is_object(seen: DesignReading, type_name: str) -> bool:
    named = seen.types.get(item_of(type_name))
    if named is None:
        return item_of(type_name) == "object"
    return bool(named.fields) or (named.schema is not None and named.schema.get("type") == "object")
