"""What backup, restore and move say, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "backing-up": _("Writing the backup"),
        "checking": _("Checking the backup"),
        "restoring": _("Restoring"),
        "moving": _("Moving"),
        "file-there": _("{path} is there already."),
        "keep-without-folder": _("--keep needs a folder that is there, and {path} is none."),
        "head-without-check": _("--head is for --check."),
        "backup-written": _("{path}: {rows} rows of {tables} tables, {texts} texts."),
        "copying-objects": _("Copying what the hub holds"),
        "objects-copied": _("{path}: {objects} objects, {written} of them new ({size} bytes)."),
        "no-objects-folder": _("{path} is no copy of what a hub held."),
        "backup-forgotten": _("{path} deleted."),
        "backup-whole": _(
            "The backup is whole: made at {made_at} by Comity {comity} from {database}, "
            "{rows} rows of {tables} tables, {texts} texts, release {release}."
        ),
        "backup-not-one": _("{path} is not a backup of Comity, or was cut short."),
        "backup-format-later": _(
            "The backup {path} is in format {version}, which this version can't read."
        ),
        "backup-damaged": _("The backup {path} is damaged: {reason}."),
        "backup-row-unreadable": _("The backup is damaged: line {line} of {name} is no row."),
        "backup-member-name": _("The backup {path} holds {name!r}, which has no place in one."),
        "backup-member-grows": _(
            "The backup {path} holds {name}, which would grow to {size} bytes; it is refused."
        ),
        "backup-schema-later": _(
            "The backup {path} is of a later version: Comity {comity} has no migration {migration}."
        ),
        "backup-schema-later-remedy": _("Install Comity {comity} or later first."),
        "backup-does-not-fit": _(
            "The backup {path} can't be restored here: {reason}. Nothing was changed."
        ),
        "backup-rows-lost": _(
            "Rows were lost on the way from {path}, in {tables}. Nothing was changed."
        ),
        "table-unreadable": _("The table {table} holds a value that can't be written: {reason}."),
        "database-empty": _("There is nothing in the database {place} yet."),
        "database-not-ours": _("The database {place} holds tables of another program."),
        "database-holds-something": _("The database {place} is not empty. Nothing was changed."),
        "database-in-use": _("The database {place} is in use. Stop what uses it first."),
        "restore-remedy-replace": _("With --replace the backup takes its place."),
        "restore-unconfirmed": _(
            "{place} would be replaced; nobody can be asked here, so say --yes, too."
        ),
        "restore-confirm": _("Replace all that {place} holds? It can't be had back"),
        "restored": _("Restored {rows} rows into {place}, and {texts} texts."),
        "move-address": _("--to can't be used: {reason}."),
        "move-target-full": _("The database {place} is not empty. Nothing was changed."),
        "move-written-meanwhile": _(
            "Something was written while the database was moved. The copy was thrown away."
        ),
        "moved": _("Moved {rows} rows; the audit log there is whole."),
        "moved-next": _(
            "Now set DATABASE_URL to that address for everything that starts Comity, and start "
            "it again. The database that was is as it was; delete it when you are sure."
        ),
    }
)
