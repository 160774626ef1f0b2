"""Sessions, presence and minutes, in words, and what people are told by mail."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "sessions-none": _("No such session is planned, and none was held."),
        "session-over": _("The session is {state}: nothing in it can be changed any more."),
        "session-not-open": _("The session is {state}, so this is not possible: it must be open."),
        "session-begun": _("{session} is open already, so its start can't be moved."),
        "session-without-name": _("Give the session a name."),
        "session-start-malformed": _("Write the start of the session as 2027-12-02T09:00:00Z."),
        "session-without-zone": _("The start of the session has no time zone."),
        "session-has-open-ballots": _(
            "{session} can't be closed while anybody may still vote in it: {ballots}."
        ),
        "session-notice-short": _(
            "The statute asks for {asked} days of notice; {missing} of them are missing."
        ),
        "agenda-item-unknown": _("There is no item {key} on this agenda."),
        "agenda-item-without-title": _("Give the item a title, or say what it is about."),
        "agenda-item-begun": _("“{item}” is {state}: only what still waits can be changed."),
        "agenda-item-before-body": _(
            "“{item}” is before the body. Finish it, or put it off, before you take another."
        ),
        "presence-too-early": _("Presence is recorded from {hours} hours before a session begins."),
        "presence-of-nobody": _("Choose at least one member."),
        "presence-not-of-body": _("{member} is not a member of {body} today, nor attends it."),
        "declaration-empty": _("Say what {member} declares."),
        "declaration-too-long": _("A declaration has at most {longest} characters."),
        "minutes-empty": _("The minutes are empty."),
        "minutes-too-long": _("Minutes have at most {longest} characters."),
        "minutes-too-early": _("{session} was never open, so it has no minutes."),
        "minutes-changed-meanwhile": _(
            "Somebody wrote version {version} meanwhile. Look at it, then write yours again."
        ),
        "minutes-unknown": _("There is no version {version} of the minutes."),
        "minutes-of-open-session": _("{session} is not closed, so its minutes are not whole."),
        "minutes-not-last": _("Version {version} is not the last one."),
        "minutes-approved": _("Version {version} is approved already."),
        "mail-session-planned": _("{session} is planned for {starts_at}."),
        "mail-session-moved": _("{session} is now at {starts_at}. Place: {place}"),
        "mail-session-cancelled": _("{session} of {starts_at} is cancelled."),
        "mail-session-opened": _("{session} is open."),
        "mail-minutes-approved": _("The minutes of {session} are approved."),
    }
)
