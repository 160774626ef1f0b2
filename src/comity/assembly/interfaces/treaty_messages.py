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
        "adopted-treaty-unknown": _("There is no treaty {name} in this organisation."),
        "treaty-party-unknown": _(
            "{name} is no member of this organisation, and no jurisdiction has that code."
        ),
        "motion-key-unknown": _("There is no motion {key}."),
        "treaty-not-adopted": _("“{motion}” was not adopted."),
        "treaty-adopted-already": _("“{motion}” is a treaty here already."),
        "treaty-decided-otherwise": _(
            "By the statute, treaties are adopted by {body}, as the matter {matter}. This was "
            "another decision."
        ),
        "treaty-title-missing": _("An instrument needs a title, and by whom it was adopted."),
        "treaty-in-future": _("Nothing was adopted on {day}, which is still to come."),
        "treaty-without-rule": _(
            "Neither the text nor the statute says when it enters into force."
        ),
        "treaty-close-why": _("Say by what act the parties ended the treaty."),
        "treaty-close-day": _("A treaty can end after its adoption on {adopted} only."),
        "treaty-closed-already": _("The treaty has ended already, on {closed}."),
        "deed-kind-unknown": _("Nothing that a party does is called {name}."),
        "deed-days": _("The {kind} of {party} would end before it begins."),
        "deed-without-source": _("The {kind} of {party} needs a source."),
        "deed-in-future": _("{id} is of {day}, and today is {today}."),
        "deed-after-end": _("{id} is of after the treaty's end on {closed}."),
        "deed-no-reservations": _(
            "The treaty does not allow reservations, so {party} can make none."
        ),
        "deed-no-provisional-application": _(
            "The treaty does not provide for provisional application, by {party} or anybody."
        ),
        "deed-signed-already": _("{party} has signed already."),
        "deed-consented-already": _(
            "{party} would consent twice to be bound, without leaving in between."
        ),
        "deed-not-applied-provisionally": _("{party} does not apply the treaty provisionally."),
        "deed-reservation-unknown": _("No reservation called {about} stands."),
        "deed-reservation-of-whom": _(
            "One objects to a reservation of another, and withdraws one's own: {about} is the wrong"
            " one for {party}."
        ),
        "deed-before-reservation": _("{id} is of before the reservation {about}."),
        "deed-no-objection": _("{party} has not objected to {about}."),
        "deed-noticed-already": _("{party} has notified that about {about} already."),
        "deed-others-rest-on-it": _("Other actions rest on {deed}: strike those first."),
        "deed-unknown": _("There is no action {key} of this treaty."),
        "deed-struck-already": _("It is struck out already: {deed}."),
        "deed-strike-why": _("Say why it is struck out."),
        "treaty-rule-beyond-corpus": _(
            "The corpus knows rules of entry into force that ask for a number of consents, and a "
            "number of them from members of one body. This one asks for something else."
        ),
        "treaty-export-differs": _(
            "The corpus would see another entry into force than there is here, since it does not "
            "know all parties. Nothing was written."
        ),
        "entry-rule-not-json": _("The rule is no JSON: look at line {line}."),
        "treaties-none": _("No treaty was adopted or entered by that day."),
        "treaty-export-replace": _("Say --replace to write over it."),
    }
)
