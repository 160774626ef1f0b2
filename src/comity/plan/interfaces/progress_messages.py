"""Reports, files, reviews, disputes, roll-ups and the search among commitments, in words."""

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
        "update-unknown": _("Commitment {number} has no update {update}."),
        "update-of-draft": _("Nothing is reported on a draft: submit the commitment first."),
        "update-after-withdrawal": _("The commitment is withdrawn: nothing is reported on it."),
        "update-text-missing": _("Say what was done."),
        "update-text-long": _("A report may have {limit} characters."),
        "update-language": _("Name the language that it is written in: en, fr, zh."),
        "update-in-future": _("{day} is still to come: today is {today}."),
        "update-before-start": _("{day} is before the commitment’s start, {start}."),
        "update-percent": _("A percentage is a whole number from 0 to 100, not {percent}."),
        "update-value": _("A figure is a decimal of {limit} digits at most."),
        "update-milestone-unknown": _("The commitment has no milestone {milestone}."),
        "update-evidence-many": _("A report may have {limit} pieces of evidence."),
        "plan-file-base64": _("The content of the file is no base64."),
        "update-key-taken": _("There is something else with the id {key}."),
        "update-struck": _("Update {update} is struck already."),
        "update-without-evidence": _(
            "No evidence stands with this report. A reviewer can’t count what nobody can check: "
            "strike it and report again with a link, a file or a figure and its source."
        ),
        "strike-reason-missing": _("Say why it is struck."),
        "evidence-address": _(
            "{address} is no address of the web: it begins with https:// or http://."
        ),
        "evidence-address-credentials": _(
            "The address of {host} holds a name or a password. Leave out what stands before the @."
        ),
        "evidence-file-missing": _("Choose a file."),
        "evidence-figure-missing": _("Give the figure as a number: 12 or 12.5."),
        "evidence-figure-title": _("Say what the figure counts."),
        "evidence-source-missing": _("Give the address at which “{title}” was counted."),
        "file-is-page": _(
            "{name} is a page of the web, or holds a script. Save it as PDF, or give its address."
        ),
        "file-twice": _("{name} is here already."),
        "files-too-many": _("No more than {limit} files can be added here."),
        "file-subject-unknown": _("There is nothing that {reference} names."),
        "plan-file-unknown": _("There is no file {key}."),
        "commitment-withdrawn-files": _(
            "Commitment {number} is withdrawn: no file is added to it."
        ),
        "review-of-state": _(
            "A commitment is reviewed once it is submitted, and until it is withdrawn."
        ),
        "review-due-past": _("{day} is past."),
        "reviewer-inactive": _("This person’s account is closed."),
        "reviewer-assigned-already": _("They review commitment {number} already."),
        "reviewer-of-own-side": _(
            "Whoever belongs to {names} can’t review this commitment: choose somebody else."
        ),
        "reviewer-unknown": _("Nobody here has the address {email}: they need an account first."),
        "assignment-unknown": _("There is no review {key}."),
        "assignment-ended": _("This review has ended."),
        "no-reviewer": _("Commitment {number} is not yours to review."),
        "interests-declared": _("You have said so already."),
        "interests-words": _("Say what your interest is."),
        "interests-undeclared": _("Say first whether you have an interest in this commitment."),
        "assessment-unknown": _("Commitment {number} has no assessment {assessment}."),
        "assessment-reasons-missing": _("Say why: what you read, and what it shows."),
        "assessment-of-older-version": _(
            "The commitment was changed while you wrote: you had version {seen} before you, it is "
            "version {version} now. Read it, then send what you wrote again."
        ),
        "assessment-without-updates": _(
            "What is reported changed while you wrote: the last update was {seen}, it is {update} "
            "now. Read it, then send what you wrote again."
        ),
        "assessment-struck": _("This assessment is struck: it counts no more."),
        "words-too-long": _("Write {limit} characters at most."),
        "response-missing": _("Write what you have to say."),
        "dispute-unknown": _("There is no dispute {key}."),
        "dispute-grounds-missing": _("Say what is wrong with the assessment."),
        "dispute-open-already": _("It is disputed already."),
        "dispute-settled-already": _("Its dispute was settled, and is not opened again."),
        "dispute-too-late": _("It could be disputed until {day}."),
        "dispute-ended": _("The dispute has ended."),
        "dispute-own-assessment": _("Whoever made an assessment does not settle a dispute of it."),
        "dispute-own-case": _("Nobody settles a dispute of their own side."),
        "settlement-reasons-missing": _("Say why."),
        "reviewer-assigned": _("{name} is asked to review commitment {number}."),
        "reviewers-none": _("Nobody reviews anything in this plan yet."),
    }
)
