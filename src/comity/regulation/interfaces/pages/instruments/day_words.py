"""What an instrument is on a day, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from comity.regulation.domain.instrument_days import NO_ENTRY, DayStatus, status_on
from comity.regulation.domain.instruments import Instrument
from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.reading import Reading

DAY_STATUSES: Mapping[DayStatus, Words] = {
    DayStatus.IN_FORCE: _("in force"),
    DayStatus.PARTLY_APPLICABLE: _("partly applicable"),
    DayStatus.NOT_IN_FORCE: _("not in force yet"),
    DayStatus.NOT_ADOPTED: _("not adopted yet"),
    DayStatus.PROPOSED: _("proposed"),
    DayStatus.WITHDRAWN: _("withdrawn"),
    DayStatus.ENDED: _("no longer in force"),
    DayStatus.UNKNOWN: _("unknown"),
}
DAY_SIGNS: Mapping[DayStatus, str] = {
    DayStatus.IN_FORCE: "●",
    DayStatus.PARTLY_APPLICABLE: "◐",
    DayStatus.NOT_IN_FORCE: "○",
    DayStatus.NOT_ADOPTED: "○",
    DayStatus.PROPOSED: "◇",
    DayStatus.WITHDRAWN: "–",
    DayStatus.ENDED: "–",
    DayStatus.UNKNOWN: "?",
}


def day_status(instrument: Instrument, reading: Reading) -> DayStatus:
    """On the day of the reading."""
    treaties = reading.rules.treaties.by_id
    entry = treaties[instrument.id].entry if instrument.treaty else NO_ENTRY
    return status_on(instrument, reading.on, entry)
