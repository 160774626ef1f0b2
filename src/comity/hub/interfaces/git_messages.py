"""Paths, names and versions, in words."""

from __future__ import annotations

from comity.hub.interfaces import provenance_messages as _provenance  # noqa: F401 - registers
from comity.kernel.interfaces.messages import _, register

register(
    {
        "path-empty": _("The path of a file is empty."),
        "path-too-long": _("The path {path} ... is longer than {limit} bytes."),
        "path-too-deep": _("The path {path} ... has more than {limit} parts."),
        "path-character": _("The path {path} has a character that paths may not have: {character}"),
        "path-not-nfc": _(
            "The path {path} is not in Unicode's composed form (NFC): rename the file, with its "
            "accented letters as one character each."
        ),
        "path-part-empty": _(
            "The path {path} has an empty part, or one of dots alone; write it from the root of "
            "the repository, without a slash at either end."
        ),
        "path-part-too-long": _("A part of the path {path} is longer than {limit} bytes."),
        "path-git-folder": _("The path {path} leads into git's own folder ({part})."),
        "path-part-end": _(
            "In the path {path}, {part!r} ends with a dot or a blank, which Windows drops."
        ),
        "path-device-name": _("In the path {path}, {part} is the name of a device on Windows."),
        "path-collides": _(
            "{path} and {other} differ only by case or encoding: many systems hold only one of "
            "them. Delete or rename one."
        ),
        "path-under-file": _("{path} can't be written: {file} is a file."),
        "path-is-folder": _("{path} can't be written: it is a folder."),
        "file-unknown": _("There is no file {path}."),
        "folder-unknown": _("There is no folder {path}."),
        "operations-too-many": _(
            "A commit may have {limit} operations; this one has {count}. Make several commits."
        ),
        "folder-too-large": _(
            "The folder {path!r} would have {count} entries; {limit} are the most. Spread them "
            "over several folders."
        ),
        "tree-missing": _("The folder {oid} is not in the store."),
        "tree-damaged": _("A stored folder is damaged: {problem}."),
        "repository-name-malformed": _(
            "{name!r} can't be a name here: up to {limit} letters, digits, '-', '_' and '.', "
            "neither '--' nor '..', no '-' or '.' at either end, and no '.git' at the end."
        ),
        "namespace-reserved": _("The name {name} is reserved: the hub has pages of that name."),
        "repository-id-malformed": _("{id!r} is not a repository's id; one is namespace/name."),
        "revision-malformed": _("{name!r} is not a revision."),
        "branch-name-malformed": _("{name!r} can't be the name of a branch."),
        "tag-name-malformed": _("{name!r} can't be the name of a tag."),
        "commit-id-malformed": _("{id!r} is not a commit id; one has 40 hexadecimal digits."),
        "commit-person-malformed": _(
            "{name!r} can't be the author of a commit: the name is empty or has <, > or a new line."
        ),
        "commit-message-malformed": _("The message of a commit may not hold the character NUL."),
        "lfs-pointer-malformed": _(
            "A large file needs its SHA-256 in 64 small hexadecimal digits and its size; "
            "given: {sha256}, {size}."
        ),
        "blob-size-wrong": _("The file has another size than was told; {missing} bytes remain."),
        "rules-too-many": _(
            "The file of rules is too long: {limit} rules and {bytes} bytes are the most."
        ),
    }
)
