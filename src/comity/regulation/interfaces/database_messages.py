"""What is said about the corpus in the database, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "folder-in-use": _("{path} is there already and is not an empty folder."),
        "load-a-release": _("Run 'comity corpus load' first."),
        "no-release": _("The database holds no corpus."),
        "stored-corpus-does-not-compile": _("The corpus in the database has {count} faults."),
        "release-changing": _("The corpus was changed again and again while it was read."),
        "release-conflicts": _(
            "The release can't be loaded: {count} conflicts with what was edited in the database. "
            "Nothing was changed."
        ),
        "release-both-added": _("{record}: added here, and added otherwise in the release."),
        "release-both-changed": _("{record}: changed here, and changed otherwise in the release."),
        "release-both-reordered": _("{record}: put in another order here and in the release."),
        "release-misfit": _("{record}: does not fit what it is merged with."),
        "release-ours-removed": _("{record}: removed here, but changed in the release."),
        "release-parent-removed": _(
            "{record}: kept by one side, while the other removed what it is a part of."
        ),
        "release-theirs-removed": _("{record}: changed here, but removed in the release."),
        "release-loaded": _(
            "Loaded: {added} records added, {changed} changed, {removed} removed, "
            "{kept} local edits kept."
        ),
        "release-standing": _("The database holds this release already; nothing was changed."),
        "corpus-dumped": _("{count} files written to {path}."),
        "snapshot-damaged": _("The stored copy of the release that was loaded last is damaged."),
        "stored-corpus-damaged": _("The corpus in the database is damaged: {problem}."),
    }
)
