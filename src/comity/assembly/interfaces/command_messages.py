"""What commands ask and say, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "day-not-whole": _("{text} is not one day: write YYYY-MM-DD."),
        "go-on": _("Go on?"),
        "nothing-changed": _("Nothing was changed."),
        "yes-missing": _("{deed} Say --yes where nobody can be asked."),
        "ask-membership-ends": _(
            "The membership of {member} ends; an application alone brings it back."
        ),
    }
)
