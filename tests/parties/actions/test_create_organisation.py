from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from tests.parties.people import DAY, acting, logged, organisation, person

from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted, UnknownName
from comity.parties.actions.create_organisation import create_organisation
from comity.parties.domain.permissions import OPERATOR, MembershipRole, OrganisationKind
from comity.parties.models import Organisation, User
from comity.parties.queries.memberships_on import memberships_on

pytestmark = pytest.mark.django_db


def create(owner: User, **changes: Any) -> Organisation:  # noqa: ANN401  # any one argument
    arguments: dict[str, Any] = {
        "actor": OPERATOR,
        "name": " Institute ",
        "kind": OrganisationKind.RESEARCH_INSTITUTE,
        "jurisdiction": "ke",
        "owner": owner.id,
        "on": DAY,
        "ror": "https://ror.org/05hppb561",
        "lei": "969500KSV493XWY0PS33",
    }
    return create_organisation(**arguments | changes)


def test_organisation_has_its_identifiers_and_an_owner() -> None:
    ada = person("ada")
    made = create(ada)
    stored = Organisation.objects.get()
    assert (stored.name, stored.kind, stored.jurisdiction, stored.ror, stored.lei) == (
        "Institute",
        "research-institute",
        "KE",
        "05hppb561",
        "969500KSV493XWY0PS33",
    )
    (member,) = memberships_on(DAY, organisation=made.id)
    assert (member.user, member.role) == (ada.id, MembershipRole.OWNER)
    assert logged() == [("operator", "create_organisation", made.reference)]


def test_nobody_enters_an_organisation_unasked() -> None:
    ada = person("ada")
    with pytest.raises(NotPermitted) as caught:
        create(ada, actor=acting(ada))
    assert caught.value.message.params == {"permission": "create-organisation", "object": "*"}
    assert (Organisation.objects.count(), logged()) == (0, [])


@pytest.mark.parametrize(
    ("change", "id"),
    [
        ({"name": " "}, "organisation-name-missing"),
        ({"jurisdiction": "Kenya!"}, "jurisdiction-code-malformed"),
        ({"ror": "05hppb562"}, "ror-check-digits"),
        ({"lei": "969500KSV493XWY0PS34"}, "lei-check-digits"),
    ],
)
def test_invalid_input_writes_nothing(change: dict[str, str], id: str) -> None:  # the word for it
    with pytest.raises(InvalidInput) as caught:
        create(person("ada"), **change)
    assert caught.value.message.id == id
    assert (Organisation.objects.count(), logged()) == (0, [])


@pytest.mark.parametrize("other", [{"ror": None}, {"lei": None}])
def test_an_identifier_names_one_organisation(other: dict[str, None]) -> None:
    ada = person("ada")
    create(ada)
    with pytest.raises(Conflict) as caught:
        create(ada, **other)
    assert caught.value.message.params == {"name": "Institute"}
    assert (Organisation.objects.count(), len(logged())) == (1, 1)


def test_organisations_without_identifiers_do_not_collide() -> None:
    ada = person("ada")
    assert organisation(ada, "One") != organisation(ada, "Two")


def test_unknown_owner() -> None:
    with pytest.raises(UnknownName):
        create(User(id=uuid4()))
    assert (Organisation.objects.count(), logged()) == (0, [])
