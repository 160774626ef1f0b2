"""What the gate finds, and how to mend each."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

SAID = {
    "gate-text-too-long": (
        _("This has {length} characters."),
        _("Shorten it to {most}; what is longer belongs in an attachment."),
    ),
    "gate-text-unreadable": (
        _("There are characters in this that are no text."),
        _("Type it, or paste it as plain text."),
    ),
    "gate-figure-too-large": (
        _("This figure can't be kept."),
        _("Give it below 10^18, with six places after the point at most."),
    ),
    "gate-day-out-of-range": (
        _("The day {day} is out of range."),
        _("Give a day from {first} to {last}."),
    ),
    "gate-too-many": (
        _("There are {count} of these."),
        _("Give {most} at most, or make several commitments."),
    ),
    "gate-id-malformed": (
        _("{id!r} is no id."),
        _("Use small letters, figures and single hyphens, 64 at most."),
    ),
    "gate-id-twice": (
        _("The id {id} stands here twice."),
        _("Give each part an id of its own."),
    ),
    "gate-language-unknown": (
        _("{language!r} is no language."),
        _("Give its tag: en, fr, pt-BR, zh-Hant."),
    ),
    "gate-action-unknown": (
        _("The plan has no action {action}."),
        _("Choose one of the plan's actions."),
    ),
    "gate-title-missing": (
        _("It has no title."),
        _("Say in one line what you will do: Train 50 engineers in Kenya."),
    ),
    "gate-outcome-missing": (
        _("It does not say what will be different."),
        _("Say what will be so afterwards that is not so now."),
    ),
    "gate-outcome-is-title": (
        _("What will be different only repeats the title."),
        _("The title says what you do. Say here what will be so afterwards that is not so now."),
    ),
    "gate-beneficiaries-missing": (
        _("It does not say for whom."),
        _("Name the people or bodies who will be better off, and where."),
    ),
    "gate-sub-action-unknown": (
        _("The action has no part {sub_action}."),
        _("Choose one of its parts, or none."),
    ),
    "gate-start-missing": (
        _("It does not say when it begins."),
        _("Give the first day, so that others can tell when to look."),
    ),
    "gate-words-not-looked-at": (
        _("There are no lists of words in {language}: the words were not looked at."),
        _("Let somebody who reads it ask what one would count, and what would prove it."),
    ),
    "gate-words-of-another-language": (
        _("No letter of this is one of {language}: its words were not looked at."),
        _("Write it in the language of the commitment, or say which other one that is."),
    ),
    "gate-indicator-missing": (
        _("It does not say what is counted or measured."),
        _("Name one thing that goes up or down with your work: engineers trained."),
    ),
    "gate-indicator-vague": (
        _("This names nothing that can be counted: {words}."),
        _(
            "Ask what one would count to see it: not raised awareness, but teachers who passed "
            "the course, or schools that use the guide."
        ),
    ),
    "gate-plan-indicator-unknown": (
        _("The action has no indicator {indicator}."),
        _("Choose one of its indicators, or none."),
    ),
    "gate-unit-missing": (
        _("The figure has no unit."),
        _("Say what it is a number of: people, hours, %, kilowatt-hours."),
    ),
    "gate-baseline-missing": (
        _("It does not say where the figure stands today."),
        _("Give the last count. If nobody ever counted, count what you add, from 0."),
    ),
    "gate-baseline-day-missing": (
        _("It does not say on what day the figure stood there."),
        _("Give the day of that count."),
    ),
    "gate-baseline-in-future": (
        _("The day of the baseline is still to come."),
        _("Give the day of the last count."),
    ),
    "gate-value-missing": (
        _("There is no figure to reach."),
        _("Say how many: without a figure nobody can tell whether it was kept."),
    ),
    "gate-target-no-change": (
        _("From {baseline} to {value} nothing gets better ({direction})."),
        _("Give a target beyond the baseline, or turn the direction round."),
    ),
    "gate-target-day-missing": (
        _("It does not say by when."),
        _("Give the day by which the figure is to be reached."),
    ),
    "gate-target-day-past": (
        _("The day of the target, {day}, is not in the future."),
        _("Give a day that is still to come."),
    ),
    "gate-target-before-baseline": (
        _("The target, on {day}, comes no later than its baseline, on {baseline}."),
        _("The baseline is where it starts; the target comes after it."),
    ),
    "gate-target-before-start": (
        _("The target, on {day}, comes no later than the beginning, on {start}."),
        _("Let it begin earlier, or set the target later."),
    ),
    "gate-target-far": (
        _("The target is more than {years} years away."),
        _("Think of a nearer one: few will remember this one."),
    ),
    "gate-percent-outside": (
        _("{value} is no share of a hundred."),
        _("If it is a change in per cent, say so in the unit."),
    ),
    "gate-proof-missing": (
        _("It does not say what would prove it."),
        _(
            "Name what somebody else could look at: a public register, a published count, "
            "certificates, a meter."
        ),
    ),
    "gate-proof-too-short": (
        _("This is too short to name something that somebody could look at."),
        _("Name it, and say who keeps it."),
    ),
    "gate-proof-only-report": (
        _("That you will report proves nothing by itself: {words}."),
        _("Say what the report will rest on: a register, a count, certificates, a meter."),
    ),
    "gate-proof-repeats": (
        _("This repeats what is promised, and names no proof of it."),
        _("Name what somebody else could look at, and who keeps it."),
    ),
    "gate-without-milestones": (
        _("It takes longer than a year and a half, and has no milestone."),
        _("Add what will be done on the way, so that a delay shows early."),
    ),
    "gate-milestone-title-missing": (
        _("A milestone has no name."),
        _("Say what will be done by that day."),
    ),
    "gate-milestone-outside": (
        _("The milestone on {day} is outside the time of the commitment."),
        _("Set it between the beginning and the day of the target."),
    ),
    "gate-budget-not-positive": (
        _("A budget is more than nothing."),
        _("Give the amount, or leave the budget out."),
    ),
    "gate-currency-unknown": (
        _("No country uses a currency {currency!r} today."),
        _("Give its code of three letters (ISO 4217): KES, EUR, USD."),
    ),
    "gate-help-text-missing": (
        _("An offer or need says nothing."),
        _("Say what you can give or what you lack."),
    ),
    "gate-quantity-not-positive": (
        _("A quantity is more than nothing."),
        _("Give how many, or leave it out."),
    ),
    "gate-help-unit-missing": (
        _("The quantity has no unit."),
        _("Say what it is a number of: GPU-hours, people."),
    ),
    "gate-per-unknown": (
        _("{per!r} is no span of time here."),
        _("Use day, week, month or year, or nothing for once."),
    ),
    "gate-help-days-reversed": (
        _("It ends before it begins."),
        _("Turn the two days round."),
    ),
    "gate-country-unknown": (
        _("{country!r} is no country's code."),
        _("Use its two capital letters (ISO 3166-1): KE, FR."),
    ),
    "gate-region-unknown": (
        _("{region!r} is no region's code."),
        _("Use a code of the OECD DAC list: 298 for Africa, 998 for developing countries."),
    ),
    "gate-sector-malformed": (
        _("{sector!r} is no purpose code."),
        _("Give the five figures of the OECD DAC list, or leave it out."),
    ),
    "gate-organisation-malformed": (
        _("This is no IATI organisation identifier."),
        _("It names a register, a hyphen, and the number there: KE-RCO-12345."),
    ),
}
"""What is wrong, and how to mend it. A test holds it to be as many as there are rules."""

register({rule: said for rule, (said, _mend) in SAID.items()})
register({f"{rule}-remedy": mend for rule, (_said, mend) in SAID.items()})
