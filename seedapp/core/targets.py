"""Names for whatever a finding, a waiver or a comment is about, as one line of text.

design                                    service:rentals
actor:late-commuter                       job:J1
interaction:find-and-rent                 interaction:find-and-rent#3      (call 3)
interaction:find-and-rent:12              (line 12 of its PlantUML text)
type:Bike                                 type:Bike/status                 (a field)
operation:rentals/startRental             operation:rentals/startRental/inputs/bike_id
operation:…/response/price                operation:…/failures/0           operation:…/http
"""

from __future__ import annotations

from .design import Actor, DataType, Interaction, JobStory, Operation, Service

DESIGN = "design"


def of(thing: Service | Actor | JobStory | Interaction | DataType | Operation, *parts: object) -> str:
    """The target of a thing of the design, or of a part of it: `of(operation, "inputs", "bike_id")`."""
    match thing:
        case Operation():
            name = f"operation:{thing.service}/{thing.key}"
        case DataType():
            name = f"type:{thing.name}"
        case JobStory():
            name = f"job:{thing.key}"
        case _:
            name = f"{type(thing).__name__.lower()}:{thing.key}"
    return "/".join([name, *(str(part) for part in parts)])


def of_call(interaction: Interaction, number: int) -> str:
    """The target of a call of a diagram, by its number from 1."""
    return f"interaction:{interaction.key}#{number}"


def of_line(interaction: Interaction, line: int) -> str:
    """The target of a line of a diagram's text, from 1."""
    return f"interaction:{interaction.key}:{line}"


def thing_of(target: str) -> str:
    """The whole thing that a target is a part of: `operation:a/b/inputs/c` → `operation:a/b`."""
    kind, _, rest = target.partition(":")
    if kind == "interaction":
        return f"interaction:{rest.partition('#')[0].partition(':')[0]}"
    if kind == "operation":
        return "operation:" + "/".join(rest.split("/")[:2])
    return f"{kind}:{rest.partition('/')[0]}" if rest else kind


def part_of(target: str) -> str:
    """The value within its thing that a target names, by the names of the design file.

    `operation:a/b/inputs/c` → `inputs/c`; `type:Bike/status` → `fields/status`; "" for a thing as a whole and
    for the calls and lines of a diagram.
    """
    thing = thing_of(target)
    rest = target[len(thing) + 1 :]
    kind = thing.partition(":")[0]
    if kind == "interaction" or not rest:
        return ""
    return f"fields/{rest}" if kind == "type" else rest


def step_of(target: str) -> int:
    """The step of the method, 1 to 5, on whose page a target is shown."""
    kind, _, rest = target.partition(":")
    if kind == "operation" and "/http" in rest:
        return 5
    return {"actor": 1, "job": 2, "interaction": 3, "operation": 4, "type": 4}.get(kind, 5)
