"""The sentences about treaties: whether they are in force, and what they are to whom."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "not-a-treaty": _("{instrument} is no treaty."),
        # The treaty on the day.
        "treaty-in-force": _("In force since {day} ({citation})."),
        "treaty-ended": _("Not in force any more, since {day}."),
        "treaty-perhaps-in-force": _("Whether it is in force on that day is not known."),
        "treaty-not-in-force": _("Not in force ({citation}): {consents}."),
        "treaty-coming": _("Not in force ({citation}); it enters into force on {day}."),
        "treaty-consents": _("{found} of {needed} expressions of consent"),
        "treaty-consents-members": _(
            "{found} of {needed} expressions of consent, {members} of {members_needed} by members "
            "({body})"
        ),
        "between-numbers": _("{low} to {high}"),
        "treaty-missing": _("Missing: {consents}."),
        "treaty-missing-members": _("Missing: {consents}, at least {members} of them by members."),
        "treaty-then": _("Once it has them, it enters into force after {length}."),
        "treaty-then-month": _(
            "Once it has them, it enters into force on the first day of the month that follows the "
            "end of {length}."
        ),
        "treaty-then-at-once": _("Once it has them, it enters into force at once."),
        "length-day": _("a day"),
        "length-days": _("{days} days"),
        "length-month": _("a month"),
        "length-months": _("{months} months"),
        "length-both": _("{months} and {days}"),
        # What it is to a jurisdiction.
        "standing-party": _("{name}: in force since {day}."),
        "standing-contracting": _(
            "{name}: consent to be bound expressed; the treaty is not in force for it."
        ),
        "standing-contracting-until": _(
            "{name}: consent to be bound expressed; in force for it from {day}."
        ),
        "standing-signatory": _("{name}: signed, but no consent to be bound is on record."),
        "standing-former": _("{name}: had consented to be bound, and is bound no more."),
        "standing-no-action": _(
            "{name}: no action is on record, and membership alone does not bind it."
        ),
        "standing-unknown": _("{name}: what the treaty is to it on that day is not known."),
        "standing-through": _("{name}, through {standing}"),
    }
)
