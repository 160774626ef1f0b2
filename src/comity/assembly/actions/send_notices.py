"""What organisations have to tell is sent."""

from __future__ import annotations

from datetime import datetime

from comity.assembly.models import Assembly
from comity.assembly.queries.letterbox import LETTERBOX
from comity.parties.actions.send_mail import Digest as AnyDigest
from comity.parties.actions.send_mail import Write, send_mail

Digest = AnyDigest[Assembly]


def send_notices(*, write: Write[Assembly], now: datetime | None = None) -> int:
    """How many mails left. Raises as `send_mail`."""
    return send_mail(LETTERBOX, write=write, now=now)
