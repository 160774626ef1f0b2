"""How far the norms of an instrument can be trusted: borne out by a text, and read twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from comity.regulation.domain.instruments import Confidence, Instrument, NoNormReason
from comity.regulation.domain.norm_seals import last_checked, read_state
from comity.regulation.domain.readings import Resolution
from comity.regulation.domain.text_checks import TextReport


@dataclass(frozen=True, slots=True)
class Trust:
    """Of one instrument. `operative` counts the provisions of its texts whose words bind or urge,
    `None` where no text is at hand; `without_norm` says why some of them carry no norm, and of
    what has no text which reasons are stated. `disagreements` are those of second readings."""

    instrument: Instrument
    operative: int | None
    without_norm: Mapping[NoNormReason, int]
    unexplained: int
    norms: int
    verified: int
    read: int
    disagreements: Mapping[Resolution, int]
    last_checked: date


def trust_in(instrument: Instrument, report: TextReport | None = None) -> Trust:
    """`report` is the check against the texts, where these are at hand."""
    norms = [norm for provision in instrument.provisions for norm in provision.norms]
    state = read_state(instrument)
    found = [each for reading in instrument.readings for each in reading.disagreements]
    if report is None:
        stated = [it.no_norm.reason for it in instrument.provisions if it.no_norm]
    else:
        stated = [it.reason.reason for it in report.without_norm if it.reason]
    days = [last_checked(instrument, state, norm) for norm in norms]
    return Trust(
        instrument,
        operative=report.operative if report else None,
        without_norm=Counter(stated),
        unexplained=len(report.unexplained) if report else 0,
        norms=len(norms),
        verified=sum(norm.confidence is Confidence.VERIFIED_TEXT for norm in norms),
        read=len(state.read_on),
        disagreements=Counter(each.resolution for each in found),
        last_checked=max(days, default=instrument.checked_on),
    )
