"""Step 4 in the browser: the list, and one operation added, edited, merged, deleted."""

import pytest
from django.urls import reverse

from seedapp.history.models import Change
from seedapp.operations import changes
from seedapp.operations.models import Operation
from seedapp.snapshot.take import take

from .posting import posted

pytestmark = pytest.mark.django_db
LOAN = ("loans", "startLoan")


@pytest.fixture
def at(design):
    """The address of a page of the design."""
    return lambda name, *args: reverse(name, args=[design.workspace.slug, design.slug, *args])


@pytest.fixture
def client(team):
    return team.client(team.editor)


@pytest.fixture
def loan(design):
    return Operation.objects.get(service__design=design, key="startLoan")


def parts(page):
    editor = page.context["editor"]
    return editor.form, editor.inputs, editor.response, editor.failures


def edit(client, address, **typed):
    """Open the form, change what is `typed`, press the button."""
    return client.post(address, posted(*parts(client.get(address)), **typed))


def of(design, key):
    return next(one for one in take(design).operations if one.key == key)


def test_list_shows_each_operation_with_its_endpoint(team, at):
    page = team.client(team.viewer).get(at("operations")).content.decode()

    assert "Borrow a tool" in page
    assert "POST /loans" in page
    assert "tool_id, borrower_id" in page


def test_list_of_a_design_without_services_says_what_to_do_first(team, empty_design):
    page = team.client(team.viewer).get(
        reverse("operations", args=[empty_design.workspace.slug, empty_design.slug])
    )

    assert "No service yet" in page.content.decode()


def test_viewer_reads_an_operation_and_finds_no_form(team, at):
    page = team.client(team.viewer).get(at("operation", *LOAN)).content.decode()

    assert "the tool is already lent" in page
    assert "<textarea" not in page


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("add_operation", ()),
        ("operation", LOAN),
        ("remove_operation", LOAN),
        ("merge_operation", LOAN),
        ("order_operations", ("loans",)),
        ("fields_from_sample", ()),
    ],
)
def test_viewer_may_not_write_and_outsiders_see_nothing(team, at, name, args):
    assert team.client(team.viewer).post(at(name, *args)).status_code == 403
    assert team.client(team.outsider).post(at(name, *args)).status_code == 404


def test_saving_an_untouched_form_changes_nothing(client, design, at):
    before = take(design)

    answer = edit(client, at("operation", *LOAN))

    assert answer.status_code == 302
    assert take(design) == before


def test_add_makes_the_key_from_the_name_and_the_type_from_the_field(client, design, at):
    typed = {"name": "Return a tool", "kind": "action", "inputs-0-name": "loan_id", "inputs-1-name": "note?"}

    edit(client, f"{at('add_operation')}?service=loans", **typed)

    made = of(design, "returnATool")
    assert [(one.name, one.type, one.required) for one in made.inputs] == [
        ("loan_id", "string", True),
        ("note", "text", False),
    ]


def test_key_made_from_a_name_that_is_taken_gets_a_number(client, design, at):
    edit(client, f"{at('add_operation')}?service=loans", name="Start loan", kind="action")

    assert of(design, "startLoan2").name == "Start loan"


def test_key_that_is_taken_is_said_at_the_field_and_nothing_typed_is_lost(client, at):
    page = edit(
        client, f"{at('add_operation')}?service=loans", name="Again", key="startLoan", description="My words"
    )

    assert page.status_code == 422
    assert page.context["form"].errors["key"]
    assert "My words" in page.content.decode()


def test_key_taken_in_the_very_moment_is_said_at_the_field(client, at, monkeypatch):
    monkeypatch.setattr("seedapp.web.operations.forms.OperationForm._settle_key", lambda *_: None)

    page = edit(client, f"{at('add_operation')}?service=loans", name="Again", key="startLoan")

    assert page.status_code == 422
    assert page.context["form"].errors["key"]


