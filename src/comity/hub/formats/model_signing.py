"""Signatures of OpenSSF model signing (`model.sig`), read and verified by a given public key.

The file is a Sigstore bundle (v0.3) around a DSSE envelope around an in-toto statement, whose
predicate lists files and digests; the subject's digest is SHA-256 over these digests, end to end.
Read are predicate v1.0 and, as version 0.2 of the tool wrote it, `Digests/v0.1`, where each subject
is a file. Nothing is looked up: a certificate (keyless signing) needs a root of trust and a
transparency log, which are not here, so what it says is unknown.

Sources: sigstore/model-transparency, `docs/model_signing_format.md` and `_signing/`; DSSE 1.0,
`protocol.md`, for what is signed; sigstore's protobuf-specs for the bundle.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
    load_pem_public_key,
)

from comity.hub.domain.findings import Finding, fails, holds, shown, unknown
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message

PAYLOAD_TYPE = "application/vnd.in-toto+json"
STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PREDICATE = "https://model_signing/signature/v1.0"
OLDER_PREDICATE = "https://model_signing/Digests/v0.1"
FILE_NAME = "model.sig"
MOST_BYTES = 64 * 1024 * 1024

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "secp256r1": hashes.SHA256(),
    "secp384r1": hashes.SHA384(),
    "secp521r1": hashes.SHA512(),
}


@dataclass(frozen=True, slots=True)
class SignedResource:
    """A file, or a shard of one (`name:start:end`), and its digest in hexadecimal digits."""

    name: str
    algorithm: str
    digest: str


@dataclass(frozen=True, slots=True)
class ModelSignature:
    """What the file says; `method` is `files` or `shards`, `ignored` are paths left unsigned."""

    model: str
    resources: tuple[SignedResource, ...]
    method: str
    ignored: tuple[str, ...]
    payload: bytes
    signature: bytes
    key_hint: str | None
    certified: bool


def read_model_signature(data: bytes) -> ModelSignature:
    """The signature as it stands. Raises `InvalidInput` for what is none; proves nothing."""
    if len(data) > MOST_BYTES:
        raise InvalidInput("model-signature-malformed", problem="too large")
    try:
        bundle = msgspec.json.decode(data)
        envelope, material = bundle["dsseEnvelope"], bundle["verificationMaterial"]
        [signature] = envelope["signatures"]
        payload = b64decode(envelope["payload"], validate=True)
        statement = msgspec.json.decode(payload)
        if (envelope["payloadType"], statement["_type"]) != (PAYLOAD_TYPE, STATEMENT_TYPE):
            raise ValueError("not an in-toto statement")
        model, resources, serialization = _statement(statement)
        return ModelSignature(
            model=model,
            resources=resources,
            method=str(serialization.get("method", "files")),
            ignored=tuple(str(path) for path in serialization.get("ignore_paths", ())),
            payload=payload,
            signature=b64decode(signature["sig"], validate=True),
            key_hint=(material.get("publicKey") or {}).get("hint") or None,
            certified="publicKey" not in material,
        )
    except (
        msgspec.MsgspecError,
        AttributeError,
        KeyError,
        IndexError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        problem = shown(str(error)) or type(error).__name__
        raise InvalidInput("model-signature-malformed", problem=problem) from error


def _statement(
    statement: dict[str, Any],
) -> tuple[str, tuple[SignedResource, ...], dict[str, Any]]:
    subjects = statement["subject"]
    if statement["predicateType"] == OLDER_PREDICATE:
        older = tuple(
            _resource(each["name"], "sha256", each["digest"]["sha256"]) for each in subjects
        )
        return "", older, {}
    if statement["predicateType"] != PREDICATE:
        raise ValueError("another predicate")
    [subject] = subjects
    predicate = statement["predicate"]
    resources = tuple(
        _resource(each["name"], each["algorithm"], each["digest"])
        for each in predicate["resources"]
    )
    together = sha256(b"".join(bytes.fromhex(resource.digest) for resource in resources))
    if together.hexdigest() != subject["digest"]["sha256"]:
        raise ValueError("the digests do not add up to the subject's")
    return str(subject["name"]), resources, dict(predicate["serialization"])


def _resource(name: object, algorithm: object, digest: object) -> SignedResource:
    if not (isinstance(name, str) and isinstance(algorithm, str) and isinstance(digest, str)):
        raise TypeError("a resource that is not text")
    return SignedResource(name, algorithm, digest.lower())


def verify_model_signature(
    signature: ModelSignature, files: Mapping[str, str], public_key: bytes | None
) -> tuple[Finding, ...]:
    """What the signature proves of `files` (SHA-256 by path), by a key in PEM or DER.

    Keys: ECDSA on P-256, P-384 or P-521, and Ed25519. Raises `InvalidInput` for any other key.
    """
    return (_by_key(signature, public_key), *_compare(signature, files))


def _by_key(signature: ModelSignature, public_key: bytes | None) -> Finding:
    if signature.certified:
        return unknown(Message("model-signature-certificate"))
    if public_key is None:
        return unknown(Message("model-signature-without-key"))
    key = _load_key(public_key)
    head = f"DSSEv1 {len(PAYLOAD_TYPE)} {PAYLOAD_TYPE} {len(signature.payload)} "
    signed = head.encode() + signature.payload
    try:
        if isinstance(key, Ed25519PublicKey):
            key.verify(signature.signature, signed)
        else:
            key.verify(signature.signature, signed, ec.ECDSA(_HASHES[key.curve.name]))
    except InvalidSignature:
        pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        if signature.key_hint not in {None, sha256(pem).hexdigest()}:
            return fails(Message("model-signature-other-key"))
        return fails(Message("model-signature-wrong"))
    return holds(Message("model-signature-holds", {"model": shown(signature.model)}))


def _load_key(data: bytes) -> ec.EllipticCurvePublicKey | Ed25519PublicKey:
    load = load_pem_public_key if data.lstrip().startswith(b"-----") else load_der_public_key
    try:
        key = load(data)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise InvalidInput("model-signature-key-malformed") from error
    if isinstance(key, Ed25519PublicKey):
        return key
    if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in _HASHES:
        return key
    raise InvalidInput("model-signature-key-malformed")


def _compare(signature: ModelSignature, files: Mapping[str, str]) -> list[Finding]:
    if signature.method != "files" or any(
        resource.algorithm != "sha256" for resource in signature.resources
    ):
        told = {"method": shown(signature.method)}
        return [unknown(Message("model-signature-other-digests", told))]
    found: list[Finding] = []
    signed = {resource.name: resource.digest for resource in signature.resources}
    for name, digest in sorted(signed.items()):
        if name not in files:
            found.append(fails(Message("file-missing", {"path": shown(name)})))
        elif files[name] != digest:
            found.append(fails(Message("file-changed", {"path": shown(name)})))
    found += [
        fails(Message("file-added", {"path": shown(path)}))
        for path in sorted(files)
        if path not in signed and not _is_ignored(path, signature.ignored)
    ]
    return found or [holds(Message("model-signature-covers", {"count": len(signed)}))]


def _is_ignored(path: str, ignored: tuple[str, ...]) -> bool:
    return path == FILE_NAME or any(
        path == each or path.startswith(each.rstrip("/") + "/") for each in ignored
    )
