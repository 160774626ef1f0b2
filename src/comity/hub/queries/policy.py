"""The one policy query: every page, endpoint and command asks here, and lists filter by it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from comity.hub.domain.policy import Deed, Level, Outcome, Standing, Subject, decide, level_matters
from comity.hub.domain.refusals import Disabled, Gated, RepositoryUnknown, SignInNeeded
from comity.hub.domain.repositories import Gate, RequestStatus, Visibility
from comity.hub.domain.verdicts import PolicyHook, Question, Ruling
from comity.hub.models import AccessRequest, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.takedowns import refuse_taken_down
from comity.kernel.domain.errors import NotPermitted
from comity.parties.domain.permissions import EVERYWHERE
from comity.parties.models import Organisation

HOOKED = frozenset({Deed.READ, Deed.CONTRIBUTE, Deed.WRITE})
"""Deeds that other rooms are asked about: whatever moves files, out or in."""


def allows(caller: Caller, repository: Repository, deed: Deed) -> bool:
    """Whether `require` would not raise."""
    try:
        require(caller, repository, deed)
    except (NotPermitted, RepositoryUnknown):
        return False
    return True


def require(
    caller: Caller,
    repository: Repository,
    deed: Deed,
    *,
    path: str = "",
    sha256: str = "",
    even_if_disabled: bool = False,
) -> None:
    """Raise what the caller is to be told, unless the deed is allowed: `RepositoryUnknown`,
    `SignInNeeded`, `Gated`, `Disabled` or `NotPermitted`. With a `path` or a content's `sha256`,
    one that was taken down is refused too. `even_if_disabled` is for who appeals."""
    subject = subject_of(repository)
    if even_if_disabled:
        subject = replace(subject, disabled=False)
    outcome = decide(deed, subject, standing_of(caller, repository, deed))
    name = str(repository)
    if outcome is Outcome.HIDDEN:
        raise RepositoryUnknown(name)
    if outcome is Outcome.SIGN_IN:
        raise SignInNeeded
    if outcome is Outcome.GATED:
        raise Gated(name, _state(caller, repository))
    if outcome is Outcome.DISABLED:
        raise Disabled("repository-disabled", name=name, reason=repository.disabled_reason)
    if outcome is Outcome.REFUSED:
        raise NotPermitted("not-permitted", permission=deed.value, object=name)
    if deed in HOOKED and not caller.is_operator:
        refuse_taken_down(repository, path=path, sha256=sha256)
        _ask_hooks(caller, repository, deed, path)


def may_write(caller: Caller, repository: Repository) -> bool:
    """Whether the repository's own policy lets the caller write; other rooms are not asked. Not to
    allow anything by, but to tell whose bytes those are that somebody sends."""
    standing = standing_of(caller, repository, Deed.WRITE)
    return decide(Deed.WRITE, subject_of(repository), standing) is Outcome.ALLOWED


def subject_of(repository: Repository) -> Subject:
    return Subject(
        Visibility(repository.visibility), Gate(repository.gate), bool(repository.disabled_reason)
    )


def standing_of(caller: Caller, repository: Repository, deed: Deed) -> Standing:
    # Of what everybody may read, nobody's memberships and roles are looked up.
    level = (
        caller.level_at(repository.account, repository)
        if level_matters(deed, subject_of(repository))
        else Level.NOBODY
    )
    asks = deed is Deed.READ and repository.gate != Gate.NONE.value and caller.user is not None
    found = (
        AccessRequest.objects.filter(repository=repository, user=caller.user).first()
        if asks and not level
        else None
    )
    return Standing(
        level=level,
        signed_in=caller.user is not None,
        request=RequestStatus(found.status) if found else None,
        in_scope=caller.in_scope(deed, repository.account, repository),
        operator=caller.is_operator,
    )


def visible(caller: Caller) -> Q:
    """The repositories that the caller may know of, as a filter: `decide` for `Deed.KNOW`."""
    if caller.is_operator or _sees_all(caller):
        return Q()
    public = Q(visibility=Visibility.PUBLIC.value)
    if caller.user is None:
        return public
    scopes = caller.roles
    own = (
        Q(account__user=caller.user)
        | Q(account__organisation__in=list(caller.organisations))
        | Q(account__organisation__in=_keys(scopes, "organisation"))
        | Q(account__in=_keys(scopes, "account"))
        | Q(id__in=_keys(scopes, "repository"))
    )
    return public | (own & _narrowed(caller))


def _sees_all(caller: Caller) -> bool:
    return caller.user is not None and bool(caller.roles.get(EVERYWHERE)) and not _is_narrow(caller)


def _is_narrow(caller: Caller) -> bool:
    return caller.actor.narrowed is not None and not any(
        grant.scope == EVERYWHERE and {"read", "write", "*"} & grant.permissions
        for grant in caller.actor.narrowed
    )


def _narrowed(caller: Caller) -> Q:
    """The private repositories that the token covers."""
    if not _is_narrow(caller):
        return Q()
    scopes = {
        grant.scope
        for grant in caller.actor.narrowed or ()
        if {"read", "write", "*"} & grant.permissions
    }
    return (
        Q(id__in=_keys(scopes, "repository"))
        | Q(account__in=_keys(scopes, "account"))
        | Q(account__organisation__in=_keys(scopes, "organisation"))
    )


def _keys(scopes: object, kind: str) -> list[str]:
    assert hasattr(scopes, "__iter__")  # noqa: S101 - a mapping or a set of scopes
    return [scope.removeprefix(f"{kind}:") for scope in scopes if str(scope).startswith(f"{kind}:")]


def _state(caller: Caller, repository: Repository) -> str:
    if caller.user is None:
        return "none"
    found = AccessRequest.objects.filter(repository=repository, user=caller.user).first()
    return found.status if found else "none"


@cache
def _hooks(names: tuple[str, ...]) -> tuple[PolicyHook, ...]:
    return tuple(import_string(name) for name in names)


def _ask_hooks(caller: Caller, repository: Repository, deed: Deed, path: str) -> None:
    hooks = _hooks(tuple(settings.HUB_POLICY_HOOKS))
    if not hooks:
        return
    question = _question(caller, repository, deed, path)
    for hook in hooks:
        verdict = hook(question)
        if verdict.ruling is Ruling.DENY:
            raise Disabled("policy-denies", name=str(repository), reason=verdict.reason)
        if verdict.ruling is Ruling.ASK:
            raise Disabled("policy-asks", name=str(repository), reason=verdict.reason)


def _question(caller: Caller, repository: Repository, deed: Deed, path: str) -> Question:
    account = repository.account
    countries = Organisation.objects.filter(id__in=list(caller.organisations)).values_list(
        "jurisdiction", flat=True
    )
    return Question(
        deed=deed,
        repository=repository.reference,
        name=str(repository),
        kind=repository.kind,
        licence=repository.licence,
        publisher_country=account.organisation.jurisdiction if account.organisation else "",
        actor=caller.actor.reference if caller.user else "",
        actor_countries=tuple(sorted(set(countries))),
        path=path,
    )
