"""Tables that people send as CSV, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "csv-too-large": _("The file has more than {limit} MiB."),
        "csv-not-utf-8": _(
            "The file is neither UTF-8 nor UTF-16 with its mark: line {line}, byte {at}. Save it "
            "anew as “CSV UTF-8”."
        ),
        "csv-empty": _("The file has no lines: it needs a header and a line for each."),
        "csv-column-unknown": _("The column {column} is not known. These are read: {known}."),
        "csv-column-missing": _("The header lacks: {columns}."),
        "csv-column-twice": _("The column {column} stands twice."),
        "csv-malformed": _("Line {line} is no CSV: {why}."),
        "csv-too-many-rows": _("The file has more than {limit} lines."),
        "csv-cells": _("It has {has} cells; the header has {needs}."),
        "csv-cell": _("The column {column} can't hold {value}."),
        "csv-cell-empty": _("The column {column} is empty."),
    }
)
