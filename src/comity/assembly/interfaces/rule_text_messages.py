"""Decision rules in plain sentences: what must be true for a proposal to be adopted."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "rule-adopted": _("Adopted by {what}."),
        "rule-adopted-with-quorum": _("Adopted by {what}, provided that {quorum}."),
        "rule-also": _("Also needed: {what}."),
        "rule-number": _("At least {number} members must say yes."),
        "rule-consensus-of-all": _("Adopted by consensus: one objection stops it."),
        "rule-consensus": _("Adopted by consensus: more than {allowed} objections stop it."),
        "rule-quorum": _("It is needed that {quorum}."),
        "rule-blocking": _(
            "At least {members} must not say yes, or the majority of {what} counts as reached."
        ),
        "rule-veto-members": _("A no of any of these stops it: {members}."),
        "rule-veto-class": _("A no of any member of the class {class} stops it."),
        "rule-tie-rejected": _("As many yes as no is a rejection."),
        "rule-tie-chair": _("On as many yes as no, whoever presides has a casting vote."),
        "rule-roll-call": _("Vote by name, each shown as it is given."),
        "rule-named": _("Vote by name, sealed until the ballot is closed."),
        "rule-secret": _("Secret ballot."),
        "rule-receipts": _("Each voter is given a receipt."),
        "rule-no-receipts": _("Nobody is given a receipt."),
        "rule-may-change": _("A vote may be changed until the ballot is closed."),
        "rule-proxy": _("A member may vote for one other by proxy."),
        "rule-proxies": _("A member may vote for up to {number} others by proxy."),
        "rule-represented-present": _("Whoever is represented counts towards the quorum."),
        "rule-of-members": _("{share} of all members"),
        "rule-of-all-members": _("all members"),
        "rule-of-entitled": _("{share} of those entitled to vote"),
        "rule-of-present": _("{share} of the members present"),
        "rule-of-cast": _("{share} of the votes cast, abstentions counted"),
        "rule-of-voting": _("{share} of the members present and voting"),
        "rule-weighted": _("{what} by {weight}"),
        "rule-quorum-members": _("{share} of the members are present"),
        "rule-quorum-entitled": _("{share} of those entitled to vote are present"),
        "rule-quorum-weighted": _("{quorum}, by {weight}"),
        "rule-share-more-than": _("more than {share}"),
        "rule-share-at-least": _("at least {share}"),
        "rule-share-all": _("all"),
        "rule-share-1/2": _("half"),
        "rule-share-1/3": _("one third"),
        "rule-share-2/3": _("two thirds"),
        "rule-share-1/4": _("one quarter"),
        "rule-share-3/4": _("three quarters"),
        "rule-share-1/5": _("one fifth"),
        "rule-share-2/5": _("two fifths"),
        "rule-share-3/5": _("three fifths"),
        "rule-share-4/5": _("four fifths"),
    }
)
