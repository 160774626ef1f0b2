from __future__ import annotations

import pytest
from tests.hub.people import lab, member, publisher, repository, signed_in, with_token
from tests.parties.people import logged

from comity.hub.actions.follow_account import follow_account, unfollow_account
from comity.hub.actions.like_repository import like_repository, unlike_repository
from comity.hub.domain.refusals import RepositoryUnknown, SignInNeeded
from comity.hub.domain.repositories import Visibility
from comity.hub.models import Account, Follow, Like, Repository
from comity.hub.queries.callers import NOBODY
from comity.hub.queries.likes import likers, likes_of
from comity.hub.queries.people import followers, following, members, organisations_of, overview
from comity.kernel.domain.errors import InvalidInput, NotPermitted
from comity.parties.domain.permissions import MembershipRole

pytestmark = pytest.mark.django_db


def test_each_likes_once_and_may_stop() -> None:
    ada, eve = publisher("ada"), publisher("eve")
    bert = repository(ada, "bert")
    assert like_repository(caller=signed_in(eve), repository=bert)
    assert not like_repository(caller=signed_in(eve), repository=bert)
    assert like_repository(caller=signed_in(ada), repository=bert)
    assert Repository.objects.get(id=bert.id).likes == 2
    assert {each.user for each in likers(bert)} == {ada, eve}
    assert unlike_repository(caller=signed_in(eve), repository=bert)
    assert not unlike_repository(caller=signed_in(eve), repository=bert)
    assert Repository.objects.get(id=bert.id).likes == 1
    assert [action for _, action, of in logged() if of == bert.reference][-3:] == [
        "like_repository",
        "like_repository",
        "unlike_repository",
    ]


def test_who_may_not_like() -> None:
    ada, eve = publisher("ada"), publisher("eve")
    bert = repository(ada, "bert")
    hidden = repository(ada, "hidden", visibility=Visibility.PRIVATE)
    with pytest.raises(SignInNeeded):
        like_repository(caller=NOBODY, repository=bert)
    with pytest.raises(NotPermitted):
        like_repository(caller=with_token(eve, "read"), repository=bert)
    with pytest.raises(RepositoryUnknown):
        like_repository(caller=signed_in(eve), repository=hidden)
    assert not Like.objects.exists()


def test_likes_and_counts_of_what_is_hidden_are_hidden() -> None:
    ada, eve = publisher("ada"), publisher("eve")
    account = Account.objects.get(user=ada)
    repository(ada, "bert")
    hidden = repository(ada, "hidden", visibility=Visibility.PRIVATE)
    like_repository(caller=signed_in(ada), repository=hidden)
    for caller, seen in ((signed_in(ada), 1), (signed_in(eve), 0), (NOBODY, 0)):
        assert likes_of(caller, account).count() == seen
        told = overview(caller, account)
        assert (told.likes, told.models) == (seen, 1 + seen)


def test_following() -> None:
    ada, eve = publisher("ada"), publisher("eve")
    _, ministry = lab("ministry", ada)
    account = Account.objects.get(user=ada)
    assert follow_account(caller=signed_in(eve), account=account)
    assert not follow_account(caller=signed_in(eve), account=account)
    follow_account(caller=signed_in(eve), account=ministry)
    assert [each.follower for each in followers(account)] == [eve]
    assert [each.account for each in following(Account.objects.get(user=eve))] == [account]
    assert overview(signed_in(eve), account).followed is True
    assert overview(NOBODY, account).followed is None
    assert unfollow_account(caller=signed_in(eve), account=account)
    assert not unfollow_account(caller=signed_in(eve), account=account)


def test_who_may_not_follow() -> None:
    ada, eve = publisher("ada"), publisher("eve")
    account = Account.objects.get(user=ada)
    for caller, refusal in (
        (NOBODY, SignInNeeded),
        (with_token(eve, "read"), NotPermitted),
        (with_token(eve, "write@repository:x"), NotPermitted),
        (signed_in(ada), InvalidInput),
    ):
        with pytest.raises(refusal):
            follow_account(caller=caller, account=account)
    assert not Follow.objects.exists()


def test_plain_members_are_known_to_fellow_members_alone() -> None:
    ada, plain = publisher("ada"), publisher("plain")
    ministry, account = lab("ministry", ada)
    member(ministry, plain, MembershipRole.MEMBER)
    own = Account.objects.get(user=plain)

    def named(user: object) -> set[str]:
        return {each.user.name for each in members(user, account)}  # type: ignore[arg-type]

    assert named(signed_in(plain)) == {"ada", "plain"}
    assert named(signed_in(publisher("eve"))) == named(NOBODY) == {"ada"}
    assert organisations_of(NOBODY, own) == []
    assert organisations_of(signed_in(ada), own) == [account]
    assert organisations_of(signed_in(plain), own) == [account]
    assert organisations_of(NOBODY, Account.objects.get(user=ada)) == [account]
