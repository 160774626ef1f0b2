"""Ed25519 signatures (RFC 8032): keys go by the SHA-256 of their public bytes."""

from __future__ import annotations

from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def key_id(public_key: bytes) -> str:
    """The fingerprint of a key: SHA-256 of its 32 raw bytes, in hexadecimal digits."""
    return sha256(public_key).hexdigest()


def public_key_of(secret: bytes) -> bytes:
    """The public half of a secret of 32 bytes, which any 32 random bytes are."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def sign(statement: bytes, secret: bytes) -> bytes:
    """The signature, of 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(secret).sign(statement)


def is_signed(statement: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether the signature is that key's on those bytes; False too for what is no key."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True
