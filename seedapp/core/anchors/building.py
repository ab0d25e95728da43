"""The index of a design: every place in it that somebody may want to say something about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..derive.http_binding import Binding
from ..design import DataType, Design, Field, JobStory, Operation, Service
from .contents import Contents
from .entries import Anchor, Entry, Index, digest_of, part_of_failure, part_of_name, text_of, titled, unique

Identities = Mapping[str, Mapping[str, str]]
"""What stays the same: {"jobs": {key: uid}, "types": {name: uid}, "services": {key: identity}}."""

Bindings = Mapping[str, Mapping[str, Binding]]
"""Service's key → operation's key → how it appears in HTTP."""


def index_of(design: Design, identities: Identities, bindings: Bindings) -> Index:
    """`bindings` may lack services that cannot be bound; their operations have no method and path then."""
    return _Building(design, identities, bindings).index()


class _Building:
    def __init__(self, design: Design, identities: Identities, bindings: Bindings) -> None:
        self._design = design
        self._jobs, self._types, self._services = (
            identities.get(kind, {}) for kind in ("jobs", "types", "services")
        )
        self._bindings = bindings
        self._contents = Contents(design, self._types)

    def index(self) -> Index:
        operations = [one for row in self._design.operations for one in self._operation(row)]
        jobs = [self._job(one) for one in self._design.jobs]
        types = [one for row in self._design.types for one in self._type(row)]
        documents = [self._document(one, operations) for one in self._design.services]
        whole = self._whole([*documents, *jobs, *types])
        return Index(unique([whole, *documents, *jobs, *operations, *types]))

    def _operation(self, operation: Operation) -> Iterator[Entry]:
        binding = self._bindings.get(operation.service, {}).get(operation.key)
        anchor = Anchor("operation", operation.uid or f"{operation.service}/{operation.key}")
        method = binding.method if binding else operation.http.method
        path = binding.path if binding else operation.http.path
        name = operation.name or operation.key
        address = (operation.service, operation.key, method, path, name)
        text = text_of(operation.description, operation.outcome, f"{method} {path}")
        whole = Entry(anchor, titled(name), self._contents.operation(operation, binding), text, address)
        yield whole
        yield from self._fields(whole, "inputs", operation.inputs, binding)
        yield from self._fields(whole, "response", operation.response.fields)
        for failure in operation.failures:
            there = Anchor("operation", anchor.uid, part_of_failure(failure.when))
            title = titled(name, failure.when)
            yield Entry(there, title, digest_of([failure.status]), failure.when, address)
        examples = Anchor("operation", anchor.uid, "example")
        yield Entry(examples, whole.title, self._contents.examples(operation), "", address)

    def _fields(
        self, whole: Entry, group: str, fields: tuple[Field, ...], binding: Binding | None = None
    ) -> Iterator[Entry]:
        kind, uid, _part = whole.anchor
        for one in fields:
            anchor = Anchor(kind, uid, part_of_name(group, one.name))
            text = text_of(one.description, one.example if isinstance(one.example, str) else "")
            digest = self._contents.field(one, binding)
            yield Entry(anchor, titled(whole.title, one.name), digest, text, whole.address)

    def _type(self, named: DataType) -> Iterator[Entry]:
        anchor = Anchor("type", self._types.get(named.name, named.name))
        digest = self._contents.type(named)
        whole = Entry(anchor, titled(named.name), digest, named.description, (named.name,))
        yield whole
        yield from self._fields(whole, "fields", named.fields)
        for value in named.values:
            there = Anchor("type", anchor.uid, part_of_name("values", value))
            yield Entry(there, titled(named.name, value), digest_of([]), value, whole.address)

    def _job(self, job: JobStory) -> Entry:
        actor = self._design.actor(job.actor) or self._design.service(job.actor)
        told = [job.level, job.when, job.want, job.so, actor.name if actor else job.actor]
        title = f"{job.key}: {job.want}" if job.want else job.key
        anchor = Anchor("job", self._jobs.get(job.key, job.key))
        return Entry(anchor, titled(title), digest_of(told), text_of(job.when, job.want, job.so), (job.key,))

    def _document(self, service: Service, operations: list[Entry]) -> Entry:
        own = (
            (one.digest, *one.address)
            for one in operations
            if not one.anchor.part and one.service == service.key
        )
        return Entry(
            Anchor("document", service.key),
            titled(service.name or service.key),
            self._contents.document(service, own),
            service.description,
            (service.key, service.name),
            self._services.get(service.key, ""),
        )

    def _whole(self, all_of_it: list[Entry]) -> Entry:
        design = self._design
        told = sorted((one.anchor.kind, one.anchor.uid, one.digest, *one.address) for one in all_of_it)
        glossary = dict(design.glossary)
        digest = digest_of([design.summary, glossary, told])
        return Entry(Anchor("document", ""), titled(design.title), digest, design.summary, ("", design.title))
