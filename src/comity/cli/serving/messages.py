"""What `comity serve` and its kin say, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "port-taken": _("Something listens at {place} already."),
        "port-taken-remedy": _("Stop it, or choose another port with --port."),
        "address-unusable": _("Nothing can listen at {place}: {reason}."),
        "secret-key-missing": _(
            "A server that others can reach ({host}) needs COMITY_SECRET_KEY: it signs sessions "
            "and links, and must not change."
        ),
        "secret-key-short": _("The key in {path} has fewer than {least} characters."),
        "secret-key-remedy": _(
            "Make one with 'openssl rand -base64 48' and keep it out of the data folder's backups."
        ),
        "secret-key-readable": _("Others can read the secret key {path}."),
        "secret-key-readable-remedy": _("Run 'chmod 600' on it, or delete it to have a new one."),
        "data-folder-taken": _("The database is in use: 'comity serve' runs with {path}."),
        "data-folder-taken-remedy": _("Stop it first."),
        "static-files-failed": _("The static files could not be prepared: {reason}."),
        "server-did-not-start": _("The server ended before it answered (exit code {code})."),
        "serving": _("Comity listens at {address}. Stop it with {how}."),
        "serving-read-only": _("Comity listens at {address}, read-only. Stop it with {how}."),
        "newer-release-ships": _(
            "This version ships another release of the corpus than is loaded; "
            "'comity corpus load' loads it."
        ),
        "mail-in-folder": _(
            "No mail server is set (COMITY_MAIL): mails are kept as files in {path}."
        ),
        "tick-step": _("{name}: {count}"),
        "tick-failed": _("{count} of the recurring steps failed; the others were done."),
        "tick-under-way": _("Another 'comity tick' is at work; nothing was done."),
    }
)
