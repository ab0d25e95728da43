"""A small design that asks a document for everything: lists, types, failures, a schema, a recursive type."""

from dataclasses import replace
from typing import Any

from seedapp.core.design import (
    Contact,
    DataType,
    Design,
    Failure,
    Field,
    Http,
    JobStory,
    License,
    Operation,
    Response,
    Security,
    Server,
    Service,
)

VISIT_ID = Field(
    "visit_id", "uuid", description="The visit's id.", example="5b0f1d7e-11aa-4c54-9f43-1f3a7c1d2e01"
)
DAY = Field("day", "date", description="The day of the visit.", example="2026-12-03")
REASON = Field("reason", "text", required=False, description="What the patient wrote.")

SERVICE = Service(
    key="visits",
    name="Visits",
    description="Knows who comes when, and to whom.",
    version="1.2.0",
    resources=("visit",),
    servers=(Server("https://visits.clinic.test", "Production"),),
    security=Security("bearer"),
)
JOBS = (
    JobStory(
        "J1",
        "customer",
        when="I wake up with a fever,",
        want="to book a visit today",
        so="so that I can go back to work soon.",
    ),
    JobStory(
        "T1",
        "technical",
        actor="front-desk",
        provider="visits",
        refines=("J1",),
        when="the front desk is asked for a visit",
        want="book the visit",
        so="the front desk can confirm it",
    ),
)
TYPES = (
    DataType("Visit", "A visit to the clinic.", fields=(VISIT_ID, DAY, Field("state", "VisitState"), REASON)),
    DataType("VisitState", "Where a visit stands.", values=("BOOKED", "CANCELLED", "no")),
    DataType(
        "Folder",
        "Documents, in folders.",
        fields=(
            Field("name"),
            Field("folders", "Folder[]", required=False),
            Field("cover", "Scan", required=False),
        ),
    ),
    DataType(
        "Scan",
        schema={
            "type": ["object", "null"],
            "required": ["pages"],
            "properties": {
                "pages": {"type": "integer", "exclusiveMinimum": 0},
                "inside": {"$ref": "#/components/schemas/Folder"},
            },
        },
    ),
    DataType("Unused", fields=(Field("nothing"),)),
)
OPERATIONS = (
    Operation(
        "listVisits",
        "visits",
        "query",
        name="List visits",
        uid="0b6ad1c2-7f50-4d0c-8a52-4f6f0c7d9e01",
        description="The visits of a day.\nEarliest first: `08:00` comes before `09:00`.",
        jobs=("J1", "T1"),
        inputs=(DAY, Field("states", "VisitState[]", required=False)),
        response=Response(type="Visit[]"),
    ),
    Operation(
        "bookVisit",
        "visits",
        "action",
        name="Book a visit",
        uid="0b6ad1c2-7f50-4d0c-8a52-4f6f0c7d9e02",
        jobs=("J1",),
        inputs=(DAY, REASON),
        outcome="The time is taken.",
        response=Response(fields=(VISIT_ID,)),
        failures=(Failure("the day is already full"), Failure("the patient owes money", 403)),
        http=Http("POST", "/visits", 201),
    ),
    Operation(
        "readVisit",
        "visits",
        "query",
        name="Read a visit",
        inputs=(VISIT_ID,),
        response=Response(type="Visit"),
        http=Http("GET", "/visits/{visit_id}", 200),
    ),
    Operation(
        "deleteVisit",
        "visits",
        "action",
        name="Delete a visit",
        inputs=(VISIT_ID,),
        outcome="The visit is gone.",
        http=Http("DELETE", "/visits/{visit_id}", 204),
        openapi={"deprecated": True},
    ),
    Operation(
        "readFolder",
        "visits",
        "query",
        name="Read the folder of a visit",
        inputs=(VISIT_ID,),
        response=Response(type="Folder"),
        http=Http("GET", "/visits/{visit_id}/folder", 200),
    ),
)
CLINIC = Design(
    title="Clinic",
    summary="See a doctor today.",
    contact=Contact("Clinic team", "https://www.clinic.test/team", "team@clinic.test"),
    license=License("MIT", "MIT"),
    services=(SERVICE,),
    jobs=JOBS,
    types=TYPES,
    operations=OPERATIONS,
)


def with_service(**changes: Any) -> Design:
    """The clinic with another service of the same key."""
    return replace(CLINIC, services=(replace(SERVICE, **changes),))


def with_operation(operation: Operation, *types: DataType) -> Design:
    """The clinic with one operation more."""
    return replace(CLINIC, operations=(*OPERATIONS, operation), types=(*TYPES, *types))
