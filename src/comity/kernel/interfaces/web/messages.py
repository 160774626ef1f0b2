"""Sentences that every page may need."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "web-database-unusable": _("The database does not answer, so this page can't be shown."),
        "web-fault": _("This page could not be made, through a fault of ours. It is logged."),
        "web-no-such-page": _("There is no page at this address."),
        "web-go-home": _("Start from the home page, or search."),
        "web-form-without-cookie": _(
            "The form came without the cookie by which this site knows its own forms, so nothing "
            "was changed."
        ),
        "web-form-without-cookie-remedy": _(
            "Cookies are switched off, or were deleted while the form was open. Allow them for "
            "this site, go back, load the page with the form anew and send it again. What you "
            "wrote may still stand there: copy it first."
        ),
        "web-form-outdated": _("The form was out of date, so nothing was changed."),
        "web-form-outdated-remedy": _(
            "It was open for very long, or somebody signed in or out in another window meanwhile. "
            "Go back, load the page with the form anew and send it again. What you wrote may "
            "still stand there: copy it first."
        ),
        "web-form-from-elsewhere": _(
            "The form was sent from another site, or your browser does not say from which, so "
            "nothing was changed."
        ),
        "web-form-from-elsewhere-remedy": _(
            "Open the form on this site and send it from there. If that is what you did, look "
            "whether an extension or a proxy hides where forms are sent from."
        ),
        "web-bad-date": _("{value!r} is not a date. Write it as year-month-day: 2027-12-02."),
        "web-date-out-of-range": _("Dates from {first} to {last} can be asked about, not {value}."),
        "web-address-too-long": _("The address is longer than {limit} characters."),
        "web-not-a-page-number": _("{value!r} is not a page number."),
        "web-no-such-choice": _("{value!r} is not one of the choices of {name}."),
    }
)
