"""The policy on real rows: what a person is to a repository, and that lists agree with it."""

from __future__ import annotations

import pytest
from tests.hub.people import (
    bare_repository,
    lab,
    member,
    publisher,
    signed_in,
    with_token,
)
from tests.parties.people import DAY

from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import Disabled, Gated, RepositoryUnknown, SignInNeeded
from comity.hub.domain.repositories import Gate, RequestStatus, Visibility
from comity.hub.domain.verdicts import Question, Ruling, Verdict
from comity.hub.models import AccessRequest, Repository, Takedown
from comity.hub.queries.callers import NOBODY, OPERATING, Caller
from comity.hub.queries.contributing import require_to_commit, require_to_contribute
from comity.hub.queries.policy import allows, require, visible
from comity.kernel.domain.errors import NotPermitted
from comity.parties.actions.grant_role import grant_role
from comity.parties.domain.permissions import OPERATOR, MembershipRole
from comity.parties.models import User

pytestmark = pytest.mark.django_db


def deeds(caller: Caller, repository: Repository) -> list[str]:
    return [deed.value for deed in Deed if allows(caller, repository, deed)]


ALL = ["know", "read", "discuss", "contribute", "write", "administer"]


class World:
    """A lab with a private, a gated and a public repository, and people around it."""

    def __init__(self) -> None:
        self.ada, self.bo, self.cem = publisher("ada"), publisher("bo"), publisher("cem")
        self.dee = publisher("dee")
        self.lab, self.account = lab("lab", self.ada)
        member(self.lab, self.bo, MembershipRole.REPRESENTATIVE)
        member(self.lab, self.cem, MembershipRole.MEMBER)
        self.private = bare_repository(
            self.account, "private", by=self.ada, visibility=Visibility.PRIVATE
        )
        self.gated = bare_repository(self.account, "gated", by=self.ada, gate=Gate.MANUAL)
        self.public = bare_repository(self.account, "public", by=self.ada)
        self.own = bare_repository(
            self.dee.hub_account, "own", by=self.dee, visibility=Visibility.PRIVATE
        )

    @property
    def people(self) -> list[User]:
        return [self.ada, self.bo, self.cem, self.dee]


def test_what_members_are_to_a_repository_of_their_organisation() -> None:
    world = World()
    assert deeds(signed_in(world.ada), world.private) == ALL
    assert deeds(signed_in(world.bo), world.private) == ALL[:-1]
    assert deeds(signed_in(world.cem), world.private) == ALL[:4]
    assert deeds(signed_in(world.dee), world.private) == []
    assert deeds(NOBODY, world.private) == []
    assert deeds(NOBODY, world.public) == ["know", "read"]
    assert deeds(OPERATING, world.private) == ALL


def test_what_each_is_told() -> None:
    world = World()
    with pytest.raises(RepositoryUnknown):
        require(signed_in(world.dee), world.private, Deed.READ)
    with pytest.raises(SignInNeeded):
        require(NOBODY, world.public, Deed.WRITE)
    with pytest.raises(NotPermitted):
        require(signed_in(world.dee), world.public, Deed.WRITE)
    with pytest.raises(Gated) as gated:
        require(signed_in(world.dee), world.gated, Deed.READ)
    assert gated.value.message.id == "gated-none"


def test_the_gate_opens_for_whom_it_let_in() -> None:
    world = World()
    request = AccessRequest.objects.create(repository=world.gated, user=world.dee)
    with pytest.raises(Gated) as gated:
        require(signed_in(world.dee), world.gated, Deed.READ)
    assert gated.value.message.id == "gated-pending"
    request.status = RequestStatus.ACCEPTED.value
    request.save()
    require(signed_in(world.dee), world.gated, Deed.READ)
    require(signed_in(world.cem), world.gated, Deed.READ)


def test_a_token_does_what_its_scopes_say_and_its_person_may() -> None:
    world = World()
    reading = with_token(world.ada, "read")
    assert deeds(reading, world.private) == ["know", "read"]
    assert deeds(with_token(world.ada, "write"), world.private) == ALL
    assert deeds(with_token(world.dee, "write"), world.private) == []
    narrow = with_token(world.ada, f"write@{world.public.reference}")
    assert deeds(narrow, world.public) == ALL
    assert deeds(narrow, world.private) == []
    assert deeds(narrow, world.gated) == ["know"]
    whole = with_token(world.ada, f"read@{world.lab.reference}")
    assert deeds(whole, world.private) == ["know", "read"]
    assert deeds(with_token(world.ada, "view"), world.private) == []


