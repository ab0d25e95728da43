"""Whatever happens to a design, no comment is lost and each thread stands in exactly one place, once."""

import re

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from seedapp.core import design as core
from seedapp.feedback import changes as feedback
from seedapp.feedback.models import Comment, Thread
from seedapp.feedback.placing import Placing
from seedapp.job_stories import changes as job_stories
from seedapp.operations import changes as operations
from seedapp.operations import type_changes
from seedapp.operations.models import Operation
from seedapp.operations.parts import fields_of
from seedapp.snapshot.take import take
from seedapp.specification.changes import publish
from seedapp.specification.indexing import frozen_index, index_of_today
from seedapp.specification.published import suggested_versions

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WHERE = {"same", "changed", "moved", "removed"}
NAMES = st.sampled_from(["tool_id", "implement_id", "borrower_id", "note", "until", "street"])
PICK = st.integers(0, 50)


class Life(RuleBasedStateMachine):
    """A design that people edit, publish and talk about, through the change functions and the database."""

    world = None  # {new, team, client}, given by the test
    seen: set[str] = set()  # the placements that there were, over all lives

    @initialize()
    def begin(self):
        self.design = self.world["new"]()
        self.team = self.world["team"]
        self.said = {}  # comment's id → its words
        self.expected_threads = set()
        self.publish()

    def pick(self, rows, at):
        found = list(rows)
        return found[at % len(found)] if found else None

    def operation(self, at):
        rows = Operation.objects.filter(service__design=self.design).select_related("service__design")
        return self.pick(rows.order_by("pk"), at)

    @rule(at=PICK, name=st.sampled_from(["Lend it", "Take it", "Ask for it"]), n=PICK)
    def rename_operation(self, at, name, n):
        if row := self.operation(at):
            key = f"{name.split()[0].lower()}Thing{n}"
            if not Operation.objects.filter(service=row.service, key=key).exists():
                operations.edit_operation(row, seen=row.row_version, by=None, name=name, key=key)

    @rule(at=PICK, n=PICK)
    def move_path(self, at, n):
        if row := self.operation(at):
            operations.edit_operation(row, seen=row.row_version, by=None, http_path=f"/place-{row.pk}-{n}")

    @rule(at=PICK, words=st.sampled_from(["Lends it.", "It is lent.", "Nothing else."]))
    def reword_operation(self, at, words):
        if row := self.operation(at):
            operations.edit_operation(row, seen=row.row_version, by=None, description=words)

    @rule(at=PICK, which=PICK, name=NAMES)
    def rename_field(self, at, which, name):
        row = self.operation(at)
        inputs = fields_of(row, "in") if row else []
        if inputs and name not in {one.name for one in inputs}:
            old = inputs[which % len(inputs)]
            fresh = [
                core.Field(name, one.type, one.required, one.description) if one == old else one
                for one in inputs
            ]
            operations.edit_operation(row, seen=row.row_version, by=None, inputs=fresh)

    @rule(at=PICK, which=PICK)
    def remove_field(self, at, which):
        row = self.operation(at)
        inputs = fields_of(row, "in") if row else []
        if inputs:
            inputs.pop(which % len(inputs))
            operations.edit_operation(row, seen=row.row_version, by=None, inputs=inputs)

    @rule(at=PICK, kind=st.sampled_from(["string", "integer", "Tool"]))
    def change_type_of_field(self, at, kind):
        row = self.operation(at)
        inputs = fields_of(row, "in") if row else []
        if inputs and (kind != "Tool" or self.design.types.filter(name="Tool").exists()):
            one = inputs[0]
            fresh = [core.Field(one.name, kind, one.required, one.description), *inputs[1:]]
            operations.edit_operation(row, seen=row.row_version, by=None, inputs=fresh)

    @rule(at=PICK, when=st.sampled_from(["it is lent", "the shed is shut", "nobody knows it"]))
    def set_failures(self, at, when):
        if row := self.operation(at):
            operations.edit_operation(row, seen=row.row_version, by=None, failures=[core.Failure(when)])

    @rule(at=PICK)
    def remove_operation(self, at):
        if row := self.operation(at):
            operations.remove_operation(row, by=None)

    @rule(n=PICK)
    def add_operation(self, n):
        service = self.design.services.order_by("pk").last()
        if not Operation.objects.filter(service=service, key=f"added{n}").exists():
            operations.add_operation(
                service, by=None, key=f"added{n}", name=f"Add thing {n}", kind="action",
                http_method="POST", http_path=f"/added-{n}", inputs=[core.Field("tool_id", "uuid")],
            )  # fmt: skip

    @rule(at=PICK, n=PICK)
    def rename_type(self, at, n):
        row = self.pick(self.design.types.select_related("design").order_by("pk"), at)
        if row and not self.design.types.filter(name=f"Thing{n}").exists():
            type_changes.edit_type(row, seen=row.row_version, by=None, name=f"Thing{n}")

    @rule(at=PICK, words=st.sampled_from(["find one", "borrow one", "give it back"]))
    def reword_story(self, at, words):
        row = self.pick(self.design.job_stories.select_related("design").order_by("pk"), at)
        if row:
            job_stories.edit_job_story(row, seen=row.row_version, by=None, motivation=words)

    @rule(at=PICK, n=PICK)
    def rekey_service(self, at, n):
        from seedapp.designs.changes import edit_service

        row = self.pick(self.design.services.select_related("design").order_by("pk"), at)
        if row and not self.design.services.filter(key=f"service-{n}").exists():
            edit_service(row, seen=row.row_version, by=None, key=f"service-{n}")

    @rule()
    def publish(self):
        value = take(self.design)
        versions = suggested_versions(self.design, value)
        revision = publish(self.design, value=value, findings=(), by=self.team.owner, versions=versions)
        round_, _token = feedback.open_round(revision, by=self.team.editor)
        link = round_.links.get()
        self.gil = feedback.join(link, name=f"Gil {revision.number}", perspective="client-developer")[0]
        self.entries = list(frozen_index(revision))

    @rule(at=PICK, words=st.text("ab c", min_size=1, max_size=5), quoted=st.booleans())
    def comment(self, at, words, quoted):
        """On several places at once, so that few steps leave few of them out."""
        for entry in self.entries[at % 3 :: 3]:
            thread = feedback.begin_thread(
                self.gil.round, member=self.team.reviewer, body=f"{words} {len(self.said)}",
                anchor_kind=entry.anchor.kind, anchor=entry.anchor.uid, part=entry.anchor.part,
                anchor_title=entry.title, quote=entry.text[:20] if quoted else "",
            )  # fmt: skip
            comment = thread.comments.get()
            self.said[comment.pk] = comment.body
            self.expected_threads.add(thread.pk)

    @precondition(lambda self: self.expected_threads)
    @rule(at=PICK, to=st.integers(0, 500))
    def attach(self, at, to):
        thread = Thread.objects.get(pk=self.pick(sorted(self.expected_threads), at))
        entry = self.pick(self.today(), to)
        feedback.attach(thread, entry=entry, member=self.team.editor)

    @precondition(lambda self: self.expected_threads)
    @rule(at=PICK)
    def take_back(self, at):
        thread = Thread.objects.get(pk=self.pick(sorted(self.expected_threads), at))
        feedback.take_back_attachment(thread, member=self.team.editor)

    @precondition(lambda self: self.said)
    @rule(at=PICK)
    def edit_comment(self, at):
        pk = self.pick(sorted(self.said), at)
        comment = feedback.edit_comment(
            Comment.objects.get(pk=pk), body=f"again {pk}", member=self.team.reviewer
        )
        self.said[pk] = comment.body

    def today(self):
        return index_of_today(self.design, take(self.design))

    def teardown(self):
        if not hasattr(self, "design"):
            return
        mine = Comment.objects.filter(thread__round__revision__design=self.design)
        assert dict(mine.values_list("pk", "body")) == self.said
        self.check_stands(None)
        for revision in self.design.revisions.all():
            self.check_stands(revision)
        self.check_page()

    def check_stands(self, revision):
        index = frozen_index(revision) if revision else self.today()
        placing = Placing(self.design, index, revision.published_at if revision else None)
        rows = Thread.objects.filter(round__revision__design=self.design).select_related("round__revision")
        for thread in rows:
            placed = placing.of(thread)
            assert placed.where in WHERE
            self.seen.add(placed.where)
            if placed.where == "removed":
                assert placed.placement.now is None and placed.placement.then is not None
            else:
                assert placed.placement.now == index.get(placed.placement.now.anchor)
            if revision and thread.round.revision_id == revision.pk:
                assert placed.where == "same" and placed.attachment is None

    def check_page(self):
        """The page that lists them has each thread exactly once, with its placement."""
        address = reverse("threads", args=[self.design.workspace.slug, self.design.slug])
        found, page = [], 1
        while True:
            text = self.world["client"].get(f"{address}?page={page}").content.decode()
            found += re.findall(r'id="thread-(\d+)".*?data-standing="(\w+)"', text, flags=re.S)
            if f"page={page + 1}" not in text:
                break
            page += 1
        assert sorted(int(pk) for pk, _where in found) == sorted(self.expected_threads)
        assert {where for _pk, where in found} <= WHERE


def test_no_comment_is_lost_and_each_stands_in_one_place(team, sample):
    from seedapp.snapshot.restore import restore

    Life.world = {
        "new": lambda: restore(sample, team.workspace, by=team.owner),
        "team": team,
        "client": team.client(team.editor),
    }
    wanted = settings(
        max_examples=25, stateful_step_count=20, deadline=None,
        suppress_health_check=list(HealthCheck), derandomize=True,
        phases=[Phase.generate],
    )  # fmt: skip

    run_state_machine_as_test(Life, settings=wanted)

    assert Life.seen == WHERE, "not everything that can happen did"
