"""Passwords of the tests: hashed as on a node, but once instead of a million times."""

from __future__ import annotations

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class OnceHashed(PBKDF2PasswordHasher):
    iterations = 1


HASHERS = [f"{__name__}.{OnceHashed.__qualname__}"]
"""What the setting PASSWORD_HASHERS is in tests."""
