"""What the jurisdictions have to say when something is wrong with them or with a name."""

from __future__ import annotations

from comity.kernel.interfaces.messages import register


def _(text: str) -> str:
    """Mark for gettext without translating yet."""
    return text


register(
    {
        "unknown-jurisdiction": _("No jurisdiction is called {name}."),
        "members-not-recorded": _("The members of {body} are not recorded here."),
        "date-not-iso": _("{text} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD."),
        "period-without-start": _("A period needs a start, or a day on which it is attested."),
        "period-ends-before-start": _("A period that starts on {start} can't end on {end}."),
        "jurisdictions-unreadable": _("The jurisdictions can't be read: {problem}"),
        "jurisdictions-damaged": _("The stored jurisdictions are damaged: {problem}"),
        "jurisdictions-inconsistent": _("The jurisdictions have {count} faults; none was loaded."),
        "jurisdiction-faulty": _("{id} can't be read."),
        "jurisdiction-repeated": _("The {what} {value} is given twice."),
        "jurisdiction-reference-missing": _("{id}: the {what} {value} is missing."),
        "jurisdiction-tile-outside": _("{id}: the tile lies outside the grid."),
    }
)
