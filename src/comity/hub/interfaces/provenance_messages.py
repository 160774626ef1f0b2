"""Signed manifests and what was found of them, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "tree-digest-unknown": _("There is no SHA-256 of the folder {oid}."),
        "file-digest-unknown": _("There is no SHA-256 of the file {path}."),
        "listing-contradictory": _("The listing names {path} twice, or a file as a folder."),
        "time-malformed": _("{time} is not a moment in whole seconds with a time zone."),
        "manifest-not-canonical": _("The manifest can't be written for signing: {problem}."),
        "manifest-file-too-large": _("The manifest file is larger than {limit} bytes."),
        "manifest-file-malformed": _("That is not a manifest file: {problem}."),
        "manifest-version-unknown": _("Manifests of version {version} are not known here."),
        "manifest-unsigned": _("The manifest bears no signature of the hub."),
        "manifest-unproven": _("No trusted key of the hub signed the manifest: it may be forged."),
        "manifest-contradictory": _(
            "The manifest contradicts itself: {path} is not listed as it says it was changed."
        ),
        "signing-key-malformed": _(
            "The key of {holder} is malformed: 32 bytes and a period that ends after it starts."
        ),
        "signature-key-unknown": _("Signed {at} with the key {key}, which is not known here."),
        "signature-wrong": _(
            "The signature of {holder} (key {key}) is wrong: the manifest or the signature was "
            "altered."
        ),
        "signature-of-another": _(
            "The key {key} of {holder} may not sign in that place; the author is {author}."
        ),
        "signature-before-commit": _(
            "The signature of {holder} (key {key}) is dated {at}, before the commit."
        ),
        "signature-key-revoked": _(
            "The key {key} of {holder} was revoked on {revoked}; this signature is dated {at}."
        ),
        "signature-key-revoked-since": _(
            "The key {key} of {holder} was revoked on {revoked}. The signature is dated {at}, "
            "earlier, but whoever had the key could write that: get one by a newer key."
        ),
        "signature-key-not-valid": _(
            "The key {key} of {holder} did not hold on {at}, when the signature is dated."
        ),
        "signature-holds": _("Signed by {holder} on {at} (key {key})."),
        "listing-altered": _("The listing is not the one that was signed: it was altered."),
        "listing-holds": _("The listing of {count} files is the one that was signed."),
        "folder-unreadable": _("The folder {path} can't be read: {problem}."),
        "folder-missing": _("There is no folder {path}."),
        "snapshot-of-another-commit": _(
            "The folder holds the commit {other}; the manifest is that of {commit}."
        ),
        "folder-needs-listing": _(
            "A part of the files can't be verified without the listing: get the manifest with it."
        ),
        "folder-differs": _(
            "The files are not those that were signed. To see which, get the manifest with the "
            "listing."
        ),
        "folder-holds": _("{count} files are what was signed, byte for byte."),
        "file-unreadable": _("{path} can't be read: {problem}."),
        "file-is-link": _("{path} is a link that leads out of the folder; it was not followed."),
        "file-not-regular": _("{path} is not a file."),
        "file-changing": _("{path} was being written while it was read."),
        "file-missing": _("{path} is missing."),
        "file-added": _("{path} was added: it is not among what was signed."),
        "file-changed": _("{path} was changed."),
        "file-size-wrong": _("{path} was changed: it has {size} bytes, not {wanted}."),
        "file-git-id-wrong": _("{path} is listed with a git id that is not its own."),
        "model-signature-malformed": _("That is not a signature of a model: {problem}."),
        "model-signature-key-malformed": _(
            "That is not a public key that signs models: ECDSA (P-256, P-384, P-521) or Ed25519, "
            "in PEM or DER."
        ),
        "model-signature-certificate": _(
            "Signed with a certificate; whether it is good can't be known offline."
        ),
        "model-signature-without-key": _("Signed with a key that was not given."),
        "model-signature-other-key": _("Signed with another key than the one given."),
        "model-signature-wrong": _("The signature of the model is wrong: it was altered."),
        "model-signature-holds": _("The signature of the model {model!r} holds by the key given."),
        "model-signature-other-digests": _(
            "The signature lists other digests than SHA-256 of whole files ({method}), so files "
            "can't be compared with it."
        ),
        "model-signature-covers": _("{count} files are what the model's signature lists."),
    }
)
