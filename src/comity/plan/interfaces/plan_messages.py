"""Plans, and who may do what in them, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, _n, register

register(
    {
        "plan-unknown": _("There is no plan {name} here."),
        "plan-published": _("Published the plan {plan}. Its page: /plans/{plan}"),
        "plan-exists": _("There is a plan {plan} already."),
        "plan-without-text": _("The plan {plan} has no text yet."),
        "plan-version-unknown": _("The plan {plan} has no version {version}."),
        "plan-problems": _n("{file} has {count} problem:", "{file} has {count} problems:"),
        "plan-not-first": _("A plan begins with version 1, not {version}."),
        "plan-of-another": _("This is the plan {plan}, not {wanted}."),
        "plan-version-order": _("This is version {version}; the next one is {next}."),
        "plan-id-malformed": _(
            "An id is of small letters, figures and single hyphens, 64 at most, not {id}."
        ),
        "plan-id-twice": _("The id {id} stands here twice."),
        "plan-without-actions": _("A plan needs an action."),
        "plan-stale-after": _("Nothing is stale before a day has passed."),
        "plan-weight-outside": _("The weight {weight} is not allowed here."),
        "plan-weight-of-nothing": _("Where there is no evidence, there is no progress to weigh."),
        "plan-action-unknown": _("The plan has no action {name}."),
        "commitment-unknown": _("There is no commitment {number} in {plan}."),
        "commitment-version-unknown": _("Commitment {number} has no version {version}."),
        "commitment-malformed": _("This is no commitment: {problem}"),
        "no-representative": _("You do not act for {participant}."),
        "feed-participant-unknown": _("There is no such participant in {plan}."),
        "participant-withdrawn": _("{participant} has withdrawn."),
    }
)
