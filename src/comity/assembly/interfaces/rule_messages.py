"""Rules, who may vote under them, and what is refused, in words."""

from __future__ import annotations

from comity.assembly.interfaces import election_messages as _elections  # noqa: F401 - registers
from comity.assembly.interfaces import majority_messages as _majorities  # noqa: F401 - registers
from comity.kernel.interfaces.messages import _, register

register(
    {
        "share-malformed": _("{share!r} is not a share: write 2/3, 55 % or 0.55."),
        "share-outside": _("The share {share} is more than the whole."),
        "elector-twice": _("{member} is in the body twice."),
        "weight-negative": _("{member} has a weight below 0."),
        "weight-unknown": _("It is not known what {weight} of {member} is."),
        "weight-missing": _("It is not known what {weight} of these members is: {members}."),
        "present-not-elector": _("{member} is noted as present, and is not of this body."),
        "voter-not-elector": _("{member} is not of this body, and has no vote in it."),
        "voter-not-entitled": _("{member} has no vote on this. Reason: {reason}"),
        "voter-not-present": _("{member} voted, and is not noted as present."),
        "votes-under-consensus": _(
            "Rule {rule} decides by consensus: there are objections, and no votes."
        ),
        "objections-without-consensus": _(
            "Rule {rule} decides by votes: an objection has no effect."
        ),
        "casting-not-needed": _(
            "A casting vote was given, and under rule {rule} nothing waits for one."
        ),
        "casting-abstains": _("A casting vote is yes or no."),
        "ballots-not-as-voters": _("There are {ballots} ballots, and {voters} voted."),
        "rule-decides-nothing": _("Rule {rule} asks for no majority and for no consensus."),
        "rule-consensus-and-votes": _(
            "Rule {rule} decides by consensus, and can't ask for a majority or permit a veto."
        ),
        "rule-number-negative": _("In rule {rule}, {name} is below 0: {number}."),
        "rule-share-outside": _("In rule {rule} the share {share} is not between 0 and 1."),
        "quorum-basis-unfit": _(
            "In rule {rule} the quorum is a share of {basis}; it can be one of members or entitled."
        ),
        "quorum-unreachable": _(
            "The quorum of rule {rule} ({share}) is missing even where all that may vote are "
            "present."
        ),
        "majority-unreachable": _(
            "A majority of rule {rule} ({share}) is missing even where all that may vote say yes."
        ),
        "majority-number-unreachable": _(
            "Rule {rule} asks for {needed} votes, and {entitled} may vote."
        ),
        "blocking-without-majority": _(
            "Rule {rule} has a blocking minority for its majority {number}, counted from 0, and "
            "has no such majority."
        ),
        "blocking-beyond-body": _(
            "In rule {rule} a blocking minority counts {needed}, and there are {most}: the "
            "majority would always count as reached."
        ),
        "veto-without-holder": _("Rule {rule} has a veto that nobody holds."),
        "veto-holder-unknown": _("Under rule {rule}, {member} has a veto and is not of this body."),
        "veto-class-empty": _(
            "Under rule {rule} the class {class} has a veto, and nobody in this body is of it."
        ),
        "secret-needs-names": _(
            "Rule {rule} asks who voted how, for a veto or for unequal weights: its ballots can't "
            "be secret."
        ),
        "secret-may-change": _("Under rule {rule} ballots are secret: none can be changed."),
    }
)
