"""Words of the domain as pages say them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.domain.delegations import Place
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.offices import Office
from comity.assembly.domain.standing import EventKind
from comity.assembly.domain.standing_words import Word
from comity.kernel.domain.periods import PartialDate
from comity.parties.actions.erase_person import ERASED
from comity.parties.models import User

Said = str | Promise
STANDINGS: Mapping[Word, tuple[str, Said, str]] = {
    Word.MEMBER: ("✓", _("member"), "added"),
    Word.LEAVING: ("→", _("leaving"), "open"),
    Word.OWES: ("!", _("owes a contribution"), "open"),
    Word.IN_ARREARS: ("!", _("in arrears, no vote"), "open"),
    Word.SUSPENDED: ("×", _("suspended"), "refused"),
    Word.UNKNOWN: ("?", _("not known"), "open"),
    Word.FORMER: ("–", _("no member today"), ""),
}
"""Sign, word and class of a badge."""
RIGHTS: Mapping[Right, Said] = {
    Right.ATTEND: _("attend"),
    Right.SPEAK: _("speak"),
    Right.PROPOSE: _("propose"),
    Right.SPONSOR: _("sponsor"),
    Right.VOTE: _("vote"),
    Right.STAND_FOR_OFFICE: _("stand for office"),
}
PLACES: Mapping[Place, Said] = {
    Place.HEAD: _("head of delegation"),
    Place.ALTERNATE: _("alternate"),
    Place.ADVISER: _("adviser"),
}
EVENTS: Mapping[EventKind, Said] = {
    EventKind.ADMITTED: _("admitted"),
    EventKind.CLASS_CHANGED: _("changed its class"),
    EventKind.ARREARS_BEGUN: _("arrears began"),
    EventKind.ARREARS_ENDED: _("arrears ended"),
    EventKind.ARREARS_WAIVED: _("may vote in spite of arrears"),
    EventKind.WAIVER_ENDED: _("may vote in spite of arrears no more"),
    EventKind.SUSPENDED: _("suspended"),
    EventKind.SUSPENSION_ENDED: _("suspension ended"),
    EventKind.WITHDRAWAL_NOTIFIED: _("gave notice of withdrawal"),
    EventKind.WITHDRAWAL_REVOKED: _("revoked its notice"),
    EventKind.LEFT: _("left"),
    EventKind.EXPELLED: _("expelled"),
}
STATES: Mapping[ApplicationState, tuple[str, Said, str]] = {
    ApplicationState.SUBMITTED: ("•", _("submitted"), "open"),
    ApplicationState.MORE_INFORMATION: ("?", _("more information needed"), "open"),
    ApplicationState.DEFERRED: ("…", _("deferred"), "open"),
    ApplicationState.DECLINED: ("×", _("declined"), "refused"),
    ApplicationState.APPROVED: ("✓", _("approved"), "added"),
    ApplicationState.WITHDRAWN: ("–", _("withdrawn"), ""),
}
MOVES: Mapping[ApplicationState, Said] = {
    ApplicationState.SUBMITTED: _("Hand it in again"),
    ApplicationState.MORE_INFORMATION: _("Ask for more information"),
    ApplicationState.DEFERRED: _("Defer it"),
    ApplicationState.DECLINED: _("Decline it"),
    ApplicationState.APPROVED: _("Approve it and enter the member"),
    ApplicationState.WITHDRAWN: _("Withdraw it"),
}
SIDES: Mapping[Mover, Said] = {
    Mover.APPLICANT: _("the applicant"),
    Mover.SECRETARY: _("the secretariat"),
    Mover.BODY: _("the body that decides"),
}
OFFICES: Mapping[Office, Said] = {
    Office.SECRETARY: _("secretary"),
    Office.CLERK: _("clerk"),
    Office.PRESIDING: _("presides"),
}


def partial_day(text: str) -> str:
    """A day, month or year as ISO 8601 writes it, as people do; "" where there is none."""
    if not text:
        return ""
    known = PartialDate.parse(text)
    form = {4: "Y", 7: "F Y"}.get(len(text), "j M Y")
    return date_format(known.earliest, form)


def person_name(user: User) -> str:
    """Never the address: that is for the secretariat."""
    if user.email.endswith(ERASED):
        return str(_("a person who was erased"))
    return user.name or str(_("a person without a name"))
