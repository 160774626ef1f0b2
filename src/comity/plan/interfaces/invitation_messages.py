"""Invitations to a plan, and files of them, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "invitations-refused": _("Nothing was changed. Lines that can't be taken ({count}):"),
        "invitation-line": _("Line {line}, {name}:"),
        "invitation-twice": _("This address and name stand in line {line} already."),
        "invitation-language": _("The language is one of: {known}."),
        "invitation-unknown": _("There is no such invitation."),
        "invitation-link-unknown": _(
            "This link leads nowhere: it was copied in part, or what it led to is erased."
        ),
        "invitation-used": _("This invitation was accepted already."),
        "invitation-revoked": _("This invitation was taken back."),
        "invitation-expired": _("This invitation held until {day}. You can still ask to join."),
        "invitations-tried": _(
            "Nothing was changed. It would be: {invited} invited, {already} here already, "
            "{refused} refused."
        ),
        "invitations-made": _(
            "{invited} invited, {already} here already. The mails leave within minutes."
        ),
        "plan-csv-kind": _("The kind is one of: {known}."),
    }
)
