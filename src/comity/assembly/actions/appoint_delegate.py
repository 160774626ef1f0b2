"""Who stands for a member: appointed by the member or the secretariat, accredited by the latter."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.domain.delegations import Delegate, Place, accredit, appoint
from comity.assembly.models import Delegate as DelegateRow
from comity.assembly.models import Member
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import delegates_of, domain_delegate
from comity.assembly.queries.people import Person
from comity.assembly.queries.representing import require_representing
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import UnknownName
from comity.parties.actions.find_party import get_user
from comity.parties.domain.terms import Term


def appoint_delegate(
    *, person: Person, member: Member, user: UUID, place: Place, term: Term
) -> DelegateRow:
    """Needs `keep-members`, or `represent` on the member's organisation. Raises `UnknownName` for a
    person that there is not, and as `delegations.appoint` does."""
    require_member_side(person, member)
    with transaction.atomic():
        lock_delegations(person)
        delegate = get_user(user)
        statute = statute_on(person.assembly, person.on)
        new = Delegate(person=delegate.reference, member=member.code, place=place, term=term)
        appoint(delegates_of(person.assembly), new, statute.delegations)
        row = DelegateRow.objects.create(
            member=member,
            user=delegate,
            place=place.value,
            valid_from=term.start,
            valid_until=term.until,
        )
        log_delegate(person, "appoint_delegate", row)
    return row


def accredit_delegate(*, person: Person, delegate: UUID, credentials: Term) -> DelegateRow:
    """Their credentials were seen and are good for a term. Needs `keep-members`. Raises
    `UnknownName("delegate-key-unknown")` and as `delegations.accredit` does."""
    person.require("keep-members")
    with transaction.atomic():
        row = find_delegate(person, delegate)
        rules = statute_on(person.assembly, person.on).delegations
        accredit(domain_delegate(row), credentials, rules)
        row.credentials_from, row.credentials_until = credentials.start, credentials.until
        row.save(update_fields=["credentials_from", "credentials_until"])
        log_delegate(person, "accredit_delegate", row)
    return row


def require_member_side(person: Person, member: Member) -> None:
    """Raises `NotPermitted("not-permitted")` unless they keep members or may represent it."""
    if not person.may("keep-members"):
        require_representing(person, member.organisation)


def lock_delegations(person: Person) -> None:
    """Nobody comes to stand for two members at once."""
    locked = Member.objects.select_for_update().filter(assembly=person.assembly)
    _ = list(locked.order_by("id").values_list("id"))


def find_delegate(person: Person, key: UUID) -> DelegateRow:
    """Locked. Raises `UnknownName("delegate-key-unknown")`."""
    rows = DelegateRow.objects.select_for_update(of=("self",)).select_related("member", "user")
    found = rows.filter(id=key, member__assembly=person.assembly).first()
    if found is None:
        raise UnknownName("delegate-key-unknown", key=str(key))
    return found


def log_delegate(person: Person, action: str, row: DelegateRow) -> None:
    def written(day: object) -> str | None:
        return str(day) if day else None

    append_audit(
        actor=person.actor.reference,
        action=action,
        object=row.reference,
        payload={
            "member": row.member.code,
            "person": row.user.reference,
            "place": row.place,
            "from": written(row.valid_from),
            "until": written(row.valid_until),
            "credentials_from": written(row.credentials_from),
            "credentials_until": written(row.credentials_until),
        },
        visibility=Visibility.MEMBERS,
    )
