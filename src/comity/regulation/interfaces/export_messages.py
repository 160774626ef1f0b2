"""What is said about exports and release files, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "export-unreadable": _("{name} is not what an export of the corpus holds: {problem}."),
        "export-name-an-instrument": _(
            "Name one with --instrument, or a folder to write all of them to."
        ),
        "export-several-documents": _(
            "{format} makes a document for each instrument, {count} of them; there is room for one."
        ),
        "file-in-use": _("{path} is there already."),
        "folder-holds-other": _(
            "{path} holds something else than such an export ({name}), and was left alone."
        ),
        "use-force": _("Add --force to replace it."),
    }
)
