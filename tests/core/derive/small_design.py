"""A small design of a dog boarding house, for tests of derivation."""

from __future__ import annotations

from collections.abc import Sequence

from seedapp.core.design import (
    Actor,
    DataType,
    Design,
    Field,
    Interaction,
    JobStory,
    Operation,
    Service,
)

HEADER = 'actor "Dog owner" as owner\nparticipant "Owner app" as app\nparticipant "Kennel API" as api\n'
SERVICES = "participant Stays as stays\nparticipant Dogs as dogs\n"


def design(
    *diagrams: str,
    jobs: Sequence[JobStory] = (),
    operations: Sequence[Operation] = (),
    interaction_jobs: Sequence[str] = (),
    glossary: dict[str, str] | None = None,
) -> Design:
    """A design whose interactions d1, d2, … hold the given lines."""
    return Design(
        title="Kennel",
        glossary=glossary or {},
        services=(
            Service("kennel-api", "Kennel API", "api"),
            Service("stays", "Stays"),
            Service("dogs", "Dogs"),
        ),
        actors=(Actor("dog-owner", "Dog owner"), Actor("owner-app", "Owner app", "app")),
        jobs=tuple(jobs),
        interactions=tuple(
            Interaction(
                f"d{number}",
                f"Diagram {number}",
                tuple(interaction_jobs),
                f"@startuml\n{HEADER}{SERVICES}{lines}\n@enduml\n",
                {"api": "kennel-api"},
            )
            for number, lines in enumerate(diagrams, 1)
        ),
        types=(DataType("Dog", fields=(Field("dog_id", "uuid", description="The dog."), Field("name"))),),
        operations=tuple(operations),
    )


def customer(key: str, want: str, when: str = "the holidays begin") -> JobStory:
    return JobStory(key, "customer", "dog-owner", when=when, want=want, so="I can travel")


def technical(key: str, provider: str, want: str, *refines: str) -> JobStory:
    return JobStory(
        key, "technical", "kennel-api", provider, refines, "the API is asked", want, "it can answer"
    )
