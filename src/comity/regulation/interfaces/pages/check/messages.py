"""Sentences of the interview."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "instrument-not-read": _("No instrument called {name} was read for these jurisdictions."),
        "interview-ask-for-the-link-again": _(
            "Copy the whole address again, or start a new check and load the profile from a file."
        ),
        "interview-bounds-or-number": _("Give either the exact value or its bounds, not both."),
        "interview-choose": _("Choose an answer, or say that you don't know."),
        "interview-choose-a-file": _("Choose a file: a profile in YAML or JSON."),
        "interview-choose-where": _("Choose at least one jurisdiction."),
        "interview-damaged": _("The address is damaged: the answers in it can't be read."),
        "interview-name-too-long": _("The name has {length} characters; at most {limit} fit."),
        "interview-other-version": _(
            "The address is of version {version!r}, which this server does not read."
        ),
        "interview-problems": _(
            "The address states what the rules here don't know: {count} problem(s)."
        ),
        "interview-too-long": _(
            "These answers are too long for an address (more than {limit} characters)."
        ),
        "interview-use-a-file": _(
            "Keep them in a profile file and use the command line: comity obligations."
        ),
    }
)
