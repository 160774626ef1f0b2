"""How organisations tell people by mail."""

from __future__ import annotations

from datetime import date

from comity.assembly.models import Assembly, MailChoice, MailNotice
from comity.assembly.queries.people import Person
from comity.parties.domain.permissions import Actor
from comity.parties.models import User
from comity.parties.queries.letterboxes import Letterbox


def _is_inside(assembly: Assembly, user: User, on: date) -> bool:
    return Person(Actor(user.reference), assembly, on).is_inside


LETTERBOX = Letterbox(MailNotice, MailChoice, Assembly, "assembly", _is_inside)
