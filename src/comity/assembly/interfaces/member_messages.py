"""Applications, standing, delegations and electorates, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "application-move-impossible": _(
            "The application is {here} and can't become {to}; it can become: {possible}."
        ),
        "application-mover": _("An application that is {here} is not made {to} by the {by}."),
        "application-decision-missing": _(
            "Name the decision by which the application becomes {to}."
        ),
        "application-class": _("The application is for {asked}, and not for {given}."),
        "application-documents-missing": _("The application still needs: {documents}."),
        "application-sponsors-missing": _(
            "The application is supported by {has} members; it needs {needs}."
        ),
        "event-out-of-place": _(
            "The event {kind} can't come here: what it ends has not begun, or what it begins has "
            "not ended."
        ),
        "electorate-unknown": _(
            "Who votes in {body} can't be said; {count} questions are open. Enter the days that "
            "are missing."
        ),
        "elector-membership-unknown": _(
            "It is not known whether {member} is a member of it on {on}."
        ),
        "elector-class-unknown": _("It is not known of which class {member} is on {on}."),
        "elector-arrears-unknown": _("It is not known whether {member} is in arrears on {on}."),
        "elector-suspension-unknown": _("It is not known whether {member} is suspended on {on}."),
        "no-vote-class": _("Its class has no vote."),
        "no-vote-arrears": _("It is in arrears."),
        "no-vote-suspended": _("It is suspended."),
        "delegate-of-two": _("{person} is a delegate of {member}, and so can't be one of {other}."),
        "delegate-twice": _("{person} is a delegate of {member} already."),
        "delegate-unknown": _("{person} is no delegate of {member}."),
        "delegate-not-in-term": _("{person} is no delegate on {on}."),
        "delegation-has-head": _("The delegation of {member} has a head: {head}."),
        "delegation-full": _(
            "The delegation of {member} has {limit} of the place {place} already."
        ),
        "credentials-too-long": _("Credentials may be good for {days} days at most."),
    }
)
