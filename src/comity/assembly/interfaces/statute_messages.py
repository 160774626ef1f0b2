"""What is wrong with a statute, in words; readers of files put the place before it."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, _n, register

register(
    {
        "veto-holder-not-named": _("{name} has a veto, but is not named as a member of the body."),
        "statute-problems": _n(
            "{file}: {count} problem was found in the statute.",
            "{file}: {count} problems were found in the statute.",
        ),
        "statute-faulty": _n("The statute has {count} fault.", "The statute has {count} faults."),
        "record-key-unknown": _("Nothing of the name {name} can stand here."),
        "record-key-missing": _("{key} is missing here."),
        "record-word-unknown": _("{name} is none of the words that can stand here."),
        "record-not-a-map": _("This should have parts, each as 'name: value': {keys}."),
        "record-not-a-map-of-names": _("This should be a map: 'name: value' for each entry."),
        "record-not-a-list": _("This should be a list: '- ' before each entry, or [one, two]."),
        "record-not-text": _("This should be a text that is not empty, not {found}."),
        "record-not-a-number": _("This should be a whole number, not {found}."),
        "record-number-too-large": _("This number is too large; {most} is the most."),
        "record-not-a-fraction": _("This should be a number or a fraction, 2/3, not {found}."),
        "record-not-true-or-false": _("This should be true or false, not {found}."),
        "record-not-a-day": _("This should be a day such as 2026-01-31, not {found}."),
        "statute-version": _("Versions count from 1; this one is {version}."),
        "statute-without-language": _("The statute names no language of the organisation."),
        "statute-name-language": _(
            "The organisation's name is missing in the language {language}."
        ),
        "statute-without-body": _("The statute has no body, so nobody can decide anything."),
        "statute-without-vote": _("No class of members has the right to vote."),
        "statute-id-empty": _("An id is empty in {part}."),
        "statute-id-twice": _("The id {id} stands twice in {part}."),
        "statute-number-negative": _("{number} is less than nought, and counts nothing."),
        "member-class-unknown": _("The statute has no class of members {name}."),
        "weight-undeclared": _("The statute declares no weight {name}."),
        "matter-unknown": _("The statute names no matter {name}."),
        "rule-unknown": _("The statute has no decision rule {name}."),
        "body-unknown": _("The statute has no body {name}."),
        "office-unknown": _("The statute has no office {name}."),
        "admission-unknown": _("Nobody is admitted as {name}: the statute does not say how."),
        "matter-without-rule": _("No body has a rule for the matter {matter}."),
        "class-without-admission": _(
            "Nobody can become {member_class}: the statute does not say who admits to that class."
        ),
        "admission-twice": _("The admission of {member_class} is told twice."),
        "body-without-rule": _(
            "{body} has no rule for the matter {matter}, and no rule for all else."
        ),
        "body-of-nobody": _("{body} has no seats: nobody is a member of it."),
        "body-circle": _("{body} reports to itself, by way of the bodies that it reports to."),
        "body-language": _("{body} works in {language}, which is no language of the statute."),
        "elected-among-nobody": _("The members of {body} are elected, but among no class."),
        "elected-without-right": _(
            "{body} is elected among {member_class}, a class without the right stand-for-office."
        ),
        "member-named-twice": _("{member} is named twice as a member of {body}."),
        "rule-beyond-seats": _(
            "The rule {rule} can't be met in {body}: it asks for {asks} members, and {seats} is "
            "how many there are."
        ),
        "threshold-unreachable": _("{within} asks for more than all, which can't be reached."),
        "threshold-nought": _("{within} asks for nothing: a share of nought is always reached."),
        "statute-treaty-consents": _(
            "Say how many consents bring a treaty into force: consents or consents_share, one of "
            "the two, and at least 1."
        ),
    }
)