def test_edit_keeps_rows_in_the_order_that_they_were_given(client, design, at):
    edit(client, at("operation", *LOAN), **{"inputs-0-ORDER": "2", "inputs-1-ORDER": "1"})

    assert [one.name for one in of(design, "startLoan").inputs] == ["borrower_id", "tool_id"]


def test_emptied_row_and_removed_row_are_gone(client, design, at):
    empty = {f"inputs-0-{name}": "" for name in ("name", "type", "description", "example")}

    edit(client, at("operation", *LOAN), **empty, **{"failures-0-DELETE": "on"})

    value = of(design, "startLoan")
    assert [one.name for one in value.inputs] == ["borrower_id"]
    assert value.failures == ()


def test_two_fields_of_one_name_are_refused(client, at):
    page = edit(client, at("operation", *LOAN), **{"inputs-1-name": "tool_id"})

    assert page.status_code == 422
    assert "stands here twice" in page.content.decode()


def test_unknown_type_is_refused_and_kept_as_typed(client, at):
    page = edit(client, at("operation", *LOAN), **{"inputs-0-type": "Hammr"})

    assert page.status_code == 422
    assert 'value="Hammr"' in page.content.decode()


@pytest.mark.parametrize(("typed", "type_"), [("state: toolstatus", "ToolStatus"), ("state: int", "integer")])
def test_type_behind_a_name_is_taken(client, design, at, typed, type_):
    edit(client, at("operation", *LOAN), **{"inputs-2-name": typed})

    assert [(one.name, one.type) for one in of(design, "startLoan").inputs][-1] == ("state", type_)


def test_unknown_type_behind_a_name_is_refused_and_kept_as_typed(client, at):
    page = edit(client, at("operation", *LOAN), **{"inputs-2-name": "language: TourLanguage"})

    assert page.status_code == 422
    assert "There is no type “TourLanguage”" in page.content.decode()
    assert 'value="language: TourLanguage"' in page.content.decode()


def test_a_story_that_nothing_serves_is_told_where_its_step_counts_it(client, design, at, said):
    Operation.objects.filter(service__design=design).delete()

    page = said(client.get(at("operations")))
    assert "No query or action serves J1 yet." in page


def test_what_was_not_saved_is_told_at_the_top_and_led_to(client, at, said):
    page = edit(client, at("operation", *LOAN), **{"inputs-0-name": "tongue", "inputs-0-type": "Tongue"})

    assert 'role="alert"' in page.content.decode()
    assert "This cannot be saved as it is: tongue · Type: There is no type “Tongue”." in said(page)
    assert '<a href="#id_inputs-0-type">' in page.content.decode()


def test_type_is_found_whatever_its_letters(client, design, at):
    edit(client, at("operation", *LOAN), **{"inputs-0-type": "tool []"})

    assert of(design, "startLoan").inputs[0].type == "Tool[]"


def test_example_has_the_type_of_its_field(client, design, at):
    edit(client, at("operation", *LOAN), **{"inputs-0-type": "integer", "inputs-0-example": "12"})

    assert of(design, "startLoan").inputs[0].example == 12


def test_description_of_several_lines_stays_so(client, design, at, loan):
    loan.fields.filter(name="tool_id").update(description="One line.\nAnother.")

    edit(client, at("operation", *LOAN))

    assert of(design, "startLoan").inputs[0].description == "One line.\nAnother."


def test_fields_and_a_type_at_once_are_refused(client, at):
    page = edit(client, at("operation", *LOAN), response_type="Tool")

    assert page.status_code == 422
    assert page.context["form"].errors["response_type"]


def test_status_outside_the_errors_is_refused(client, at):
    page = edit(client, at("operation", *LOAN), **{"failures-0-status": "200"})

    assert page.status_code == 422


def test_call_that_the_diagram_lost_stays_linked(client, at, loan):
    message = loan.messages.get()
    message.number = None
    message.save()

    edit(client, at("operation", *LOAN), name="Borrow one tool")

    assert list(loan.messages.all()) == [message]


