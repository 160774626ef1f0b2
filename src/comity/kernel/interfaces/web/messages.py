"""Sentences that every page may need."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "web-database-unusable": _("The database does not answer, so this page can't be shown."),
        "web-fault": _("This page could not be made, through a fault of ours. It is logged."),
        "web-no-such-page": _("There is no page at this address."),
        "web-go-home": _("Start from the home page, or search."),
        "web-bad-date": _("{value!r} is not a date. Write it as year-month-day: 2027-12-02."),
        "web-date-out-of-range": _("Dates from {first} to {last} can be asked about, not {value}."),
        "web-address-too-long": _("The address is longer than {limit} characters."),
        "web-not-a-page-number": _("{value!r} is not a page number."),
        "web-no-such-choice": _("{value!r} is not one of the choices of {name}."),
    }
)