def test_a_role_on_one_repository() -> None:
    world = World()
    grant_role(
        actor=OPERATOR, name="publisher", user=world.dee.id, scope=world.private.reference, on=DAY
    )
    assert deeds(signed_in(world.dee), world.private) == ALL[:-1]
    assert deeds(signed_in(world.dee), world.gated) == ["know", "discuss", "contribute"]


def test_lists_show_what_may_be_known_of_and_nothing_else() -> None:
    world = World()
    grant_role(
        actor=OPERATOR, name="reviewer", user=world.dee.id, scope=world.private.reference, on=DAY
    )
    callers = [NOBODY, OPERATING, *map(signed_in, world.people)]
    for user in world.people:
        callers += [
            with_token(user, "read"),
            with_token(user, "view"),
            with_token(user, f"read@{world.private.reference}"),
            with_token(user, f"write@{world.lab.reference}"),
            with_token(user, f"write@{world.own.reference}"),
        ]
    for caller in callers:
        listed = {it.name for it in Repository.objects.filter(visible(caller))}
        known = {it.name for it in Repository.objects.all() if allows(caller, it, Deed.KNOW)}
        assert listed == known


def test_what_was_taken_down() -> None:
    world = World()
    Takedown.objects.create(
        repository=world.public, path="weights.bin", notice="n", reason="a court said so", by="op"
    )
    require(NOBODY, world.public, Deed.READ, path="README.md")
    with pytest.raises(Disabled) as found:
        require(signed_in(world.ada), world.public, Deed.READ, path="weights.bin")
    assert found.value.message.params["reason"] == "a court said so"
    world.public.disabled_reason = "all of it"
    with pytest.raises(Disabled):
        require(signed_in(world.ada), world.public, Deed.READ)


def refuse_kenya(question: Question) -> Verdict:
    """A hook as another room would write it."""
    if "KE" in question.actor_countries and question.deed is Deed.READ:
        return Verdict(Ruling.DENY, "not for Kenya")
    return Verdict(Ruling.ASK, "look at it") if question.path == "odd" else Verdict(Ruling.ALLOW)


def test_another_room_may_refuse_but_never_widen(settings: pytest.FixtureRequest) -> None:
    settings.HUB_POLICY_HOOKS = [f"{__name__}.refuse_kenya"]  # type: ignore[attr-defined]
    world = World()
    with pytest.raises(Disabled) as denied:
        require(signed_in(world.cem), world.public, Deed.READ)
    assert denied.value.message.params["reason"] == "not for Kenya"
    require(signed_in(world.dee), world.public, Deed.READ)
    with pytest.raises(Disabled) as asked:
        require(signed_in(world.dee), world.public, Deed.READ, path="odd")
    assert asked.value.message.id == "policy-asks"
    with pytest.raises(RepositoryUnknown):
        require(signed_in(world.dee), world.private, Deed.READ)


def refuse_sending(question: Question) -> Verdict:
    """A hook that lets nothing in."""
    if question.deed in (Deed.CONTRIBUTE, Deed.WRITE):
        return Verdict(Ruling.DENY, "nothing comes in")
    return Verdict(Ruling.ALLOW)


def test_another_room_is_asked_about_files_for_a_pull_request(
    settings: pytest.FixtureRequest,
) -> None:
    world = World()
    dee = signed_in(world.dee)
    require_to_contribute(dee, world.public)
    require_to_commit(dee, world.public, "main", as_pull_request=True)
    settings.HUB_POLICY_HOOKS = [f"{__name__}.refuse_sending"]  # type: ignore[attr-defined]
    require(dee, world.public, Deed.DISCUSS)
    with pytest.raises(Disabled, match="policy-denies"):
        require_to_contribute(dee, world.public)
    with pytest.raises(Disabled, match="policy-denies"):
        require_to_commit(dee, world.public, "main", as_pull_request=True)
    with pytest.raises(Disabled, match="policy-denies"):
        require_to_commit(signed_in(world.ada), world.public, "main", as_pull_request=False)


def test_a_verdict_that_refuses_says_why() -> None:
    with pytest.raises(ValueError, match="reason"):
        Verdict(Ruling.DENY)
