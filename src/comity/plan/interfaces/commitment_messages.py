"""Commitments and their partners, in words; what the gate finds stands in `gate_messages`."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "commitment-file-refused": _("{file} can't be submitted. To be mended: {count}."),
        "commitment-passes": _("{file} passes the gate."),
        "commitment-timely-unknown": _(
            "{name} is none of overdue, due-soon, stale, never-updated."
        ),
        "commitment-state-unknown": _("{name} is none of active, completed, withdrawn."),
        "commitment-refused": _("This can't be submitted yet. To be mended: {count}."),
        "commitment-not-kept": _("This can't be kept as it is. To be mended: {count}."),
        "commitment-changed-meanwhile": _(
            "Somebody else changed it meanwhile: you began from version {seen}, and it has "
            "version {version} now."
        ),
        "commitment-changed-meanwhile-remedy": _(
            "Nothing was saved. What you wrote still stands in the form: compare it with the last "
            "version, and save again if you want it to follow that one."
        ),
        "commitment-without-note": _(
            "Say why it changes: everybody sees what was promised before."
        ),
        "commitment-same": _("Nothing in it changed."),
        "commitment-not-draft": _("Commitment {number} was submitted already."),
        "commitment-not-active": _("Commitment {number} is not under way: it is {state}."),
        "commitment-not-completed": _("Commitment {number} is not completed: it is {state}."),
        "commitment-not-submitted": _(
            "Commitment {number} is a draft, and nobody else knows of it: delete it."
        ),
        "commitment-key-taken": _("This form was used already: open it anew."),
        "commitment-withdrawn-already": _("Commitment {number} was withdrawn already."),
        "commitment-ended": _("Commitment {number} is {state}, and does not change any more."),
        "commitment-without-reason": _("Give a reason; it is shown with the commitment."),
        "commitment-reason-too-long": _("A reason has {most} characters at most, not {length}."),
        "plan-action-retired": _("The action {action} takes no new commitments."),
        "only-participants-commit": _(
            "Only who takes part in the plan can commit to it. Join it first."
        ),
        "web-not-a-version": _("{value!r} is not the number of a version."),
        "partner-itself": _("A participant is no partner in its own commitment."),
        "partner-role-unknown": _("There is no role {role}."),
        "partner-not-joined": _("{participant} does not take part in the plan at present."),
        "participant-unnamed": _("Nobody here is called {name}. Give the whole name."),
        "partner-asked-already": _("{participant} was asked already."),
        "partnership-unknown": _("There is no such partnership here."),
        "partnership-answered": _("It was answered already."),
        "partnership-not-accepted": _("It is no partnership at present."),
        "partner-of-another": _(
            "A partner does its part with a commitment of its own: {number} is of somebody else."
        ),
        "partnership-circle": _(
            "Commitment {number} would support itself, through {circle}: nothing would hold it up."
        ),
    }
)
