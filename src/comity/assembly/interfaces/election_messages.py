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
