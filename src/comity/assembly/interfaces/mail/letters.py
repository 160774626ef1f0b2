"""A digest as a mail: plain text, and the same as HTML, in the language and zone of its reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import ngettext

from comity.assembly.actions.send_notices import Digest
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.models import MailNotice
from comity.assembly.queries.find_assembly import statute_on
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.translations import translations

MOMENTS = frozenset({"starts_at"})
"""Words of a message that are moments."""


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    address: str
    at: datetime


def letter(digest: Digest) -> EmailMultiAlternatives:
    user = digest.user
    with translation.override(user.language), timezone.override(ZoneInfo(user.timezone)):
        lines = [_line(each) for each in digest.notices]
        name = told(statute_on(digest.assembly, timezone.now().date()).name)
        choice = _whole(reverse("assembly:mail-choice", args=[digest.assembly.slug]))
        context = {
            "lines": lines,
            "name": name,
            "choice": choice,
            "site_name": settings.SITE_NAME,
            "language": user.language,
        }
        mail = EmailMultiAlternatives(
            subject=_subject(name, lines),
            body=render_to_string("assembly/mail/digest.txt", context),
            to=[user.email],
            headers={"List-Unsubscribe": f"<{choice}>", "Auto-Submitted": "auto-generated"},
        )
        mail.attach_alternative(render_to_string("assembly/mail/digest.html", context), "text/html")
    return mail


def _subject(name: str, lines: list[Line]) -> str:
    if len(lines) == 1:
        said = lines[0].text
    else:
        said = ngettext("%(count)d thing", "%(count)d things", len(lines)) % {"count": len(lines)}
    return " ".join(f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{name}: {said}".split())[:200]


def _line(notice: MailNotice) -> Line:
    params = {key: _said(key, value) for key, value in notice.about.items()}
    text = render(Message(notice.message, params), translations())
    return Line(text, _whole(notice.address) if notice.address else "", notice.at)


def _said(key: str, value: Parameter) -> Parameter:
    if isinstance(value, list):
        return tuple(map(str, value))
    if key in MOMENTS and isinstance(value, str):
        moment = timezone.localtime(datetime.fromisoformat(value))
        return f"{date_format(moment, 'DATETIME_FORMAT')} ({timezone.get_current_timezone_name()})"
    return value


def _whole(path: str) -> str:
    return f"{settings.ADDRESS}{path}"
