"""Letters over a real mail server: who gets one, when, what is in it, and what is not."""

from datetime import UTC, datetime
from email.headerregistry import Address

import pytest

from seedapp.accounts.models import User
from seedapp.feedback import changes as feedback
from seedapp.feedback.models import Link
from seedapp.notices import changes, letters, reading
from seedapp.notices.models import Letter, Notice, Place, State
from seedapp.notices.readers import reader_of
from seedapp.workspaces.models import Member

pytestmark = pytest.mark.django_db


def addresses(server):
    return [recipients for recipients, _message in server.got]


def subject_of(message):
    """Without the space that a folded header begins with."""
    return message["Subject"].strip()


def text_of(message, kind="plain"):
    return message.get_body((kind,)).get_content()


def test_an_answer_is_mailed_to_who_asked_and_to_nobody_else(team, answered, post, server):
    post()

    assert addresses(server) == [[team.reviewer.email]]
    (_recipients, message) = server.got[0]
    assert subject_of(message) == "[Tool shed] Editor answered your comment on “Loans”."
    assert "  > A tool that is *away*." in text_of(message)


def test_a_letter_has_plain_text_and_html_with_a_way_to_the_thread(team, answered, post, server, settings):
    settings.SEED_ADDRESS = "https://seed.example.test/"

    post()

    message = server.got[0][1]
    address = f"https://seed.example.test/w/shed/tool-shed/feedback/threads/{answered.pk}/"
    assert message.get_content_type() == "multipart/alternative"
    assert address in text_of(message)
    assert f'href="{address}"' in text_of(message, "html")


def test_what_is_mailed_is_mailed_once(answered, post, server, later):
    post()
    later(hours=1)

    assert post() == 0
    assert len(server.got) == 1


def test_what_was_read_in_the_page_is_not_mailed(team, answered, read, post, server):
    read()
    changes.mark_read(Notice.objects.filter(reader__user=team.reviewer))

    post()

    assert server.got == []


def test_what_comes_soon_after_a_letter_waits_and_comes_in_one(team, answered, post, server, later):
    post()
    for body in ("And a shelf.", "And a key."):
        feedback.answer(answered, body=body, member=team.editor)
    post()
    assert len(server.got) == 1

    later(minutes=5)
    post()

    assert len(server.got) == 2
    assert subject_of(server.got[1][1]) == "2 notices about Tool shed"


@pytest.mark.hostile(34)
def test_the_daily_letter_comes_in_the_morning_of_the_place_with_all_of_the_day(
    team, answered, post, server, later
):
    reader = reader_of(team.reviewer)
    changes.choose_usual(reader, mail="daily", time_zone="Asia/Seoul", morning_hour=8)
    feedback.answer(answered, body="And a shelf.", member=team.editor)

    post()

    waiting = Notice.objects.filter(reader=reader, read_at=None)
    (morning,) = set(waiting.values_list("mail_at", flat=True))
    assert server.got == []
    assert (morning.astimezone(UTC).hour, morning.minute) == (23, 0)
    later(days=1)
    post()
    assert addresses(server) == [[team.reviewer.email]]
    assert subject_of(server.got[0][1]) == "2 notices about Tool shed"


@pytest.mark.hostile(34)
def test_a_notice_of_before_the_clock_was_put_back_is_mailed(team, answered, read, post, server):
    read()
    Notice.objects.exclude(mail_at=None).update(mail_at=datetime(2099, 2, 28, tzinfo=UTC))

    post()

    assert len(server.got) == 1


def test_the_closest_wish_counts(team, design, answered, post, server):
    reader = reader_of(team.reviewer)
    changes.choose_for(reader, team.workspace, mail="off")
    changes.choose_for(reader, design, mail="immediately")
    changes.choose_usual(reader, mail="daily")

    post()

    assert len(server.got) == 1


def test_who_wants_no_mail_of_a_design_gets_none(team, design, answered, post, server):
    changes.choose_for(reader_of(team.reviewer), design, mail="off")

    post()

    assert server.got == []
    assert Notice.objects.filter(reader__user=team.reviewer, read_at=None).count() == 1


def test_a_letter_is_in_the_language_of_the_person(team, answered, post, server):
    changes.remember_language(team.reviewer, "ko")

    post()

    assert '<html lang="ko">' in text_of(server.got[0][1], "html")


