"""Keys that sign manifests (Ed25519), and what a signature proves.

A key holds from `valid_from` until `valid_until`; a rotated key's old signatures stay good. A key
is revoked when its secret may be in other hands: whoever has it can also write an earlier time, so
a signature that claims to be older than the revocation proves nothing by itself. The hub then signs
again with its new key; one signature that holds suffices.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from comity.hub.domain.content_digest import ManifestFile, content_ids
from comity.hub.domain.file_paths import parse_path
from comity.hub.domain.findings import Finding, fails, holds, shown, unknown
from comity.hub.domain.manifest import VERSION, Manifest, Role, signing_bytes, time_text
from comity.kernel.domain.ed25519 import is_signed, key_id, public_key_of, sign
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key of 32 raw bytes: whose it is, in which role, and when it holds.

    Raises `InvalidInput` for bytes that are no key and for a period that ends before it starts.
    """

    public_key: bytes
    holder: str
    role: Role
    valid_from: datetime
    valid_until: datetime | None = None
    revoked_at: datetime | None = None

    def __post_init__(self) -> None:
        backwards = self.valid_until is not None and self.valid_until < self.valid_from
        if len(self.public_key) != 32 or backwards:
            raise InvalidInput("signing-key-malformed", holder=self.holder)

    @property
    def id(self) -> str:
        return key_id(self.public_key)

    def valid_at(self, at: datetime) -> bool:
        """Whether the key may sign at that moment: in its period, and not revoked by then."""
        return (
            self.valid_from <= at
            and (self.valid_until is None or at < self.valid_until)
            and (self.revoked_at is None or at < self.revoked_at)
        )


@dataclass(frozen=True, slots=True)
class ManifestSignature:
    """A signature of 64 bytes over `signing_bytes(manifest, role, signed_at)`."""

    role: Role
    key_id: str
    signed_at: datetime
    signature: bytes


def choose_key(keys: Iterable[SigningKey], role: Role, at: datetime) -> SigningKey | None:
    """The key to sign with at that moment: of those that hold, the one that began last."""
    valid = [key for key in keys if key.role == role and key.valid_at(at)]
    return max(valid, key=lambda key: (key.valid_from, key.id), default=None)


def sign_manifest(
    manifest: Manifest, secret: bytes, role: Role, signed_at: datetime
) -> ManifestSignature:
    """Sign with a secret of 32 bytes; whether its key may sign now is the caller's to ask."""
    signature = sign(signing_bytes(manifest, role, signed_at), secret)
    return ManifestSignature(role, key_id(public_key_of(secret)), signed_at, signature)


def verify_manifest(
    manifest: Manifest,
    signatures: Sequence[ManifestSignature],
    keys: Iterable[SigningKey],
    listing: Sequence[ManifestFile] | None = None,
) -> tuple[Finding, ...]:
    """What the signatures prove by `keys`, which the caller trusts, and whether the listing is it.

    A signature of the hub is needed; one of the author is looked at where there is one.
    """
    if manifest.version != VERSION:
        return (fails(Message("manifest-version-unknown", {"version": manifest.version})),)
    trusted = {key.id: key for key in keys}
    judged = [(signature.role, _judge(manifest, signature, trusted)) for signature in signatures]
    proven = {role for role, finding in judged if finding.verdict == "holds"}
    found = [
        finding
        for role, finding in judged
        if finding.verdict != "unknown" or role not in proven  # another one makes up for it
    ]
    by_server = [finding.message.id for role, finding in judged if role == "server"]
    if not by_server:
        found.insert(0, fails(Message("manifest-unsigned")))
    elif set(by_server) == {"signature-key-unknown"} and _any_server(trusted.values()):
        found.append(fails(Message("manifest-unproven")))
    if listing is not None:
        found += _judge_listing(manifest, listing)
    return tuple(found)


def _any_server(keys: Iterable[SigningKey]) -> bool:
    return any(key.role == "server" for key in keys)


def _judge(
    manifest: Manifest, signature: ManifestSignature, keys: dict[str, SigningKey]
) -> Finding:
    key = keys.get(signature.key_id)
    about = {"key": signature.key_id[:16], "at": time_text(signature.signed_at)}
    if key is None:
        return unknown(Message("signature-key-unknown", about))
    about |= {"holder": key.holder}
    try:
        statement = signing_bytes(manifest, signature.role, signature.signed_at)
    except InvalidInput:
        statement = None
    if statement is None or not is_signed(statement, signature.signature, key.public_key):
        return fails(Message("signature-wrong", about))
    if key.role != signature.role or (key.role == "author" and key.holder != manifest.author):
        return fails(Message("signature-of-another", about | {"author": manifest.author}))
    if signature.signed_at < manifest.time:
        return fails(Message("signature-before-commit", about))
    if key.revoked_at is not None:
        about |= {"revoked": time_text(key.revoked_at)}
        if signature.signed_at >= key.revoked_at:
            return fails(Message("signature-key-revoked", about))
        return unknown(Message("signature-key-revoked-since", about))
    if not key.valid_at(signature.signed_at):
        return fails(Message("signature-key-not-valid", about))
    return holds(Message("signature-holds", about))


def _judge_listing(manifest: Manifest, listing: Sequence[ManifestFile]) -> list[Finding]:
    try:
        for file in listing:
            parse_path(file.path)
        ids = content_ids(listing)
    except InvalidInput as error:
        return [fails(error.message)]
    if (ids.digest, ids.tree) != (manifest.digest, manifest.tree):
        return [fails(Message("listing-altered"))]
    if not manifest.omitted:
        listed = {file.path: file for file in listing}
        for file in manifest.changed:
            if listed.get(file.path) != file:
                return [fails(Message("manifest-contradictory", {"path": shown(file.path)}))]
    return [holds(Message("listing-holds", {"count": len(listing)}))]
