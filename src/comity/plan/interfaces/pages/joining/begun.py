"""When a form was opened, signed: whoever sends it at once is no reader."""

from __future__ import annotations

import time

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

SECONDS = 3
"""that nobody fills the form in faster than"""
LASTS = 12 * 3600
_SIGNER = Signer(salt="comity.plan.form-begun")


def begun_now(now: float | None = None) -> str:
    signed: str = _SIGNER.sign_object(int(time.time() if now is None else now))
    return signed


def check_begun(text: str, now: float | None = None) -> None:
    """Raises `ValidationError`, whose words say what to do."""
    now = time.time() if now is None else now
    try:
        at = int(_SIGNER.unsign_object(text))
    except (BadSignature, ValueError, TypeError) as error:
        raise forms.ValidationError(
            _("The form was not opened here, or was changed. Send it once more.")
        ) from error
    if now - at > LASTS:
        raise forms.ValidationError(_("The form was open for too long. Send it once more."))
    if now - at < SECONDS:
        raise forms.ValidationError(
            ngettext(
                "That was very quick. Wait for %(n)d second, and send it once more.",
                "That was very quick. Wait for %(n)d seconds, and send it once more.",
                SECONDS,
            )
            % {"n": SECONDS}
        )
