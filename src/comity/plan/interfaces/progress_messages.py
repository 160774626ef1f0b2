"""Roll-ups and the search among commitments, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "plan-index-missing": _("The commitments of {plan} have not been indexed for searching."),
        "plan-index-build": _("Run 'comity plan reindex {plan}'."),
        "plan-index-made": _("The search index of {plan} was made."),
        "plan-index-standing": _("The search index of {plan} is up to date; nothing was changed."),
        "plan-weight-order": _("{level} must not count for less than {lower}."),
        "plan-weight-missing": _("The plan does not say for how much {level} counts."),
    }
)
