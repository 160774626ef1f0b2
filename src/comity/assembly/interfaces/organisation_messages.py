"""Organisations, their officers and who may do what, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "assembly-unknown": _("There is no organisation {name} here."),
        "assembly-exists": _("There is an organisation {assembly} already."),
        "assembly-without-statute": _("{assembly} had no statute yet on {on}."),
        "statute-version-unknown": _("The statute of {assembly} has no version {version}."),
        "statute-decision-unfit": _(
            "The ballot “{ballot}” did not adopt an amendment of the statute: {body} does so, as "
            "{matter}."
        ),
        "statute-never-amended": _("The statute does not say who may amend it."),
        "statute-not-first": _(
            "An organisation begins with version 1 of its statute, not {version}."
        ),
        "statute-of-another": _("This is the statute of {statute}, not of {assembly}."),
        "statute-version-order": _(
            "This is version {version}; the next one is {next}, which holds from {holds_from} or"
            " later."
        ),
        "officer-twice": _("{person} holds the office {office} already in that time."),
        "office-of-no-body": _("The office {office} is of the whole organisation: name no body."),
        "officer-unknown": _("There is no officer {key} in this organisation."),
        "member-unknown": _("There is no member {name}."),
        "member-exists": _("{member} is in the list of members already."),
        "member-not-a-state": _(
            "{organisation} is no government, so it can't be a member as a State."
        ),
        "weight-name-unknown": _("The statute has no weight {weight} that members state."),
        "delegate-key-unknown": _("There is no delegate {key}."),
        "no-delegate": _("You stand for no member of {assembly}."),
        "no-credentials": _(
            "Your credentials for {member} are not in order, or you are its adviser."
        ),
        "right-missing": _("{member} does not have the right to {right} today."),
        "subject-unknown": _("There is nothing here that {reference} stands for."),
        "ballot-unknown": _("There is no ballot {ballot}."),
        "decision-not-closed": _("The ballot “{ballot}” is {state}: it has decided nothing."),
        "decision-of-another": _("The ballot “{ballot}” was about something else."),
        "decision-without-outcome": _(
            "The ballot “{ballot}” was tied, and whoever presides has not broken the tie."
        ),
        "session-state": _("A session that is {state} can't become {to}."),
        "agenda-item-state": _("An item that is {state} can't become {to}."),
    }
)
