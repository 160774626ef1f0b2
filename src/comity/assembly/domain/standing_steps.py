"""Which events may follow those that a member has, and which the statute leaves to a body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from comity.assembly.domain.bodies import Decided
from comity.assembly.domain.standing import EventKind, StandingEvent, standing_on
from comity.assembly.domain.statute import Statute
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.regulation.domain.truth import Truth

_K = EventKind
OWN_STEPS = frozenset({_K.WITHDRAWAL_NOTIFIED, _K.WITHDRAWAL_REVOKED})
"""What a member itself does; all else is recorded by the secretariat."""
ENDS = frozenset({_K.LEFT, _K.EXPELLED})
_FAMILIES: Mapping[EventKind, str] = MappingProxyType(
    {
        **dict.fromkeys((_K.ADMITTED, *OWN_STEPS, *ENDS), "membership"),
        _K.CLASS_CHANGED: "class",
        **dict.fromkeys((_K.ARREARS_BEGUN, _K.ARREARS_ENDED), "arrears"),
        **dict.fromkeys((_K.ARREARS_WAIVED, _K.WAIVER_ENDED), "waiver"),
        **dict.fromkeys((_K.SUSPENDED, _K.SUSPENSION_ENDED), "suspension"),
    }
)
"""Events whose order tells something; an event of arrears may be told after a later suspension."""


def decided_by(statute: Statute, kind: EventKind, member_class: str = "") -> Decided | None:
    """Who decides on such an event; None where it needs no decision. Raises
    `Conflict("standing-not-in-statute")` for what the statute leaves to nobody, and as
    `admission_to` for a class."""
    found: Decided | None = None
    match kind:
        case EventKind.CLASS_CHANGED:
            return statute.admission_to(member_class).decided
        case EventKind.SUSPENDED | EventKind.SUSPENSION_ENDED:
            found = statute.suspension.decided if statute.suspension else None
        case EventKind.ARREARS_WAIVED:
            found = statute.arrears.waived if statute.arrears else None
        case EventKind.EXPELLED:
            found = statute.expulsion.decided if statute.expulsion else None
        case _:
            return None
    if found is None:
        raise Conflict("standing-not-in-statute", kind=kind.value)
    return found


def check_step(
    events: Sequence[StandingEvent], new: StandingEvent, statute: Statute, on: date
) -> None:
    """Whether `new` can be the next event of a member. Raises `Conflict`: `standing-by-admission`,
    `member-not-one` for whoever is no member on its day, `event-before-another`,
    `event-out-of-place`, `class-as-before`; `InvalidInput("event-class-needless")`."""
    if new.kind is EventKind.ADMITTED:
        raise Conflict("standing-by-admission")
    if bool(new.member_class) != (new.kind is EventKind.CLASS_CHANGED):
        raise InvalidInput("event-class-needless", kind=new.kind.value)
    day = new.days.latest or on
    before = standing_on(events, statute, day)
    if before.member is Truth.FALSE and new.kind not in (
        *ENDS,
        EventKind.WITHDRAWAL_REVOKED,
        EventKind.ARREARS_ENDED,
    ):
        raise Conflict("member-not-one", on=day.isoformat())
    if new.member_class and before.classes == {new.member_class}:
        raise Conflict("class-as-before", member_class=new.member_class)
    _check_order(events, new)
    standing_on([*events, new], statute, on)


def _check_order(events: Sequence[StandingEvent], new: StandingEvent) -> None:
    family = _FAMILIES[new.kind]
    for each in events:
        related = _FAMILIES[each.kind] == family or each.kind is EventKind.ADMITTED
        if related and new.on and each.on and new.on.latest < each.on.earliest:
            raise Conflict("event-before-another", on=new.on.text, other=each.on.text)
