"""What the commands of the hub say."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "account-opened": _("{party} publishes as {name} from now on."),
        "account-of-organisation": _(
            "{name} is an organisation's; name a person, by their account or e-mail address."
        ),
        "account-without-owner": _(
            "{name} has no owner in office; say with --as who does it, by their e-mail address."
        ),
        "organisation-ambiguous": _("Several organisations are called {name}."),
        "repository-kind-unknown": _("{value!r} is no type; there are model, dataset and space."),
        "repository-created": _("Made the {visibility} {kind} {name}."),
        "token-issued": _("A token of {person}, good until {until}; it is shown this once:"),
        "quota-twice": _("Give --limit or --default, not both."),
        "quota-shown": _("{name} stores {used} and may store {limit}."),
        "quota-none": _("{name} stores {used}, without a limit."),
        "size-malformed": _("{value!r} is no size; write 500MB, 2TiB or a number of bytes."),
        "takedown-needs-notice": _("Say with --notice what the takedown rests on."),
        "takedown-none": _("{name} is not taken down."),
        "taken-down-now": _("{name} is taken down: nobody but the operator reads it."),
        "takedown-lifted-now": _("{name} can be read again."),
        "key-made": _("This node signs with the key {key} from now on."),
        "key-revoked": _("The key {key} is revoked."),
        "collecting": _("Looking at objects"),
        "collected": _(
            "Let go: {objects} objects ({size}), {contents} contents, {xorbs} xorbs, {holdings} "
            "files that no commit named, {uploads} uploads, {leftovers} temporary files."
        ),
        "to-collect": _(
            "Would let go, with --delete: {objects} objects ({size}), {contents} contents, {xorbs} "
            "xorbs, {holdings} files that no commit named, {uploads} uploads, {leftovers} "
            "temporary files."
        ),
        "condemned": _(
            "Found unused for the first time: {count}; they go in a run {hours:g} hours on."
        ),
        "scrubbing": _("Reading objects"),
        "scrubbed": _(
            "All is well: {objects} objects ({size}), {contents} contents. Of {unnamed} more no "
            "row speaks."
        ),
        "scrubbed-rot": _(
            "Damaged: {rot}. Read: {objects} objects ({size}), {contents} contents. Of {unnamed} "
            "more no row speaks."
        ),
        "rot-hash": _("It is not what its hash says."),
        "rot-size": _("It has not its length."),
        "rot-missing": _("{key} is missing."),
        "rot-index": _("It is not the chunk table of its xorb."),
        "rot-terms": _("The stretches of chunks do not give the content {sha256}."),
        "importing": _("Importing"),
        "imported": _("{name}: {files} files, {size}; commit {commit}."),
        "imported-before": _("{name} has all of it already; nothing was changed."),
        "import-source-unknown": _("{source} is neither a folder nor a repository's id."),
        "import-folder-empty": _("There is no file in {folder}."),
        "import-refused": _("{endpoint} refuses {address}: status {status}."),
        "import-unreachable": _("{endpoint} can't be reached: {reason}."),
        "import-answer-unreadable": _("{endpoint} gives no answer of a hub at {address}."),
        "import-file-wrong": _("{path} came from {endpoint} otherwise than its hash says."),
        "import-too-many-files": _("A revision of more than {limit} files is not imported."),
    }
)
