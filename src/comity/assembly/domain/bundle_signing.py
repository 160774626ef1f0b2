"""Signing a decision bundle and the tree head in it, with one key."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from comity.assembly.domain.decision_bundle import (
    BundleKey,
    BundleSignature,
    Sealed,
    SignedHead,
    canonical,
    plain,
)
from comity.kernel.domain.ed25519 import key_id, public_key_of, sign

_UNSIGNED = "0" * 128
Signable = TypeVar("Signable", bound=Sealed)


def head_statement(size: int, root: str, at: datetime, key: str) -> bytes:
    """What is signed of a tree head; `key` is the key's id."""
    return canonical({"type": "comity-tree-head", "size": size, "root": root, "at": at, "key": key})


def bundle_statement(bundle: Sealed) -> bytes:
    """What is signed of a bundle: all of it but the signature's value."""
    whole = plain(bundle)
    del whole["signature"]["value"]
    return canonical(whole)


def key_of(secret: bytes) -> BundleKey:
    """The public half of a secret of 32 bytes, by its id."""
    public = public_key_of(secret)
    return BundleKey(key_id(public), public.hex())


def sign_head(size: int, root: bytes, at: datetime, secret: bytes) -> SignedHead:
    signature = sign(head_statement(size, root.hex(), at, key_of(secret).id), secret)
    return SignedHead(size, root.hex(), at, signature.hex())


def signed_bundle(bundle: Signable, secret: bytes, at: datetime) -> Signable:
    """The bundle under this key, whatever it was signed by; its head keeps its own signature."""
    unsigned = replace(bundle, key=key_of(secret), signature=BundleSignature(at, _UNSIGNED))
    value = sign(bundle_statement(unsigned), secret).hex()
    return replace(unsigned, signature=BundleSignature(at, value))
