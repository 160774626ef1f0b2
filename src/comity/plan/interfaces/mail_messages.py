"""What people are told by mail of a plan, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "mail-request-waiting": _("{name} asks to join."),
        "mail-request-asked": _("More is asked of {name} before it can join: {reason}"),
        "mail-request-approved": _("{name} takes part now."),
        "mail-request-declined": _("The request of {name} to join is declined: {reason}"),
        "mail-partner-asked": _(
            "{participant} asks {partner} to carry a part of commitment {number}, “{title}”."
        ),
        "mail-partner-accepted": _("{partner} carries a part of commitment {number}, “{title}”."),
        "mail-partner-declined": _(
            "{partner} does not carry a part of commitment {number}, “{title}”."
        ),
        "mail-partner-ended": _(
            "{partner} no longer carries a part of commitment {number}, “{title}”."
        ),
        "mail-commitment-submitted": _("{participant} made commitment {number}, “{title}”."),
        "mail-commitment-revised": _("{participant} changed commitment {number}, “{title}”."),
        "mail-commitment-completed": _(
            "{participant} says that commitment {number}, “{title}”, is done."
        ),
        "mail-commitment-withdrawn": _("{participant} withdrew commitment {number}, “{title}”."),
        "mail-reviewer-assigned": _(
            "You are asked to review commitment {number}, “{title}”, of {participant}. "
            "Say first whether you have an interest in it."
        ),
        "mail-conflict-declared": _(
            "A reviewer of commitment {number}, “{title}”, declared an interest in it. "
            "It needs another."
        ),
        "mail-update-reported": _(
            "{participant} reported on commitment {number}, “{title}”, which you review."
        ),
        "mail-update-struck": _(
            "{participant} took back a report on commitment {number}, “{title}”, which you review."
        ),
        "mail-commitment-assessed": _("Commitment {number}, “{title}”, was assessed."),
        "mail-assessment-answered": _(
            "{participant} answered your assessment of commitment {number}, “{title}”."
        ),
        "mail-dispute-opened": _(
            "{participant} disputes an assessment of commitment {number}, “{title}”."
        ),
        "mail-dispute-upheld": _(
            "The dispute over commitment {number}, “{title}”, is settled: the assessment is struck."
        ),
        "mail-dispute-rejected": _(
            "The dispute over commitment {number}, “{title}”, is settled: the assessment stands."
        ),
        "mail-dispute-withdrawn": _(
            "{participant} took back its dispute over commitment {number}, “{title}”."
        ),
        "mail-due-soon": _("Commitment {number}, “{title}”, is due on {due_on}."),
        "mail-milestone-due-soon": _(
            "“{milestone}” of commitment {number}, “{title}”, is due on {due_on}."
        ),
        "mail-overdue": _(
            "Commitment {number}, “{title}”, was due on {due_on}. Report what has become of it."
        ),
        "mail-milestone-overdue": _(
            "“{milestone}” of commitment {number}, “{title}”, was due on {due_on}."
        ),
        "mail-stale": _(
            "Nothing was reported on commitment {number}, “{title}”, since {since}. "
            "Report how far along it is."
        ),
    }
)
