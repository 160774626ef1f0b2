"""Texts of plans, links between actions, and coordinators, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "plan-sound": _("Nothing is wrong with it."),
        "plan-begun": _("{file} is written. Change it, then: comity plan check {file}"),
        "plan-file-exists": _("{file} is there already."),
        "plan-entered": _("Version {version} of {plan} is entered."),
        "plan-told": _("{title}, version {version}: {count} actions."),
        "plan-link-itself": _("An action can't be linked to itself."),
        "plan-link-exists": _("This is said of {other} already."),
        "plan-link-unknown": _("There is no link {key} here."),
        "plan-link-made": _("{left} {kind} {right}."),
        "plan-link-removed": _("The link is taken away."),
        "plan-action-malformed": _("An action is named as PLAN/ACTION, not {text}."),
        "coordinator-twice": _("This person keeps the plan {plan} in that time already."),
        "coordinator-unknown": _("Nobody keeps the plan under the key {key}."),
        "coordinator-appointed": _("{email} keeps the plan {plan} from today."),
        "coordinator-ended": _("The plan is not kept by them any more, from today."),
        "coordinators-none": _("Nobody keeps the plan but whoever runs this node."),
    }
)
