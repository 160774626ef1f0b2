"""Sentences about reports of errors."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "report-place-malformed": _(
            "{value!r} names no rule; write instrument:rule, as the links beside the rules do."
        ),
        "report-unknown-place": _("There is no rule or provision {name} in this instrument."),
        "report-text-missing": _("Say what is wrong."),
        "report-text-too-long": _("{length} characters are too many; {limit} fit."),
        "report-text-unprintable": _("The text holds a character that can't be stored."),
        "report-mail-malformed": _("That is not a mail address."),
        "report-link-malformed": _("That is not a web address; one begins with https://."),
        "report-kind-missing": _("Choose what is wrong."),
        "report-by-program": _(
            "This looks as if a program had filled the form, so it was dropped."
        ),
        "report-enough-open": _(
            "{count} reports on this rule wait for a decision already; no more are taken."
        ),
        "report-too-many-today": _("No more reports are taken today; come back tomorrow."),
        "report-unknown": _("There is no report {key}."),
        "report-decided-meanwhile": _("Somebody else decided meanwhile: it is {state} now."),
        "report-decision-missing": _("Choose a decision."),
        "report-decision-impossible": _("A report that is {state} can't become {decided}."),
        "report-sign-in": _("Sign in as somebody who moderates reports."),
    }
)
