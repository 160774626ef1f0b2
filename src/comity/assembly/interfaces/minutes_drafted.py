"""The minutes of a session as they are drafted from what happened, in the language in force."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from comity.assembly.interfaces.minutes_text import draft_text
from comity.assembly.interfaces.pages.members.words import person_name
from comity.assembly.models import Session
from comity.assembly.queries.minutes_draft import minutes_draft
from comity.assembly.queries.party_names import party_names
from comity.assembly.queries.sessions import statute_of_session
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.web.translations import translations


def drafted(session: Session, today: date, language: str) -> str:
    """Markdown. Names are in `language`; times are those of the zone in force."""
    names = party_names(session.assembly, statute_of_session(session, today), language)
    about = {
        "body": names.body(session.body),
        "day": date_format(timezone.localtime(session.starts_at), "j F Y"),
        "zone": str(timezone.get_current_timezone()),
    }
    head = [
        Message("minutes-heading", {"session": session.name}),
        Message("minutes-of-body", about),
    ]
    if session.place:
        head.append(Message("minutes-place", {"place": session.place}))
    if session.presiding:
        head.append(Message("minutes-presided", {"person": person_name(session.presiding)}))
    return draft_text(
        minutes_draft(session, today),
        head,
        moment=lambda at: date_format(timezone.localtime(at), "H:i"),
        name=names.party,
        translations=translations(),
    )