def test_operation_moves_to_another_service(client, design, at):
    edit(client, at("operation", *LOAN), service="tools")

    assert of(design, "startLoan").service == "tools"


def test_saving_says_so(client, at):
    address = at("operation", *LOAN)
    page = client.post(address, posted(*parts(client.get(address)), name="Lend"), follow=True)

    assert "“Lend” is saved." in page.content.decode()


def test_message_is_named_by_its_diagram_and_leads_to_its_line(team, at):
    page = team.client(team.viewer).get(at("operations")).content.decode()

    assert "Find and borrow a tool, message 6" in page
    assert "/interactions/find-and-borrow/#call-6" in page


def test_stale_edit_shows_both_texts(client, team, at, loan):
    form = posted(*parts(client.get(at("operation", *LOAN))), name="Mine", **{"inputs-0-name": "my_tool"})
    changes.edit_operation(loan, seen=loan.row_version, by=team.owner, name="Theirs", inputs=[])

    page = client.post(at("operation", *LOAN), form)

    text = page.content.decode()
    assert page.status_code == 422
    assert "Theirs" in text
    assert "Mine" in text
    assert "my_tool" in text
    assert [one.label for one in page.context["form"].clashes] == ["Name", "Inputs"]
    assert client.post(at("operation", *LOAN), posted(*parts(page))).status_code == 302


def test_edit_of_what_was_deleted_shows_what_was_typed(client, team, at, loan, monkeypatch):
    form = posted(*parts(client.get(at("operation", *LOAN))), name="Still mine")
    real = changes.edit_operation

    def late(row, **values):
        changes.remove_operation(Operation.objects.get(pk=row.pk), by=team.owner)
        return real(row, **values)

    monkeypatch.setattr(changes, "edit_operation", late)

    page = client.post(at("operation", *LOAN), form)

    assert page.status_code == 409
    assert "Still mine" in page.content.decode()


def test_delete_can_be_undone(client, design, at):
    before = take(design)
    client.post(at("remove_operation", *LOAN))
    assert len(take(design).operations) == 1

    from seedapp.history.removal import put_back

    put_back(Change.objects.filter(design_id=design.pk).last(), design=design, by=None)

    assert take(design) == before


def test_merge_gives_the_other_what_it_lacks(client, design, at):
    edit(
        client,
        f"{at('add_operation')}?service=loans",
        name="Lend",
        kind="action",
        **{"inputs-0-name": "days"},
    )

    client.post(at("merge_operation", "loans", "lend"), {"into": "startLoan"})

    assert [one.name for one in of(design, "startLoan").inputs] == ["tool_id", "borrower_id", "days"]
    assert len(take(design).operations) == 2


def test_merge_does_not_cross_services(client, design, at):
    before = take(design)

    page = client.post(at("merge_operation", *LOAN), {"into": "findFreeTools"}, follow=True)

    assert "Choose another operation of the same service" in page.content.decode()
    assert take(design) == before


def test_button_moves_an_operation_up(client, design, at):
    edit(client, f"{at('add_operation')}?service=loans", name="Lend", kind="action")
    row = Operation.objects.get(service__design=design, key="lend")

    client.post(at("order_operations", "loans"), {"up": row.pk})

    assert [one.key for one in take(design).operations_of("loans")] == ["lend", "startLoan"]


def test_hostile_text_is_shown_as_text(client, at):
    edit(client, at("operation", *LOAN), name="<script>alert(1)</script>", outcome="</textarea><b>")

    for page in (at("operations"), at("matrix"), at("operation", *LOAN)):
        assert "<script>alert" not in client.get(page).content.decode()


def test_operation_of_another_design_is_not_found(client, team, sample, at):
    from seedapp.snapshot.restore import restore

    restore(sample, team.outsider.memberships.get().workspace, by=team.outsider)

    assert team.client(team.outsider).get(at("operation", *LOAN)).status_code == 404
