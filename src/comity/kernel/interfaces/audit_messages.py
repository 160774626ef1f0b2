"""What the kernel says about the audit log and the database, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "audit-payload-unwritable": _("The audit entry's payload can't be written: {reason}."),
        "audit-reference-malformed": _(
            "The audit entry's {field} {value!r} is not a reference such as user:1234."
        ),
        "audit-action-malformed": _(
            "The action {value!r} is not a name in small letters and underscores."
        ),
        "audit-entry-unknown": _("The audit log has no entry {sequence}."),
        "audit-entry-erased-already": _("The payload of audit entry {sequence} is erased already."),
        "audit-unreadable": _("The audit log holds an entry that can't be read."),
        "audit-broken": _(
            "The audit log is broken at entry {sequence} ({fault}); "
            "the {whole} entries before it are whole."
        ),
        "audit-whole": _("The audit log is whole: {count} entries, {erased} with erased payload."),
        "audit-head-malformed": _(
            "{value!r} is not a head; one is SIZE:HASH as 'comity audit head' prints it."
        ),
        "settings-invalid": _("The settings can't be used: {reason}."),
        "database-missing": _("There is no database at {place}."),
        "database-behind": _("The database {place} was not made by this version of Comity."),
        "database-unusable": _("The database {place} can't be used: {reason}."),
        "database-later": _(
            "The database is of a later version of Comity: it has the migration {migration}."
        ),
        "database-later-remedy": _("Install that version, or restore a backup made before it."),
        "migrations-none": _("The database is up to date."),
        "migration-planned": _("{name} would be applied."),
        "database-remedy-migrate": _("Run 'comity migrate' to make it or bring it up to date."),
    }
)
