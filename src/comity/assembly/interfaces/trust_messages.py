"""Ballots, corrections, presence and paper, in words; decision bundles are in `bundle_messages`."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "ballot-state": _("The ballot is {state}: {deed} is not possible."),
        "vote-given": _("{member} has voted, and this vote can't be changed."),
        "elector-unknown": _("{member} has no vote in this ballot."),
        "elector-not-entitled": _("{member} may not vote in this ballot: {reason}"),
        "erratum-changes-nothing": _("The erratum for {member} changes nothing."),
        "erratum-without-reason": _("Say who asked for the erratum for {member}, and why."),
        "erratum-of-another-vote": _(
            "The vote that the erratum for {member} corrects is not the one on record."
        ),
        "erratum-of-secret-ballot": _(
            "A secret ballot can't be corrected: nobody knows whose vote is whose."
        ),
        "presence-without-zone": _("The time of a movement of {member} has no time zone."),
        "presence-arrived-twice": _("{member} arrived twice without leaving."),
        "presence-left-unarrived": _("{member} left without having arrived."),
        "presence-backwards": _("A movement of {member} is earlier than the one before it."),
        "paper-one-clerk": _("Both sheets are by {clerk}: two clerks count, each alone."),
        "paper-differs": _(
            "The two sheets differ, so nothing was counted. Look again at: {lines}."
        ),
        "paper-count-negative": _("The count of {line} is below 0."),
        "nonce-malformed": _("The nonce of a ballot has 64 hexadecimal digits."),
        "secret-choice-unknown": _("{choice} is not a choice in this ballot."),
        "secret-ballots-number": _("There are {ballots} ballots of {participants} participants."),
        "secret-ballot-unopened": _("The ballot {commitment} is not what was committed to."),
        "secret-ballot-twice": _("The ballot {commitment} is there twice."),
        "secret-ballots-order": _("The ballots are not in the order of their commitments."),
        "secret-participant-twice": _("{member} is among the participants twice."),
        "secret-operator-participants": _(
            "Everybody who may read the ballot can see who took part, not what they chose."
        ),
        "secret-operator-arrival": _(
            "Whoever operates the server could see your choice together with who you are while "
            "your vote arrives, by watching its memory or changing its program. The records that "
            "are kept do not tie you to your choice."
        ),
        "secret-operator-copies": _(
            "Whoever operates the server could also learn choices by comparing copies of the "
            "database that were made before and after a vote."
        ),
        "secret-small-numbers": _(
            "The result itself can tell what people chose: if all choose the same, or few vote."
        ),
        "secret-receipt-sells": _(
            "You get a receipt, with which you can find your ballot after closing. It lets you "
            "prove your choice to others too, so that votes can be sold or demanded."
        ),
        "secret-receipt-none": _(
            "This rule gives no receipts: you can't show others what you chose, nor find your own "
            "ballot among those published."
        ),
        "minutes-without-zone": _("The time of an event has no time zone: {happened}."),
        "minutes-incomplete": _("An event ({happened}) can't be told without: {missing}."),
        "minutes-session-opened": _("Session of {body} opened."),
        "minutes-item-taken": _("Item {number}: {title}."),
        "minutes-motion-put": _("{mover} moved {motion}."),
        "minutes-ballot-opened": _("Ballot {ballot} opened, on {subject}, by the rule {rule}."),
        "minutes-question-opened": _("Ballot {ballot} opened, by the rule {rule}."),
        "minutes-ballot-closed": _("Ballot {ballot} closed: {result}."),
        "minutes-ballot-annulled": _("Ballot {ballot} annulled: {why}"),
        "minutes-lot-drawn": _(
            "{drawn_by} drew lots for {ballot}: {drawn}. Witnesses: {witnesses}"
        ),
        "minutes-declared": _("{member} declared: {statement}"),
        "minutes-session-closed": _("Session closed."),
        "minutes-arrived": _("{member} arrived."),
        "minutes-left": _("{member} left."),
        "minutes-quorum-met": _("There was a quorum: {present} present."),
        "minutes-quorum-lost": _("The quorum was lost: {present} present."),
        "minutes-corrected": _(
            "Erratum to ballot {ballot}: the vote of {member}, recorded as {old}, is {new} "
            "(asked for by {asked_by}: {why})."
        ),
        "minutes-heading": _("Minutes of {session}"),
        "minutes-of-body": _("{body}, {day}. Times are those of {zone}."),
        "minutes-place": _("Place: {place}"),
        "minutes-presided": _("Presided over by {person}."),
        "minutes-nothing": _("Nothing was recorded."),
    }
)
