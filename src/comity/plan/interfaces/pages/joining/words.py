"""Words of the domain as pages say them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.plan.domain.joining import FindingOutcome
from comity.plan.domain.participants import JoinState, ParticipantKind

Said = str | Promise
KINDS: Mapping[ParticipantKind, Said] = {
    ParticipantKind.GOVERNMENT: _("government"),
    ParticipantKind.INTERNATIONAL_BODY: _("international body"),
    ParticipantKind.INSTITUTION: _("institution"),
    ParticipantKind.COMPANY: _("company"),
    ParticipantKind.ASSOCIATION: _("association"),
    ParticipantKind.PERSON: _("person"),
}
KINDS_EXPLAINED: Mapping[ParticipantKind, Said] = {
    ParticipantKind.GOVERNMENT: _("A State, a part of one, a ministry or a city"),
    ParticipantKind.INTERNATIONAL_BODY: _("An organisation that States founded"),
    ParticipantKind.INSTITUTION: _("A university, an institute, a laboratory, a school"),
    ParticipantKind.COMPANY: _("A business of any size"),
    ParticipantKind.ASSOCIATION: _("A union, a charity, a society, a standards body"),
    ParticipantKind.PERSON: _("You, for yourself"),
}
STATES: Mapping[JoinState, tuple[str, Said, str]] = {
    JoinState.UNCONFIRMED: ("…", _("not confirmed"), ""),
    JoinState.WAITING: ("•", _("waits for a moderator"), "open"),
    JoinState.MORE_INFORMATION: ("?", _("asked for more"), "open"),
    JoinState.APPROVED: ("✓", _("approved"), "added"),
    JoinState.DECLINED: ("×", _("declined"), "refused"),
    JoinState.WITHDRAWN: ("–", _("withdrawn"), ""),
}
"""Sign, word and class of a badge."""
FOUND: Mapping[FindingOutcome, tuple[str, Said, str]] = {
    FindingOutcome.MATCHES: ("=", _("matches"), "added"),
    FindingOutcome.DIFFERS: ("≠", _("does not match"), "refused"),
    FindingOutcome.NOT_CHECKED: ("?", _("not checked"), ""),
}
CLAIMS: Mapping[str, Said] = {
    "email": _("E-mail address"),
    "jurisdiction": _("Jurisdiction"),
    "website": _("Website"),
    "name": _("Name"),
    "ror": _("ROR id"),
    "lei": _("LEI"),
}
MODERATE: Mapping[JoinState, Said] = {
    JoinState.APPROVED: _("Approve it"),
    JoinState.MORE_INFORMATION: _("Ask for more"),
    JoinState.DECLINED: _("Decline it"),
}
ANSWER: Mapping[JoinState, Said] = {
    JoinState.WAITING: _("Answer"),
    JoinState.WITHDRAWN: _("Withdraw the request"),
}
