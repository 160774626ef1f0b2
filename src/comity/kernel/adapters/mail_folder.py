"""A mail backend that keeps each mail as a file, for whoever has no mail server at hand.

Mails hold links that sign people in, so only the owner of the folder may read them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from comity.kernel.adapters.atomic_files import write_atomically


class EmailBackend(BaseEmailBackend):
    """Writes to the folder `EMAIL_FILE_PATH`, one `.eml` file a mail, named by its moment."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many were kept: all. Raises `StorageFailure`."""
        folder = Path(str(settings.EMAIL_FILE_PATH))
        for message in email_messages:
            name = f"{timezone.now():%Y%m%dT%H%M%S.%f}-{uuid4().hex[:8]}.eml"
            write_atomically(folder / name, message.message().as_bytes(), mode=0o600)
            folder.chmod(0o700)
        return len(email_messages)
