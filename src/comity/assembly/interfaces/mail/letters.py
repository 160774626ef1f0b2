"""A digest of an organisation as a mail."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import timezone

from comity.assembly.actions.send_notices import Digest
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.pages.frame import told
from comity.assembly.models import Assembly
from comity.assembly.queries.find_assembly import statute_on
from comity.parties.interfaces.mail.letters import letter_of


def letter(digest: Digest) -> EmailMultiAlternatives:
    return letter_of(digest, _name, reverse("assembly:mail-choice", args=[digest.place.slug]))


def _name(assembly: Assembly) -> str:
    return told(statute_on(assembly, timezone.now().date()).name)
