"""The JSON file with which a client verifies a commit offline.

It holds the manifest, its signatures, the keys as the hub publishes them, and, where it was asked
for, the full listing. None of these is trusted for being in the file: keys must be known from
elsewhere, and the listing must add up to the manifest's digest.
"""

from __future__ import annotations

from base64 import b64encode
from binascii import Error as Base64Error
from binascii import a2b_base64
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal

import msgspec

from comity.hub.domain.content_digest import ManifestFile
from comity.hub.domain.manifest import Manifest, plain, plain_file, time_text
from comity.hub.domain.signing_keys import ManifestSignature, SigningKey
from comity.kernel.domain.errors import InvalidInput

FORMAT = "comity-manifest"
MOST_BYTES = 512 * 1024 * 1024

_Time = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}(-[0-9]{2}){2}T([0-9]{2}:){2}[0-9]{2}Z$")]
_Sha1 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{40}$")]
_Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
_Count = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
_Role = Literal["server", "author"]


@dataclass(frozen=True, slots=True)
class ManifestDocument:
    """What the file holds; without a listing, only the files themselves can be compared."""

    manifest: Manifest
    signatures: tuple[ManifestSignature, ...]
    keys: tuple[SigningKey, ...] = ()
    listing: tuple[ManifestFile, ...] | None = None


class _Strict(msgspec.Struct, forbid_unknown_fields=True):
    """A field that no signature covers would be read as if one did."""


class _File(_Strict):
    path: str
    size: _Count
    sha256: _Sha256
    git_oid: _Sha1


class _Manifest(_Strict):
    version: int
    repository: str
    commit: _Sha1
    tree: _Sha1
    parents: list[_Sha1]
    author: str
    time: _Time
    digest: _Sha256
    changed: list[_File]
    removed: list[str]
    omitted: _Count


class _Signature(_Strict):
    role: _Role
    key_id: _Sha256
    signed_at: _Time
    signature: str


class _Key(_Strict):
    id: _Sha256
    public_key: str
    holder: str
    role: _Role
    valid_from: _Time
    valid_until: _Time | None
    revoked_at: _Time | None


class _Document(_Strict):
    format: Literal["comity-manifest"]
    manifest: _Manifest
    signatures: list[_Signature]
    keys: list[_Key]
    listing: list[_File] | None


_decoder = msgspec.json.Decoder(_Document)


def write_manifest_file(document: ManifestDocument) -> bytes:
    """The file's bytes, in UTF-8."""
    listing = document.listing
    return msgspec.json.encode(
        {
            "format": FORMAT,
            "manifest": plain(document.manifest),
            "signatures": [
                {
                    "role": signature.role,
                    "key_id": signature.key_id,
                    "signed_at": time_text(signature.signed_at),
                    "signature": b64encode(signature.signature).decode(),
                }
                for signature in document.signatures
            ],
            "keys": [plain_key(key) for key in document.keys],
            "listing": None if listing is None else [plain_file(file) for file in listing],
        }
    )


def read_manifest_file(data: bytes) -> ManifestDocument:
    """What the file says. Raises `InvalidInput` for anything but such a file; proves nothing."""
    if len(data) > MOST_BYTES:
        raise InvalidInput("manifest-file-too-large", limit=MOST_BYTES)
    try:
        read = _decoder.decode(data)
        return ManifestDocument(
            _manifest(read.manifest),
            tuple(
                ManifestSignature(
                    each.role, each.key_id, _time(each.signed_at), _bytes(each.signature)
                )
                for each in read.signatures
            ),
            tuple(_key(each) for each in read.keys),
            None if read.listing is None else tuple(_file(each) for each in read.listing),
        )
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        raise InvalidInput("manifest-file-malformed", problem=str(error)) from error


def _manifest(read: _Manifest) -> Manifest:
    return Manifest(
        version=read.version,
        repository=read.repository,
        commit=read.commit,
        tree=read.tree,
        parents=tuple(read.parents),
        author=read.author,
        time=_time(read.time),
        digest=read.digest,
        changed=tuple(_file(each) for each in read.changed),
        removed=tuple(read.removed),
        omitted=read.omitted,
    )


def _file(read: _File) -> ManifestFile:
    return ManifestFile(read.path, read.size, read.sha256, read.git_oid)


def _key(read: _Key) -> SigningKey:
    key = SigningKey(
        public_key=_bytes(read.public_key),
        holder=read.holder,
        role=read.role,
        valid_from=_time(read.valid_from),
        valid_until=None if read.valid_until is None else _time(read.valid_until),
        revoked_at=None if read.revoked_at is None else _time(read.revoked_at),
    )
    if key.id != read.id:
        raise ValueError(f"key {read.id} is not what it is called")
    return key


def read_key(plain: object) -> SigningKey:
    """A key as `plain_key` wrote it. Raises `ValueError`."""
    try:
        return _key(msgspec.convert(plain, _Key))
    except (msgspec.MsgspecError, InvalidInput) as error:
        raise ValueError(str(error)) from error


def plain_key(key: SigningKey) -> dict[str, str | None]:
    """The key in the terms of JSON."""
    return {
        "id": key.id,
        "public_key": b64encode(key.public_key).decode(),
        "holder": key.holder,
        "role": key.role,
        "valid_from": time_text(key.valid_from),
        "valid_until": None if key.valid_until is None else time_text(key.valid_until),
        "revoked_at": None if key.revoked_at is None else time_text(key.revoked_at),
    }


def _time(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _bytes(text: str) -> bytes:
    try:
        return a2b_base64(text, strict_mode=True)
    except Base64Error as error:
        raise ValueError(f"not base64: {error}") from error
