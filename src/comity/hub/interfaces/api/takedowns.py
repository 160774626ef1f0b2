"""Takedowns: what everybody may read of them, and what moderators and administrators do."""

from __future__ import annotations

from uuid import UUID

import msgspec
from starlette.routing import Route

from comity.hub.actions.appeal_takedown import appeal_takedown
from comity.hub.actions.decide_appeal import decide_appeal
from comity.hub.actions.take_down import take_down
from comity.hub.domain.policy import Deed
from comity.hub.interfaces.api.addresses import REPOSITORY
from comity.hub.interfaces.api.calls import Call, endpoint
from comity.hub.interfaces.api.times import written
from comity.hub.models import Takedown
from comity.hub.queries.takedowns import TakedownNotice, notices_of
from comity.kernel.domain.errors import UnknownName


class New(msgspec.Struct):
    notice: str
    reason: str
    path: str = ""
    revision: str = "main"


class Appeal(msgspec.Struct):
    appeal: str


class Decision(msgspec.Struct):
    decision: str
    lift: bool


def listed(call: Call) -> object:
    """`GET .../takedowns`: whoever may know of the repository."""
    return [_record(each) for each in notices_of(call.repository(Deed.KNOW))]


def create(call: Call) -> object:
    """`POST .../takedowns`."""
    asked = call.json(New)
    taken = take_down(
        caller=call.caller,
        repository=call.repository(Deed.KNOW),
        path=asked.path,
        revision=asked.revision,
        notice=asked.notice,
        reason=asked.reason,
    )
    return _id(taken)


def appeal(call: Call) -> object:
    """`POST .../takedowns/{id}/appeal`."""
    return _id(
        appeal_takedown(
            caller=call.caller,
            repository=call.repository(Deed.KNOW),
            takedown=_key(call),
            appeal=call.json(Appeal).appeal,
        )
    )


def decide(call: Call) -> object:
    """`POST .../takedowns/{id}/decision`."""
    asked = call.json(Decision)
    return _id(
        decide_appeal(
            caller=call.caller,
            repository=call.repository(Deed.KNOW),
            takedown=_key(call),
            decision=asked.decision,
            lift=asked.lift,
        )
    )


def _key(call: Call) -> UUID:
    try:
        return UUID(call.path("takedown"))
    except ValueError:
        raise UnknownName("takedown-unknown", id=call.path("takedown")[:64]) from None


def _id(taken: Takedown) -> dict[str, object]:
    return {"id": str(taken.id), "lifted": taken.lifted_at is not None}


def _record(notice: TakedownNotice) -> dict[str, object]:
    return {
        "id": str(notice.id),
        "path": notice.path,
        "notice": notice.notice,
        "reason": notice.reason,
        "at": written(notice.at),
        "appeal": notice.appeal or None,
        "appealedAt": written(notice.appealed_at) if notice.appealed_at else None,
        "decision": notice.decision or None,
        "decidedAt": written(notice.decided_at) if notice.decided_at else None,
        "liftedAt": written(notice.lifted_at) if notice.lifted_at else None,
    }


ALL = f"{REPOSITORY}/takedowns"
ROUTES = [
    Route(ALL, endpoint(listed), methods=["GET"]),
    Route(ALL, endpoint(create), methods=["POST"]),
    Route(f"{ALL}/{{takedown}}/appeal", endpoint(appeal), methods=["POST"]),
    Route(f"{ALL}/{{takedown}}/decision", endpoint(decide), methods=["POST"]),
]
