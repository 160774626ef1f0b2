"""How often a person wants to be told by mail."""

from __future__ import annotations

from uuid import UUID

from comity.assembly.domain.notices import Pace
from comity.assembly.models import Assembly, MailChoice

USUAL = Pace.DAILY


def pace_of(assembly: Assembly, user: UUID) -> Pace:
    chosen = MailChoice.objects.filter(assembly=assembly, user_id=user).first()
    return Pace(chosen.pace) if chosen else USUAL
