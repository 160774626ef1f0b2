"""Elections and proxies, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "election-ballots": _("valid ballots: {valid}, blank: {blank}, spoilt: {spoilt}"),
        "election-candidate": _("{name}: {votes}, and {needed} are needed"),
        "election-all-go-on": _(
            "equal votes for {names}, and places: {places}; all of them go on to the next round"
        ),
        "election-lot-needed": _(
            "equal votes for {names}, and places: {places}; whoever presides draws lots"
        ),
        "election-lot-drawn": _("equal votes for {names}; drawn by lot: {drawn}"),
        "election-outcome-elected": _("Elected: {names}"),
        "election-outcome-runoff": _("Another round, between {names}, for seats: {seats}"),
        "election-outcome-lot": _("Lots must be drawn between {names}"),
        "election-outcome-seats-left": _("Elected: {names}; seats that remain empty: {seats}"),
        "election-outcome-no-quorum": _("No quorum, no result"),
        "outcome-elected": _("Elected"),
        "outcome-runoff": _("Another round"),
        "outcome-lot": _("Lots must be drawn"),
        "outcome-seats-left": _("Elected; seats remain empty"),
        "round-not-sealed": _(
            "{round} was opened before rounds could be exported: the log does not say who stood."
        ),
        "election-unknown": _("There is no election {election} here."),
        "election-state": _("The election is {state}, so this is not possible: {deed}."),
        "election-without-title": _("Say what the election is called."),
        "election-of-what": _("Choose a body with elected seats, or name an office: one of both."),
        "election-seats-outside": _("{seats} can't be elected here; from 1 to {most}."),
        "election-rule-unfit": _(
            "Nobody can be elected by the rule {rule}: an election needs a secret ballot and one "
            "majority of the valid votes, without weights, veto or consensus."
        ),
        "candidate-without-name": _("Name the candidate, in at most {longest} characters."),
        "candidate-twice": _("{name} is a candidate already."),
        "candidate-unknown": _("{name} is not a candidate."),
        "round-is-open": _("“{round}” is still open."),
        "round-waits-for-lot": _("Lots must be drawn first, between {names}."),
        "rounds-are-over": _("“{election}” needs no further round."),
        "round-none": _("“{election}” has no round that could be annulled."),
        "lot-without-witness": _("Say who drew the lots, and who saw it."),
        "election-without-seats": _("There is no seat to elect anybody to."),
        "election-without-candidates": _("There is no candidate."),
        "ballot-names-unknown": _("A ballot names {name}, who is not a candidate."),
        "ballot-names-too-many": _("A ballot names {count} candidates; {limit} are the most."),
        "lot-not-needed": _("There is nothing to draw lots for."),
        "lot-malformed": _(
            "Lots are drawn between {names} for {places} of them; drawn were: {drawn}."
        ),
        "proxies-refused": _("The proxies can't be accepted; problems: {count}."),
        "proxy-self": _("{member} can't be its own proxy."),
        "proxy-twice": _("{member} named more than one to vote for it: {holders}."),
        "proxy-too-many": _("{member} would vote for {count} others; {limit} are the most."),
        "proxy-circle": _("Proxies go round in a circle: {members}."),
        "proxy-chain": _("A vote that was handed over can't be handed on: {members}."),
        "proxy-void-grantor-present": _(
            "{holder} does not vote for {grantor}, which is present itself."
        ),
        "proxy-void-holder-absent": _("{holder} does not vote for {grantor}: it is not present."),
    }
)
