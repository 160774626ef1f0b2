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
        "applications-none": _("There is no such application."),
        "application-stands": _("Applied on {day} to become: {member_class}. It is: {state}."),
        "application-decided-by": _("{body} decides, by the rule “{rule}”."),
        "ask-approve": _("{applicant} becomes a member."),
        "ask-decline": _("The application of {applicant} is declined for good."),
        "ask-withdraw": _("The application of {applicant} is withdrawn for good."),
    }
)
