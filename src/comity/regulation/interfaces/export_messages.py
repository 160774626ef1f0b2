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
        "not-a-release": _("{path} is neither a corpus folder nor a release file."),
        "release-damaged": _("The release file {path} is damaged or cut short. Nothing was read."),
        "release-file-standing": _("{path} is there already and is this release."),
        "release-file-whole": _("The file is whole and is the release that it says."),
        "release-file-written": _("{path} written ({size} bytes)."),
        "release-format-later": _(
            "The release file {path} was written by a later version of Comity; update first."
        ),
        "release-misnamed": _(
            "The release file {path} says that it is release {release}, but holds {found}."
        ),
        "use-force": _("Add --force to replace it."),
    }
)
