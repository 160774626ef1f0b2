"""A digest as a mail: plain text, and the same as HTML, in the language and zone of its reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import ngettext

from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.web.translations import translations
from comity.parties.actions.send_mail import Digest
from comity.parties.models import PlaceNotice
from comity.parties.queries.letterboxes import Place

MOMENTS = frozenset({"starts_at"})
"""Words of a message that are moments."""
DAYS = frozenset({"due_on", "since"})
"""Those that are days."""


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    address: str
    at: datetime


def letter_of(
    digest: Digest[Place], name: Callable[[Place], str], choice: str
) -> EmailMultiAlternatives:
    """`name` gives that of the place in the language in force; `choice` is the path of the page on
    which its reader says how often they want to be told."""
    user = digest.user
    with translation.override(user.language), timezone.override(ZoneInfo(user.timezone)):
        lines = [_line(each) for each in digest.notices]
        named, whole = name(digest.place), _whole(choice)
        context = {
            "lines": lines,
            "name": named,
            "choice": whole,
            "site_name": settings.SITE_NAME,
            "language": user.language,
        }
        mail = EmailMultiAlternatives(
            subject=_subject(named, lines),
            body=render_to_string("parties/mail/digest.txt", context),
            to=[user.email],
            headers={"List-Unsubscribe": f"<{whole}>", "Auto-Submitted": "auto-generated"},
        )
        mail.attach_alternative(render_to_string("parties/mail/digest.html", context), "text/html")
    return mail


def _subject(name: str, lines: list[Line]) -> str:
    if len(lines) == 1:
        said = lines[0].text
    else:
        said = ngettext("%(count)d thing", "%(count)d things", len(lines)) % {"count": len(lines)}
    return " ".join(f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{name}: {said}".split())[:200]


def _line(notice: PlaceNotice) -> Line:
    params = {key: _said(key, value) for key, value in notice.about.items()}
    text = render(Message(notice.message, params), translations())
    return Line(text, _whole(notice.address) if notice.address else "", notice.at)


def _said(key: str, value: Parameter) -> Parameter:
    if isinstance(value, list):
        return tuple(map(str, value))
    if key in MOMENTS and isinstance(value, str):
        moment = timezone.localtime(datetime.fromisoformat(value))
        return f"{date_format(moment, 'DATETIME_FORMAT')} ({timezone.get_current_timezone_name()})"
    if key in DAYS and isinstance(value, str):
        return date_format(date.fromisoformat(value), "j F Y")
    return value


def _whole(path: str) -> str:
    return f"{settings.ADDRESS}{path}"
