"""Second factors: secrets of authenticator apps are kept encrypted."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from comity.kernel.domain.errors import IntegrityFailure


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    """A copy of the database alone is of no use to whoever wants to make codes."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises `IntegrityFailure` where the node's key is another than when it was kept."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            raise IntegrityFailure("second-factor-unreadable") from None

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)


def _box() -> Fernet:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"comity second factors")
    return Fernet(urlsafe_b64encode(derive.derive(settings.SECRET_KEY.encode())))
