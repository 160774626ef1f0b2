"""How an instrument ended, in words, and what that means for a rule that does not apply."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from comity.regulation.domain.findings import Finding, Ground
from comity.regulation.domain.instruments import ENDED_STATUSES, Instrument
from comity.regulation.interfaces.wording import Wording

Days = Callable[[date], str]
"""How days are written."""


def ending_words(instrument: Instrument, on: date, wording: Wording, days: Days) -> str:
    """`repealed on 14 May 2026`; "" where no end is known."""
    if instrument.ended is None:
        return ""
    return wording.say(f"instrument-{_kind(instrument, on)}", day=days(instrument.ended))


def lapse_sentence(finding: Finding, on: date, wording: Wording, days: Days) -> str:
    """Why the dates of a rule rule it out for good; "" where they don't."""
    if finding.ground is Ground.NO_DAY:
        return wording.say("no-day")
    if finding.ground not in (Ground.ENDED, Ground.NEVER_BEGAN):
        return ""
    instrument = finding.place.instrument
    if finding.ground is Ground.ENDED and not instrument.has_ended(on):
        return wording.say("last-day-passed")
    ended = instrument.ended or on
    sentence = "never-began" if finding.ground is Ground.NEVER_BEGAN else "rule"
    return wording.say(f"{sentence}-{_kind(instrument, on)}", day=days(ended))


def _kind(instrument: Instrument, on: date) -> str:
    if instrument.status in ENDED_STATUSES:
        return instrument.status.value
    return "ended" if instrument.has_ended(on) else "ends"
