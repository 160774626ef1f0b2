"""A digest of a plan as a mail."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from comity.assembly.interfaces.pages.frame import told
from comity.parties.actions.send_mail import Digest
from comity.parties.interfaces.mail.letters import letter_of
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.plan.models import Plan
from comity.plan.queries.find_plan import plan_text


def letter(digest: Digest[Plan]) -> EmailMultiAlternatives:
    return letter_of(digest, _name, reverse("plan:mail", args=[digest.place.slug]))


def _name(plan: Plan) -> str:
    return told(plan_text(plan).title)
