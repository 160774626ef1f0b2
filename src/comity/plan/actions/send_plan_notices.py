"""What plans have to tell is sent."""

from __future__ import annotations

from datetime import datetime

from comity.parties.actions.send_mail import Write, send_mail
from comity.plan.models import Plan
from comity.plan.queries.letterbox import LETTERBOX


def send_plan_notices(*, write: Write[Plan], now: datetime | None = None) -> int:
    """How many mails left. Raises as `send_mail`."""
    return send_mail(LETTERBOX, write=write, now=now)
