"""What is new to a reviewer: answers to what they said, what became of it, a newer revision; by mail too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedapp.feedback.models import Reviewer
from seedapp.notices import guest_mail
from seedapp.notices.changes import mark_read
from seedapp.notices.models import Mail, Reader
from seedapp.notices.readers import reader_of_guest
from seedapp.notices.things import named
from seedapp.notices.visible import notices_of_reviewer
from seedapp.notices.wording import quote_of, sentence_of
from seedapp.web.forms import TidyForm
from seedapp.web.next_page import next_page

from .guest import Guest, guest_page
from .reading import addresses_of, talk_of

MOST_SHOWN = 10


class MailForm(TidyForm):
    """Where answers go, and when."""

    label_suffix = ""
    email = forms.EmailField(label=gettext_lazy("Your e-mail address"), max_length=254)
    mail = forms.ChoiceField(
        label=gettext_lazy("Mail"),
        choices=[(value, label) for value, label in Mail.choices if value != Mail.OFF],
    )


def told_to(guest: Guest, reviewer: Reviewer) -> dict[str, Any]:
    """For the head of a page: what the reviewer has not read yet, and how their mail stands."""
    notices = list(notices_of_reviewer(reviewer).unread().select_related("change").order_by("pk"))
    threads = guest.round.threads.in_bulk([_thread_of(one.about) for one in notices]) if notices else {}
    addresses, talk = addresses_of(guest), talk_of(guest, reviewer)
    told = [
        {
            "is_elsewhere": bool(one.change and one.change.verb == "specification.published"),
            "sentence": sentence_of(one),
            "quote": quote_of(one),
            "url": addresses.of_thread(thread, talk.name_of(thread))
            if (thread := threads.get(_thread_of(one.about)))
            else "",
        }
        for one in notices[:MOST_SHOWN]
    ]
    return {
        "told": told,
        "more": max(0, len(notices) - MOST_SHOWN),
        "upto": notices[-1].pk if notices else 0,
        "mail": None if guest.member else _mail_of(reviewer),
    }


def _mail_of(reviewer: Reviewer) -> dict[str, Any]:
    reader = Reader.objects.filter(reviewer_id=reviewer.pk).first() or Reader(reviewer_id=reviewer.pk)
    has_address = bool(reader.email) and reader.mail != Mail.OFF
    return {
        "is_on": has_address and reader.email_confirmed_at is not None,
        "is_asked": has_address and reader.email_confirmed_at is None,
        "form": MailForm(),
    }


def _thread_of(about: str) -> int:
    """The number of the thread that a notice is about, 0 for another thing."""
    label, pk = named(about)
    return pk if label == "feedback.thread" else 0


@require_POST
@guest_page
def review_told(request: HttpRequest, guest: Guest) -> HttpResponse:
    """They have read what is new, up to a notice that was shown."""
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    upto = request.POST.get("upto", "")
    rows = notices_of_reviewer(guest.reviewer)
    if upto.isascii() and upto.isdecimal() and len(upto) < 16:
        mark_read(rows.filter(pk__lte=int(upto)))
    return redirect(next_page(request, otherwise=guest.url("review")))


@require_POST
@guest_page
def review_mail(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Leave an address for answers, or with `stop` take it away. Members choose in their account."""
    if guest.reviewer is None:
        return redirect(guest.url("review"))
    if guest.member:
        return redirect("notice_preferences")
    reader = reader_of_guest(guest.reviewer.pk)
    if "stop" in request.POST:
        guest_mail.forget_address(reader)
        messages.success(request, _("No answers come by mail. Your address is not kept."))
        return redirect(guest.url("review"))
    form = MailForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            guest_mail.ask_for_mail(reader, language=get_language() or "", **form.cleaned_data)
        except guest_mail.TooMany as refused:
            form.add_error(None, str(refused))
            status = 429
        else:
            messages.success(request, _("A letter is on its way. Confirm in it that the address is yours."))
            return redirect(guest.url("review"))
    context = {"guest": guest, "form": form, "about": _("Answers by mail"), "back": guest.url("review")}
    return render(request, "reviews/again.html", context, status=status)
