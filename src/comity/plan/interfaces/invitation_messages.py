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
        "plan-csv-large": _("The file is too large: {limit} KiB at most."),
        "plan-csv-encoding": _(
            "The file is neither UTF-8 nor UTF-16 with its mark: line {line}, byte {at}. Save it "
            "anew as “CSV UTF-8”."
        ),
        "plan-csv-empty": _("The file has no line under its header."),
        "plan-csv-malformed": _("Line {line} is no CSV: {why}."),
        "plan-csv-columns-unknown": _("Columns that are not known: {columns}. Known are: {known}."),
        "plan-csv-columns-missing": _("Columns that are missing: {columns}."),
        "plan-csv-column-twice": _("The column {column} is there twice."),
        "plan-csv-lines": _("The file has too many lines: {limit} at most."),
        "plan-csv-cells": _("The line has {has} cells, and the header {needs}."),
        "plan-csv-kind": _("The kind is one of: {known}."),
    }
)