def test_a_letter_has_nobody_elses_address_and_no_secret_of_a_review(
    team, round_, begin, at_rest, post, server
):
    User.objects.filter(pk=team.editor.pk).update(name="")
    team.editor.refresh_from_db()
    thread = begin(member=team.reviewer)
    at_rest()
    feedback.answer(thread, body="Yes.", member=team.editor)

    post()

    whole = server.got[0][1].as_string()
    assert not any(f" {one.email}" in whole for one in (team.owner, team.editor, team.viewer))
    assert "editor@" not in whole
    assert Link.objects.get().token_sha256 not in whole
    assert "/r/" not in whole


def test_who_left_the_workspace_before_the_letter_went_gets_none(team, answered, read, post, server):
    read()
    Member.objects.filter(user=team.reviewer).delete()

    post()

    assert server.got == []
    assert not Letter.objects.filter(state=State.WAITING).exists()


def test_a_deleted_design_is_not_written_about(team, design, answered, read, post, server):
    from seedapp.designs.changes import remove_design

    read()
    remove_design(design, by=team.owner)

    post()

    assert server.got == []


HOSTILE = "Loans\r\nBcc: everybody@example.org\r\n\r\n<script>alert(1)</script>\u202e{{ 7|add:7 }}"


@pytest.mark.hostile(19)
@pytest.mark.hostile(37)
def test_a_title_breaks_out_of_no_header_and_runs_nowhere(team, answered, read, post, server):
    read()
    Notice.objects.update(title=HOSTILE, by_name="Eve\nTo: x@example.org")

    post()

    (recipients, message) = server.got[0]
    assert recipients == [team.reviewer.email]
    assert message["Bcc"] is None
    assert len(message.get_all("To")) == 1
    assert "Bcc: everybody@example.org" in message["Subject"]
    assert "\u202e" not in message["Subject"]
    assert "<script>" not in text_of(message, "html")
    assert "{{ 7|add:7 }}" in text_of(message, "html")


@pytest.mark.hostile(19)
def test_what_was_written_is_text_in_a_letter(team, begin, at_rest, post, server):
    thread = begin(member=team.reviewer)
    at_rest()
    body = '<img src="https://spy.example.org/x.png" onerror="go()">\r\n-- \r\n.\r\n</blockquote>'
    feedback.answer(thread, body=body, member=team.editor)

    post()

    message = server.got[0][1]
    assert "<img" not in text_of(message, "html")
    assert text_of(message, "html").count("</blockquote>") == 1
    assert "  > ." in text_of(message)


@pytest.mark.hostile(37)
@pytest.mark.parametrize(
    "address",
    [
        "a@team.test\nBcc: b@team.test",
        "a@team.test, b@team.test",
        "a@team.test;b@team.test",
        "no address",
        "",
    ],
)
def test_an_address_that_is_two_or_none_gets_no_mail_and_holds_up_nobody(
    team, answered, read, post, server, address
):
    feedback.answer(answered, body="Thanks.", member=team.reviewer)
    read()
    User.objects.filter(pk=team.reviewer.pk).update(email=address)

    post()

    assert addresses(server) == [[team.editor.email]]
    assert not Letter.objects.filter(state=State.WAITING).exists()


def test_each_letter_can_be_stopped_with_one_press(team, answered, post, server, settings, client, later):
    settings.SEED_ADDRESS = "https://seed.example.test"
    post()
    message = server.got[0][1]

    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = message["List-Unsubscribe"].strip(" <>")
    assert address.startswith("https://seed.example.test/notices/stop/")
    assert address in text_of(message)
    stopped = client.post(
        address.removeprefix("https://seed.example.test"), {"List-Unsubscribe": "One-Click"}
    )
    assert stopped.status_code == 200
    feedback.answer(answered, body="More.", member=team.editor)
    later(minutes=6)
    assert post() == 0


def test_a_letter_says_that_a_machine_wrote_it(answered, post, server):
    post()

    message = server.got[0][1]
    assert message["Auto-Submitted"] == "auto-generated"
    assert Address(addr_spec=message["Message-ID"].strip("<>")).username == Letter.objects.get().message_id


def test_many_notices_make_one_letter_of_bounded_length(team, answered, begin, read, post, server):
    for number in range(letters.MOST_TOLD + 5):
        feedback.answer(answered, body=f"Number {number}.", member=team.editor)

    post()

    assert len(server.got) == 1
    assert "And 6 more." in text_of(server.got[0][1])


def test_journals_are_read_where_they_were_left(answered, design, read):
    read()

    assert Place.objects.get(design_id=design.pk).number > 0
    assert reading.read_on() == 0
