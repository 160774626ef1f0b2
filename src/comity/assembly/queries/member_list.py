"""Members of an organisation as pages and the API show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from comity.assembly.domain.belonging import DelegationRules
from comity.assembly.domain.bodies import Body
from comity.assembly.domain.member_classes import MemberClass, Right
from comity.assembly.domain.rights import has_right
from comity.assembly.domain.standing import Standing
from comity.assembly.domain.standing_words import Word, why_without, word_of
from comity.assembly.domain.statute import Statute
from comity.assembly.domain.who_votes import belongs_to
from comity.assembly.models import Assembly, Delegate, Member
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import domain_delegate, domain_member, member_rows
from comity.kernel.domain.errors import unknown_name
from comity.kernel.domain.messages import Message
from comity.parties.domain.terms import Term
from comity.regulation.domain.truth import Truth


@dataclass(frozen=True, slots=True)
class DelegateView:
    """A delegate on the day asked about."""

    row: Delegate
    holds: bool
    begins_later: bool
    accredited: bool
    """may speak and vote as far as its place goes"""


@dataclass(frozen=True, slots=True)
class MemberView:
    """`classes` are those that it may be of; `bodies` those that it is known to belong to; `votes`
    is whether it has a vote today."""

    row: Member
    standing: Standing
    classes: tuple[MemberClass, ...]
    votes: Truth
    bodies: tuple[Body, ...]
    delegates: tuple[DelegateView, ...]

    @property
    def word(self) -> Word:
        return word_of(self.standing)

    @property
    def is_state(self) -> bool:
        return self.row.code != self.row.organisation.reference

    @property
    def current(self) -> tuple[DelegateView, ...]:
        return tuple(each for each in self.delegates if each.holds or each.begins_later)

    @property
    def earlier(self) -> tuple[DelegateView, ...]:
        return tuple(each for each in self.delegates if not (each.holds or each.begins_later))

    @property
    def head(self) -> DelegateView | None:
        return next((it for it in self.delegates if it.holds and it.row.place == "head"), None)


def members_shown(assembly: Assembly, on: date) -> tuple[MemberView, ...]:
    """All that are or were members, by the name of their organisation."""
    statute = statute_on(assembly, on)
    rows = member_rows(assembly, on)
    delegates = _delegates(assembly, statute.delegations, on)
    views = [_view(each, statute, delegates, on) for each in rows]
    return tuple(sorted(views, key=lambda it: (it.row.organisation.name.casefold(), it.row.code)))


def member_shown(assembly: Assembly, code: str, on: date) -> MemberView:
    """Raises `UnknownName("member-unknown")`."""
    statute = statute_on(assembly, on)
    rows = member_rows(assembly, on)
    for each in rows:
        if each.code == code:
            delegates = _delegates(assembly, statute.delegations, on, each)
            return _view(each, statute, delegates, on)
    raise unknown_name("member-unknown", code, [each.code for each in rows])


def rights_shown(view: MemberView, statute: Statute) -> dict[Right, Message | None]:
    """Each right of the statute, and why the member is without it."""
    if len(view.classes) != len(view.standing.classes):
        return dict.fromkeys(Right, Message("no-right-unknown"))
    return {right: why_without(statute, view.standing, right) for right in Right}


def _view(
    row: Member, statute: Statute, delegates: Mapping[str, list[DelegateView]], on: date
) -> MemberView:
    member = domain_member(row)
    standing = member.standing(statute, on)
    known = {each.id: each for each in statute.classes}
    votes = Truth.UNKNOWN  # of a class that the statute of the day does not have
    if standing.classes <= known.keys():
        votes = has_right(statute, standing, Right.VOTE)
    return MemberView(
        row=row,
        standing=standing,
        classes=tuple(known[each] for each in sorted(standing.classes) if each in known),
        votes=votes,
        bodies=tuple(
            each for each in statute.bodies if belongs_to(each, member, standing, on) is Truth.TRUE
        ),
        delegates=tuple(delegates.get(row.code, ())),
    )


def _delegates(
    assembly: Assembly, rules: DelegationRules, on: date, member: Member | None = None
) -> dict[str, list[DelegateView]]:
    """Heads first, then alternates, then advisers; in each place the order of appointment."""
    rows = Delegate.objects.filter(member__assembly=assembly).select_related("member", "user")
    if member is not None:
        rows = rows.filter(member=member)
    found: dict[str, list[DelegateView]] = defaultdict(list)
    places = ["head", "alternate", "adviser"]
    for row in sorted(rows, key=lambda it: (places.index(it.place), it.appointed_at)):
        term = Term(row.valid_from, row.valid_until)
        ended_unbegun = row.valid_until == row.valid_from
        found[row.member.code].append(
            DelegateView(
                row=row,
                holds=term.holds_on(on),
                begins_later=on < row.valid_from and not ended_unbegun,
                accredited=domain_delegate(row).accredited(on, rules),
            )
        )
    return found
