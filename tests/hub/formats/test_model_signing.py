from __future__ import annotations

import base64
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from comity.hub.domain.findings import Finding
from comity.hub.formats.model_signing import (
    OLDER_PREDICATE,
    PAYLOAD_TYPE,
    PREDICATE,
    STATEMENT_TYPE,
    read_model_signature,
    verify_model_signature,
)
from comity.kernel.domain.errors import InvalidInput

FILES = {"config.json": sha256(b"{}").hexdigest(), "d/weights": sha256(b"w").hexdigest()}
Private = ec.EllipticCurvePrivateKey | Ed25519PrivateKey
P256 = ec.generate_private_key(ec.SECP256R1())
KEYS: list[tuple[Private, hashes.HashAlgorithm]] = [
    (P256, hashes.SHA256()),
    (ec.generate_private_key(ec.SECP384R1()), hashes.SHA384()),
    (ec.generate_private_key(ec.SECP521R1()), hashes.SHA512()),
    (Ed25519PrivateKey.generate(), hashes.SHA256()),
]


def statement(files: dict[str, str] = FILES, **edit: object) -> dict[str, Any]:
    together = sha256(b"".join(bytes.fromhex(digest) for digest in files.values()))
    return {
        "_type": STATEMENT_TYPE,
        "subject": [{"name": "sheng", "digest": {"sha256": together.hexdigest()}}],
        "predicateType": PREDICATE,
        "predicate": {
            "serialization": {
                "method": "files",
                "hash_type": "sha256",
                "allow_symlinks": False,
                "ignore_paths": [".git", "model.sig"],
            },
            "resources": [
                {"name": name, "algorithm": "sha256", "digest": digest}
                for name, digest in files.items()
            ],
        },
    } | edit


def pem(key: Private) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def bundle(
    told: dict[str, Any],
    key: Private = P256,
    digest: hashes.HashAlgorithm = KEYS[0][1],
    material: dict[str, Any] | None = None,
    **edit: object,
) -> bytes:
    payload = json.dumps(told).encode()
    signed = b"DSSEv1 28 application/vnd.in-toto+json %d " % len(payload) + payload
    made = (
        key.sign(signed)
        if isinstance(key, Ed25519PrivateKey)
        else key.sign(signed, ec.ECDSA(digest))
    )
    envelope = {
        "payload": base64.b64encode(payload).decode(),
        "payloadType": PAYLOAD_TYPE,
        "signatures": [{"sig": base64.b64encode(made).decode(), "keyid": ""}],
    } | edit
    hint = sha256(pem(key)).hexdigest()
    return json.dumps(
        {
            "mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
            "verificationMaterial": material or {"publicKey": {"hint": hint}, "tlogEntries": []},
            "dsseEnvelope": envelope,
        }
    ).encode()


def ids(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.verdict, finding.message.id) for finding in findings]


@pytest.mark.parametrize(("key", "digest"), KEYS)
def test_a_signature_by_a_key(key: Private, digest: hashes.HashAlgorithm) -> None:
    read = read_model_signature(bundle(statement(), key, digest))
    assert (read.model, read.method, len(read.resources)) == ("sheng", "files", 2)
    good = [("holds", "model-signature-holds"), ("holds", "model-signature-covers")]
    assert ids(verify_model_signature(read, FILES, pem(key))) == good
    der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert ids(verify_model_signature(read, FILES, der)) == good


def test_a_signature_that_the_tool_wrote() -> None:
    # model-signing 1.1.1, `sign key`, over two files; its key was made for this and thrown away.
    folder = Path(__file__).parent / "written_by_model_signing"
    read = read_model_signature((folder / "model.sig").read_bytes())
    assert (read.model, read.method) == ("model", "files")
    assert ".gitattributes" in read.ignored
    files = {
        "config.json": sha256(b"{}\n").hexdigest(),
        "d/w.safetensors": sha256(b"weights\n").hexdigest(),
    }
    key = (folder / "key.pem").read_bytes()
    assert ids(verify_model_signature(read, files, key)) == [
        ("holds", "model-signature-holds"),
        ("holds", "model-signature-covers"),
    ]
    altered = files | {"config.json": sha256(b"").hexdigest()}
    assert ids(verify_model_signature(read, altered, key))[1] == ("fails", "file-changed")


