"""Ballots and what is done with them, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "ballot-without-question": _("Say what is put to the vote."),
        "ballot-body-of-subject": _("This is decided by the body {body}."),
        "ballot-visibility": _("A ballot is for the public or for members, not {visibility}."),
        "ballot-session-over": _("The session “{session}” is over."),
        "ballot-session-not-open": _("The session “{session}” is not open."),
        "session-unknown": _("There is no session {session} here."),
        "ballot-rule-unfit": _(
            "Nothing can be decided by the rule {rule} today; problems: {count}."
        ),
        "ballot-other-form": _("In this ballot votes are {form}."),
        "vote-of-another": _("{own} may not cast the vote of {member} now."),
        "proxies-not-allowed": _("The rule {rule} allows no proxies."),
        "proxy-unknown": _("{member} has let nobody vote for it."),
        "ballot-statement-erased": _(
            "What the log recorded of the ballot was erased, so that nothing can be proven of it."
        ),
        "bundle-written": _("Written to {path}, {size} bytes, signed by the key {key}."),
        "ballots-none": _("Nothing of that kind was put to the vote."),
        "decision-keys-none": _(
            "There is no key yet: the first decision that is exported makes one."
        ),
        "ballot-sealed": _("What was voted in “{ballot}” is sealed until it is closed."),
        "paper-empty": _("The sheet names nobody who voted."),
        "paper-line-unknown": _("The sheet can't be read at {line}."),
        "paper-sums-differ": _("The sheet has {ballots} ballots of {voters} voters."),
        "mail-ballot-opened": _("“{ballot}” is put to the vote: the ballot is open."),
        "mail-ballot-closed": _("The ballot “{ballot}” is closed and counted."),
        "mail-ballot-annulled": _("The ballot “{ballot}” was annulled."),
        "mail-ballot-corrected": _("A vote in the ballot “{ballot}” was corrected."),
        "annulled-without-reason": _("Say why the ballot is annulled."),
    }
)
