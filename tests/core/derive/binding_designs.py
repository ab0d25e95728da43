"""Small designs in a few lines, for the tests of the HTTP binding."""

from seedapp.core.derive.fields import parse_arguments
from seedapp.core.design import Design, Operation, Response, Security, Service


def design_of(*services: str) -> Design:
    """Each service: `key | name | layer | resource …`, then `query|action key(inputs) -> Response`."""
    read = [_service(text) for text in services]
    return Design(
        "Test",
        services=tuple(service for service, _ in read),
        operations=tuple(one for _, many in read for one in many),
    )


def _service(text):
    head, *lines = [line.strip() for line in text.strip().splitlines()]
    key, name, layer, *resources = [part.strip() for part in head.split("|")]
    service = Service(key, name, layer, resources=tuple(resources), security=Security("bearer"))
    return service, [_operation(key, line) for line in lines]


def _operation(service, line):
    signature, _, response = line.partition("->")
    kind, _, call = signature.strip().partition(" ")
    key, _, arguments = call.partition("(")
    return Operation(
        key.strip(),
        service,
        kind,
        inputs=parse_arguments(arguments.strip().rstrip(")")),
        response=Response(type=response.strip()),
    )
