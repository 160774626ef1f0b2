"""What is said of storage."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "storage-fails": _(
            "This node can't read or write what it stores at present. Try again later; its "
            "operator finds the reason in its log."
        ),
        "object-missing": _("The object store has no {key}."),
        "object-unreadable": _("{key} can't be read from the object store: {reason}."),
        "object-not-written": _("{key} can't be written to the object store: {reason}."),
        "s3-not-installed": _("A store in S3 needs the extra: pip install 'comity[s3]'."),
        "s3-without-tls": _(
            "{endpoint} has no TLS. Use https, or set COMITY_S3_PLAIN=1 where nobody can listen."
        ),
        "store-address": _("{address} is no store; one is a folder, or s3://bucket/prefix."),
        "upload-too-large": _("The upload is larger than {limit} bytes."),
        "upload-part-missing": _("Part {number} of the upload has not come; send it again."),
        "upload-part-number": _("An upload has no part {number}; they go from 1 to {most}."),
        "upload-size-wrong": _("{size} bytes came, and not {expected}."),
        "upload-hash-wrong": _("What came has the SHA-256 {sha256}, and not {expected}."),
        "assembled-wrong": _(
            "What is stored of the file {sha256} is not what was sent: it is damaged."
        ),
        "assembled-busy": _(
            "The file {sha256} is being put together for another request, and that takes long; "
            "try again."
        ),
        "not-chunked": _("The file can't be cut into chunks: {reason}."),
    }
)
