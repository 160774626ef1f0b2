"""Shares that were counted, in words: clauses of one sentence, without a full stop.

Each basis has four: at least or more than a share, of members or of a weight."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "quorum-members": _("quorum {needed} of {whole} members ({share}), present {present}"),
        "quorum-members-more-than": _(
            "quorum {needed} of {whole} members (more than {share}), present {present}"
        ),
        "quorum-members-weighted": _(
            "quorum by {weight} {needed} of {whole} of all members ({share}), present {present}"
        ),
        "quorum-members-weighted-more-than": _(
            "quorum by {weight} more than {needed} of {whole} of all members ({share}), present "
            "{present}"
        ),
        "quorum-entitled": _(
            "quorum {needed} of {whole} entitled to vote ({share}), present {present}"
        ),
        "quorum-entitled-more-than": _(
            "quorum {needed} of {whole} entitled to vote (more than {share}), present {present}"
        ),
        "quorum-entitled-weighted": _(
            "quorum by {weight} {needed} of {whole} of those entitled to vote ({share}), present "
            "{present}"
        ),
        "quorum-entitled-weighted-more-than": _(
            "quorum by {weight} more than {needed} of {whole} of those entitled to vote ({share}), "
            "present {present}"
        ),
        "majority-members": _("yes from {yes} of {whole} members, {share} is {needed}"),
        "majority-members-more-than": _(
            "yes from {yes} of {whole} members, more than {share} is {needed}"
        ),
        "majority-members-weighted": _(
            "yes by {weight} {yes} of {whole} of all members, {share} is {needed}"
        ),
        "majority-members-weighted-more-than": _(
            "yes by {weight} {yes} of {whole} of all members, more than {needed} ({share}) is "
            "needed"
        ),
        "majority-entitled": _("yes from {yes} of {whole} entitled to vote, {share} is {needed}"),
        "majority-entitled-more-than": _(
            "yes from {yes} of {whole} entitled to vote, more than {share} is {needed}"
        ),
        "majority-entitled-weighted": _(
            "yes by {weight} {yes} of {whole} of those entitled to vote, {share} is {needed}"
        ),
        "majority-entitled-weighted-more-than": _(
            "yes by {weight} {yes} of {whole} of those entitled to vote, more than {needed} "
            "({share}) is needed"
        ),
        "majority-present": _("yes from {yes} of {whole} present, {share} is {needed}"),
        "majority-present-more-than": _(
            "yes from {yes} of {whole} present, more than {share} is {needed}"
        ),
        "majority-present-weighted": _(
            "yes by {weight} {yes} of {whole} of those present, {share} is {needed}"
        ),
        "majority-present-weighted-more-than": _(
            "yes by {weight} {yes} of {whole} of those present, more than {needed} ({share}) is "
            "needed"
        ),
        "majority-cast": _("yes from {yes} of {whole} votes cast, {share} is {needed}"),
        "majority-cast-more-than": _(
            "yes from {yes} of {whole} votes cast, more than {share} is {needed}"
        ),
        "majority-cast-weighted": _(
            "yes by {weight} {yes} of {whole} of the votes cast, {share} is {needed}"
        ),
        "majority-cast-weighted-more-than": _(
            "yes by {weight} {yes} of {whole} of the votes cast, more than {needed} ({share}) is "
            "needed"
        ),
        "majority-voting": _("yes from {yes} of {whole} present and voting, {share} is {needed}"),
        "majority-voting-more-than": _(
            "yes from {yes} of {whole} present and voting, more than {share} is {needed}"
        ),
        "majority-voting-weighted": _(
            "yes by {weight} {yes} of {whole} of those present and voting, {share} is {needed}"
        ),
        "majority-voting-weighted-more-than": _(
            "yes by {weight} {yes} of {whole} of those present and voting, more than {needed} "
            "({share}) is needed"
        ),
        "majority-number": _("yes from {yes}, and {needed} are needed"),
        "blocking-too-few": _(
            "{count} did not say yes, and {needed} are needed to block: the majority counts as "
            "reached"
        ),
        "blocking-enough": _("{count} did not say yes, and {needed} are enough to block"),
        "veto-used": _("vetoed by {members}"),
        "veto-not-used": _("no veto"),
        "consensus-objections": _("objections: {count}, allowed: {allowed}"),
        "votes-tied": _("as many yes as no: whoever presides has a casting vote"),
        "casting-yes": _("the casting vote was yes"),
        "casting-no": _("the casting vote was no"),
        "outcome-adopted": _("Adopted"),
        "outcome-rejected": _("Rejected"),
        "outcome-no-quorum": _("No quorum, no result"),
        "outcome-vetoed": _("Not adopted, by veto"),
        "outcome-objected": _("No consensus"),
        "outcome-tied-needs-chair": _("Tied"),
    }
)
