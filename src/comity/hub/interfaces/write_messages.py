"""What is said of uploads and commits."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "grant-not-valid": _("This address or token was not made by this hub."),
        "grant-expired": _("This address or token has expired; ask for a new one."),
        "grant-not-for-writing": _("This token is for reading; sending needs one for writing."),
        "range-malformed": _("{range!r} is not a range of bytes that is answered here."),
        "range-not-granted": _("The bytes {first} to {last} are not what this address is for."),
        "xet-chunk-unknown": _("That chunk is not known."),
        "xet-file-unknown": _("There is no such file in this repository."),
        "xet-not-offered": _("This hub does not offer that."),
        "xet-sha256-wrong": _("The file has the SHA-256 {sha256}, and not {stated} as stated."),
        "content-too-large": _("The content has {size} bytes; {limit} at most are read at once."),
        "content-damaged": _("What is stored of {xorb} is damaged."),
        "commit-header-missing": _("The first line of a commit must be its header."),
        "commit-header-twice": _("A commit has one header."),
        "commit-line-unreadable": _("Line {line} of the commit can't be read: {problem}."),
        "commit-lines-too-many": _("A commit has {limit} lines at most. Make several commits."),
        "commit-content-unreadable": _("What is sent of {path} is not in base 64."),
        "commit-file-too-large": _(
            "A file in the body of a commit may have {limit} bytes; send larger ones as large "
            "files (LFS), as preupload says."
        ),
        "preupload-too-many": _("{count} files were asked about; {limit} at most at once."),
        "lfs-operation-unknown": _("{operation} is not offered for large files, or not so hashed."),
        "lfs-too-many": _("{count} objects were asked about; {limit} at most at once."),
        "upload-goes-in-parts": _("This upload goes in parts."),
        "upload-part-unknown": _("There is no part {number}; the upload has {count}."),
        "deletions-too-many": _("{count} files were named; {limit} at most at once."),
    }
)
