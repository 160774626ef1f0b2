"""What changed between two releases, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "change-instrument-new": _("{instrument}: new (norms: {count})"),
        "change-instrument-gone": _("{instrument}: gone (norms: {count})"),
        "change-itself": _("dates, terms, headings or sources changed"),
        "change-no-day": _("no day that is known"),
        "change-norm": _("{citation} ({norm}): changed: {fields}"),
        "change-norm-end": _("{citation} ({norm}): ends on {after}; before: {before}"),
        "change-norm-gone": _("{citation} ({norm}): gone"),
        "change-norm-new": _("{citation} ({norm}): new, starts on {start}"),
        "change-norm-start": _("{citation} ({norm}): starts on {after}; before: {before}"),
    }
)
