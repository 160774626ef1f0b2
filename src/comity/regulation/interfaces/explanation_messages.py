"""The sentences in which proofs and deciding facts are told."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        # A fact and what was stated about it.
        "fact-yes": _("{question} Yes."),
        "fact-no": _("{question} No."),
        "fact-not-stated": _("{question} Not stated."),
        "fact-is": _("{question} {value}."),
        "fact-is-not": _("{question} {value}; not {wanted}."),
        "fact-not-stated-whether": _("{question} Not stated; it depends on: {wanted}."),
        "fact-includes": _("{question} Among them: {wanted}."),
        "fact-includes-none": _("{question} Not among them: {wanted}."),
        "fact-may-include": _("{question} Not stated whether among them: {wanted}."),
        "fact-within": _("{question} {value}, which is {bound}."),
        "fact-perhaps-within": _("{question} {value}; whether that is {bound} is open."),
        "fact-unstated-bound": _("{question} Not stated; the rule speaks of {bound}."),
        # Conditions made of others.
        "needs-all-met": _("All are needed, and all hold:"),
        "needs-all-failed": _("All are needed; these do not hold:"),
        "needs-all-open": _("All are needed; these are open:"),
        "needs-one-met": _("One is enough; these hold:"),
        "needs-one-failed": _("One is enough; none holds:"),
        "needs-one-open": _("One is enough; these are open:"),
        "bars-all-met": _("Not all may hold; these do not:"),
        "bars-all-failed": _("Not all may hold, but all do:"),
        "bars-all-open": _("Not all may hold; these are open:"),
        "bars-one-met": _("None may hold, and none does:"),
        "bars-one-failed": _("None may hold; these do:"),
        "bars-one-open": _("None may hold; these are open:"),
        # Named conditions of an instrument.
        "term": _("{label}"),
        "term-barred": _("Not: {label}"),
        "within-scope": _("Within the scope of {instrument}"),
        "outside-scope": _("Outside the scope of {instrument}"),
        "acts-as": _("Acts as {label}"),
        "acts-not-as": _("Does not act as {label}"),
        "not-running": _("Its dates: it is not in application on that day."),
        "never": _("The rule leaves this case out."),
        # What would decide an open finding.
        "decides-applies": _("Applies if: {answers}"),
        "decides-applies-together": _("Applies if all of this is so: {answers}"),
        "decides-not": _("Does not apply if: {answers}"),
        "decides-not-together": _("Does not apply if all of this is so: {answers}"),
        "answer-is": _("{question} {value}."),
        "answer-is-none": _("{question} None of: {value}."),
        "answer-includes": _("{question} Including: {value}."),
        "answer-excludes": _("{question} Not including: {value}."),
        "answer-bound": _("{question} {bound}."),
        # Values.
        "value-yes": _("yes"),
        "value-no": _("no"),
        "value-none": _("none"),
        "value-unbounded": _("unknown"),
        "value-and-perhaps": _("{value} and perhaps others"),
        "value-but-not": _("{value}, but not {excluded}"),
        "between": _("between {low} and {high}"),
        "at-least": _("at least {value}"),
        "at-most": _("at most {value}"),
        "more-than": _("more than {value}"),
        "less-than": _("less than {value}"),
        "exactly": _("exactly {value}"),
        "not-exactly": _("other than {value}"),
        "on-or-after": _("on or after {value}"),
        "on-or-before": _("on or before {value}"),
        "after": _("after {value}"),
        "before": _("before {value}"),
        "on-the-day": _("on {value}"),
        "not-on-the-day": _("not on {value}"),
    }
)