def test_the_older_statement() -> None:
    subjects = [{"name": name, "digest": {"sha256": digest}} for name, digest in FILES.items()]
    older = statement(subject=subjects, predicateType=OLDER_PREDICATE, predicate={"unused": ""})
    read = read_model_signature(bundle(older))
    assert {resource.name: resource.digest for resource in read.resources} == FILES
    assert ids(verify_model_signature(read, FILES, pem(P256)))[0][0] == "holds"


def test_altered_files() -> None:
    read = read_model_signature(bundle(statement()))
    files = {"d/weights": "0" * 64, "new": "1" * 64, ".git/config": "2" * 64, "model.sig": "3" * 64}
    found = verify_model_signature(read, files, pem(P256))
    assert [(each.message.id, each.message.params.get("path")) for each in found[1:]] == [
        ("file-missing", "config.json"),
        ("file-changed", "d/weights"),
        ("file-added", "new"),
    ]


def test_an_altered_statement() -> None:
    read = read_model_signature(bundle(statement()))
    altered = replace(read, payload=read.payload.replace(b"sheng", b"shenG"))
    assert ids(verify_model_signature(altered, FILES, pem(P256)))[0] == (
        "fails",
        "model-signature-wrong",
    )


def test_another_key() -> None:
    read = read_model_signature(bundle(statement()))
    other = pem(ec.generate_private_key(ec.SECP256R1()))
    assert ids(verify_model_signature(read, FILES, other))[0] == (
        "fails",
        "model-signature-other-key",
    )
    unhinted = replace(read, key_hint=None)
    assert ids(verify_model_signature(unhinted, FILES, other))[0] == (
        "fails",
        "model-signature-wrong",
    )


def test_what_cannot_be_known_offline() -> None:
    read = read_model_signature(bundle(statement()))
    assert ids(verify_model_signature(read, FILES, None))[0] == (
        "unknown",
        "model-signature-without-key",
    )
    keyless = read_model_signature(
        bundle(statement(), material={"certificate": {"rawBytes": "AA=="}, "tlogEntries": []})
    )
    assert ids(verify_model_signature(keyless, FILES, pem(P256)))[0] == (
        "unknown",
        "model-signature-certificate",
    )
    told = statement()
    told["predicate"]["serialization"]["method"] = "shards"
    shards = read_model_signature(bundle(told))
    assert ids(verify_model_signature(shards, FILES, pem(P256))) == [
        ("holds", "model-signature-holds"),
        ("unknown", "model-signature-other-digests"),
    ]


def test_keys_that_do_not_sign_models() -> None:
    read = read_model_signature(bundle(statement()))
    rsa_key = rsa.generate_private_key(65_537, 2_048).public_key()
    k1 = ec.generate_private_key(ec.SECP256K1()).public_key()
    curve = ec.generate_private_key(ec.BrainpoolP256R1()).public_key()
    for data in [b"", b"-----BEGIN PUBLIC KEY-----"] + [
        key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        for key in (rsa_key, k1, curve)
    ]:
        with pytest.raises(InvalidInput) as caught:
            verify_model_signature(read, FILES, data)
        assert caught.value.message.id == "model-signature-key-malformed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"dsseEnvelope": [], "verificationMaterial": {}}',
        bundle(statement(), payloadType="text/plain"),
        bundle(statement(), signatures=[]),
        bundle(statement(), payload="?"),
        bundle(statement(), payload="AAAA"),
        bundle(statement(_type="other")),
        bundle(statement(predicateType="other")),
        bundle(statement(subject=[])),
        bundle(statement(subject=[{"name": "sheng", "digest": {"sha256": "0" * 64}}])),
        bundle(statement(predicate={})),
        bundle(statement(predicate={"resources": [{"name": 1, "algorithm": "a", "digest": ""}]})),
    ],
)
def test_what_is_no_signature(data: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_model_signature(data)
    assert caught.value.message.id == "model-signature-malformed"
