"""What reviewers think of a revision: given on it, or inherited from earlier ones for what did not change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from seedapp.core import anchors
from seedapp.core import verdicts as core
from seedapp.core.verdicts import Edition, Given, Holding, Standing, Stands
from seedapp.specification.indexing import frozen_indexes
from seedapp.specification.models import Document, Revision

from .carrying import selves_of
from .models import Reviewer, Verdict
from .people import people_of


@dataclass(frozen=True)
class Voice:
    """A verdict as it stands in a revision. `given_on` is the version that it was given on."""

    verdict: Verdict
    holding: Holding
    given_on: str
    is_inherited: bool

    @property
    def is_whole(self) -> bool:
        return not self.holding.given.operations

    @property
    def speaks(self) -> bool:
        """Whether it still has a say: given here, or holding for something."""
        return not self.is_inherited or bool(self.holding.holds)


@dataclass(frozen=True)
class Judged:
    """A revision with the verdicts that have a say in it. `titles`: uid → name of operation, in order."""

    revision: Revision
    standing: Standing
    titles: Mapping[str, str]
    services: Mapping[str, str]
    verdicts: Mapping[int, Verdict]
    versions: Mapping[tuple[int, str], str]

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """The newest first; a person whose words differ by operation has several."""
        return tuple(self.voice(one) for one in reversed(self.standing.holdings))

    def voice(self, holding: Holding, uid: str = "") -> Voice:
        """With the `uid` of an operation, the version is that of its service."""
        service = self.services.get(uid, "")
        return Voice(
            self.verdicts[holding.given.id],
            holding,
            self.version(holding.origin, service),
            holding.origin != self.revision.number,
        )

    def stands_for(self, uid: str) -> Stands:
        return self.standing.by_operation.get(uid, Stands())

    def version(self, number: int, service: str = "") -> str:
        """What a revision is called: by the version of its documents, by its number where they differ."""
        if service and (number, service) in self.versions:
            return self.versions[number, service]
        found = {version for (revision, _key), version in self.versions.items() if revision == number}
        return found.pop() if len(found) == 1 else _("revision %(number)s") % {"number": number}

    def names(self, uids: Iterable[str]) -> list[str]:
        """The names of operations, in the order of the design; what was removed has none."""
        chosen = frozenset(uids)
        return [title for uid, title in self.titles.items() if uid in chosen]


def judged(revision: Revision) -> Judged:
    """Everything that was said of a revision or is inherited by it, in a constant number of queries."""
    earlier = Revision.objects.filter(design=revision.design_id, number__lte=revision.number)
    people = people_of(revision.design)
    return _judged(revision, earlier, Verdict.objects.filter(reviewer__round__revision__in=earlier), people)


def judged_by(reviewer: Reviewer) -> Judged:
    """What one reviewer said of the revision of their round, and of earlier ones where that is certain.

    It is by their account, or by links that the team made for one person; else of this round alone.
    """
    revision = reviewer.round.revision
    earlier = Revision.objects.filter(design=revision.design_id, number__lte=revision.number)
    theirs = Q(reviewer__in=[reviewer.pk, *(one.pk for one in selves_of(reviewer).values())])
    if reviewer.user_id is not None:
        theirs |= Q(reviewer__user=reviewer.user_id, reviewer__round__revision__in=earlier)
    rows = Verdict.objects.filter(theirs)
    return _judged(revision, earlier, rows, defaultdict(lambda: "oneself"))


def _judged(
    revision: Revision, earlier: QuerySet[Revision], given: QuerySet[Verdict], people: Mapping[int, str]
) -> Judged:
    editions = list(earlier.only("number", "published_at", "design_id").order_by("number"))
    rows = given.select_related("reviewer__round").order_by("given_at", "pk")
    said: defaultdict[int, list[Given]] = defaultdict(list)
    for row in rows:
        said[row.reviewer.round.revision_id].append(_given(row, people))
    editions = list(dropwhile(lambda one: one != revision and one.pk not in said, editions))
    indexes = frozen_indexes(editions)
    told = [Edition(one.number, indexes[one.pk].contracts, said[one.pk]) for one in editions]
    last = indexes[revision.pk]
    documents = Document.objects.filter(revision__in=editions)
    versions = list(documents.values_list("revision__number", "service_key", "version", "name"))
    names = {key: name for number, key, _version, name in versions if number == revision.number}
    return Judged(
        revision,
        core.standing_of(revision.number, last.contracts, core.held_in(told)),
        _titles(last, names),
        {one.anchor.uid: one.service for one in last.wholes("operation")},
        {row.pk: row for row in rows},
        {(number, key): version for number, key, version, _name in versions},
    )


def _titles(index: anchors.Index, services: Mapping[str, str]) -> dict[str, str]:
    """Uid → name of each operation; of those that share a name, with that of the service."""
    operations = list(index.wholes("operation"))
    shared = Counter(one.title for one in operations)

    def name(one: anchors.Entry) -> str:
        if shared[one.title] == 1:
            return one.title
        return f"{one.title} ({services.get(one.service, one.service)})"

    return {one.anchor.uid: name(one) for one in operations}


def _given(row: Verdict, people: Mapping[int, str]) -> Given:
    person = people[row.reviewer_id]
    return Given(row.pk, person, row.perspective, row.judgement, frozenset(row.operations))
