"""What commands ask and say, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "day-not-whole": _("{text} is not one day: write YYYY-MM-DD."),
        "moment-not-iso": _("{text} is no moment: write it as 2027-03-01T09:00+00:00."),
        "go-on": _("Go on?"),
        "nothing-changed": _("Nothing was changed."),
        "yes-missing": _("Nothing was changed, for nobody can be asked here. With --yes: {deed}"),
        "ask-membership-ends": _(
            "The membership of {member} will end; an application alone can bring it back."
        ),
        "applications-none": _("There is no such application."),
        "application-stands": _("Applied on {day} to become: {member_class}. It is: {state}."),
        "application-decided-by": _("{body} decides, by the rule “{rule}”."),
        "ask-approve": _("{applicant} will become a member."),
        "ask-decline": _("The application of {applicant} will be declined for good."),
        "ask-withdraw": _("The application of {applicant} will be withdrawn for good."),
        "election-is": _("It is {state}."),
        "elections-none": _("Nothing of that kind was put to an election."),
        "round-not-open": _("“{election}” has no round that is open."),
        "ask-open-ballot": _(
            "“{ballot}” will be opened; rule and electorate stay from then on what they are today."
        ),
        "ask-annul-ballot": _(
            "“{ballot}” will be annulled: it stays to be read and decides nothing, and what was "
            "done on the strength of it is not undone."
        ),
        "ask-break-tie": _(
            "The casting vote of whoever presides will be recorded as {choice}, and decides "
            "“{ballot}”."
        ),
        "ask-correct": _(
            "The vote of {member} in “{ballot}” will be corrected from {old} to {new}, and the "
            "ballot counted again; what was recorded stays beside it."
        ),
        "votes-counted": _("Yes {yes}, no {no}, abstain {abstain}."),
        "ask-open-round": _(
            "A round of “{election}” will be opened; who may vote stays from then on what it is "
            "today."
        ),
        "ask-close-round": _("“{round}” will be closed and counted; nobody can vote after that."),
        "ask-draw-lot": _(
            "These will be recorded as drawn by lot, and the round counted with them: {names}."
        ),
        "ask-finish-election": _(
            "“{election}” will be finished: no further round can be held, and seats that are "
            "left stay empty."
        ),
        "ask-annul-round": _(
            "The last round of “{election}” will be annulled: it stays to be read and elects "
            "nobody."
        ),
        "ask-annul-election": _(
            "“{election}” will be annulled: all its rounds stay to be read and elect nobody."
        ),
        "deeds-none": _("No party did anything about this treaty yet."),
        "deed-entered": _("Entered: {deed}."),
        "ask-strike": _("{deed} will be struck out; it stays on view, and counts no more."),
        "ask-adopt": _(
            "“{title}” will become a treaty here, which can be ended and not taken back."
        ),
        "ask-end-treaty": _("The treaty {treaty} will end on {day}, for good."),
        "ask-cancel-session": _(
            "{session} will be cancelled: it can't be opened any more, and whoever it concerns "
            "is told."
        ),
        "ask-close-session": _(
            "{session} will be closed: it can't be opened again, and its agenda, presence and "
            "declarations stay as they are."
        ),
        "declared": _("The declaration of {member} is recorded."),
        "minutes-written": _("Version {version} of the minutes is saved."),
        "minutes-are-approved": _("Version {version} of the minutes is approved."),
        "documents-none": _("There is no document about this."),
        "ask-withdraw-document": _(
            "“{name}” will be withdrawn: its content is erased, and that it was filed stays."
        ),
        "delegates-none": _("Nobody stands for a member today or later."),
        "weighed": _("The weight {weight} of {member} is {value} from {since} on."),
        "seats-none": _("There is no such seat."),
        "ballot-about-one-thing": _(
            "Name one thing: a motion, an amendment with its motion, or another reference."
        ),
        "motion-stands": _("Before {body}, proposed by {proposer}: {state}."),
        "ask-move": _("{move}: motion {number} is {now}, and will be {then}."),
        "ask-settle": _(
            "{amendment} will be settled as the ballot decided; amendments that fall with that "
            "are not put to the vote."
        ),
        "ask-withdraw-amendment": _(
            "{amendment} will be withdrawn for {proposer}, which asked for it."
        ),
        "ask-merge": _("The text of motion {number} will become one with these: {amendments}."),
    }
)
