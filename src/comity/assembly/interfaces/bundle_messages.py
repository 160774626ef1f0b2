"""What is wrong with a decision bundle, in words. The part is named first."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "bundle-about": _("Ballot {ballot}, on {subject}"),
        "bundle-about-round": _("Round {number} of an election ({title}), ballot {ballot}"),
        "bundle-holds": _("Nothing was changed, and counting again gives this result."),
        "bundle-fails": _("This is not the decision that was signed, or not one to rely on."),
        "bundle-key-id-malformed": _("{key} is not the id of a key: 64 digits, 0-9 and a-f."),
        "bundle-head-malformed": _("{head} is not a tree head: write SIZE:ROOT."),
        "bundle-too-large": _("The bundle is larger than {limit} bytes."),
        "bundle-malformed": _("This is no decision bundle ({part}): {problem}"),
        "bundle-rewritten": _(
            "The bundle is not written as Comity writes it ({part}): something in it was added, "
            "left out or put otherwise."
        ),
        "bundle-not-canonical": _("This can't be written as canonical JSON: {problem}"),
        "bundle-key-not-compared": _(
            "Key: nobody said which keys are trusted. It is signed by {key}: compare that with "
            "what the organisation published elsewhere."
        ),
        "bundle-key-not-trusted": _("Key: it is signed by {key}, which is not a trusted key."),
        "bundle-key-not-its-name": _("Key: the key {key} is not what it is called."),
        "bundle-signature-wrong": _("Signature: it is not a signature of this content."),
        "bundle-head-not-signed": _("Head: the log's tree head was changed after it was signed."),
        "bundle-head-not-expected": _(
            "Head: at {size} entries the log's tree head is not the one that you expect."
        ),
        "bundle-proof-payload": _(
            "Proof: what entry {sequence} of the log is said to hold is not what was logged."
        ),
        "bundle-proof-of-another": _("Proof: entry {sequence} of the log is of another ballot."),
        "bundle-proof-not-in-head": _("Proof: entry {sequence} is not in the log."),
        "bundle-proof-order": _(
            "Proof: the log's entries are not those of a ballot that was opened and closed."
        ),
        "bundle-proof-parts": _("Proof: entry {sequence} of the log is of other parts."),
        "bundle-ballot-of-another": _("Ballot: this is not the decision on {asked}."),
        "bundle-ballot-not-logged": _("Ballot: it is not what the log recorded."),
        "bundle-statute-not-logged": _("Statute: it is not what the log recorded."),
        "bundle-rule-not-logged": _("Rule: it is not what the log recorded."),
        "bundle-electorate-not-logged": _("Electorate: it is not what the log recorded."),
        "bundle-presence-not-logged": _("Presence: it is not what the log recorded."),
        "bundle-proxies-not-logged": _("Proxies: they are not what the log recorded."),
        "bundle-votes-not-logged": _("Votes: they are not what the log recorded."),
        "bundle-casting-not-logged": _("Casting vote: it is not what the log recorded."),
        "bundle-objections-not-logged": _("Objections: they are not what the log recorded."),
        "bundle-ballots-not-logged": _("Ballots: they are not what the log recorded."),
        "bundle-participants-not-logged": _("Participants: they are not what the log recorded."),
        "bundle-election-not-logged": _("Election: it is not what the log recorded."),
        "bundle-contest-not-logged": _("Contest: it is not what the log recorded."),
        "bundle-lot-not-logged": _("Lot: it is not what the log recorded."),
        "bundle-errata-not-logged": _("Errata: they are not what the log recorded."),
        "bundle-result-not-logged": _("Result: it is not what the log recorded."),
        "bundle-result-not-counted": _("Result: counting again gives another one ({counted})."),
        "bundle-presence-order": _("Presence: members are not each there once, in order."),
        "bundle-proxies-order": _("Proxies: members are not each there once, in order."),
        "bundle-votes-order": _("Votes: members are not each there once, in order."),
        "bundle-objections-order": _("Objections: members are not each there once, in order."),
        "bundle-participants-order": _("Participants: members are not each there once, in order."),
        "bundle-election-order": _("Election: candidates are not each there once, in order."),
        "bundle-election-of-another": _("Election: the ballot was not a round of it."),
        "bundle-contest-not-next": _(
            "Contest: by the rounds before, this one was to be between others or for other seats."
        ),
        "bundle-lot-order": _("Lot: those who were drawn are not each there once, in order."),
        "bundle-votes-out-of-form": _("Votes: a secret ballot has no named votes."),
        "bundle-errata-out-of-form": _("Errata: a secret ballot has none."),
        "bundle-ballots-out-of-form": _("Ballots: a vote by name has no secret ballots."),
        "bundle-participants-out-of-form": _(
            "Participants: a vote by name has them nowhere but among the votes."
        ),
        "bundle-votes-without-proxy": _(
            "Votes: the vote of {member} was not cast by who was to cast it."
        ),
        "bundle-ballots-uncountable": _("Ballots: they can't be counted."),
        "bundle-rule-uncountable": _("Rule: nothing can be counted by it."),
        "bundle-electorate-uncountable": _("Electorate: nothing can be counted with it."),
        "bundle-presence-uncountable": _("Presence: nothing can be counted with it."),
        "bundle-proxies-uncountable": _("Proxies: nothing can be counted with them."),
        "bundle-votes-uncountable": _("Votes: they can't be counted."),
        "bundle-casting-uncountable": _("Casting vote: it can't be counted."),
        "bundle-objections-uncountable": _("Objections: they can't be counted."),
        "bundle-participants-uncountable": _("Participants: they can't be counted."),
        "bundle-contest-uncountable": _("Contest: nothing can be counted with it."),
        "bundle-lot-uncountable": _("Lot: nothing can be counted with it."),
        "bundle-errata-uncountable": _("Errata: they can't be counted."),
        "bundle-file-unreadable": _("File: it can't be read."),
        "bundle-ballot-unreadable": _("Ballot: it can't be read."),
        "bundle-statute-unreadable": _("Statute: it can't be read."),
        "bundle-rule-unreadable": _("Rule: it can't be read."),
        "bundle-electorate-unreadable": _("Electorate: it can't be read."),
        "bundle-presence-unreadable": _("Presence: it can't be read."),
        "bundle-proxies-unreadable": _("Proxies: they can't be read."),
        "bundle-votes-unreadable": _("Votes: they can't be read."),
        "bundle-casting-unreadable": _("Casting vote: it can't be read."),
        "bundle-objections-unreadable": _("Objections: they can't be read."),
        "bundle-ballots-unreadable": _("Ballots: they can't be read."),
        "bundle-participants-unreadable": _("Participants: they can't be read."),
        "bundle-election-unreadable": _("Election: it can't be read."),
        "bundle-contest-unreadable": _("Contest: it can't be read."),
        "bundle-lot-unreadable": _("Lot: it can't be read."),
        "bundle-errata-unreadable": _("Errata: they can't be read."),
        "bundle-result-unreadable": _("Result: it can't be read."),
        "bundle-proof-unreadable": _("Proof: it can't be read."),
        "bundle-head-unreadable": _("Head: it can't be read."),
        "bundle-key-unreadable": _("Key: it can't be read."),
        "bundle-signature-unreadable": _("Signature: it can't be read."),
    }
)
