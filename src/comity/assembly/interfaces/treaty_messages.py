"""Rules of entry into force and notices to a depositary, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "entry-no-condition": _("A rule of entry into force needs a condition."),
        "entry-condition-kind": _(
            "A condition of entry into force ({citation}) asks either for a number of consents or "
            "for a share, and for more than nothing."
        ),
        "entry-condition-share": _(
            "The share in a condition of entry into force ({citation}) must be of one thing: of "
            "named parties, of a weight, or of the parties to the amended treaty."
        ),
        "entry-condition-named": _(
            "{count} consents from among {named} named parties can never be reached."
        ),
        "entry-delay-negative": _("A delay ({citation}) can't be shorter than nothing."),
        "entry-ends-below": _(
            "The treaty would end with fewer than {below} parties, but {count} bring it into force."
        ),
        "entry-rule-problems": _("The rule of entry into force can't be read."),
        "treaty-weight-negative": _("The weight of {party} is negative."),
        "treaty-weights-whole": _(
            "The weights of the parties add up to more than the whole ({whole})."
        ),
        "treaty-weights-unknown": _("The weights called {weight} were not stated."),
        "treaty-amends-nothing": _(
            "A share of the parties to the amended treaty is asked for, and none is amended."
        ),
        "notice-days": _("The {kind} of {party} has no day, or its days are in the wrong order."),
        "notice-about": _(
            "A notice about a reservation names it, and no other notice does: {kind} of {party}."
        ),
        "notice-opposes": _(
            "Only an objection can oppose the entry into force between two parties, not the {kind} "
            "of {party}."
        ),
    }
)
