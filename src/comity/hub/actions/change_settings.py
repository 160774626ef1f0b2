"""Change who may see a repository, and whether readers must ask."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from comity.hub.actions.tell_webhooks import tell_webhooks
from comity.hub.domain.gates import GateQuestion, question_record
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import Gate, Visibility
from comity.hub.models import Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.kernel.actions.append_audit import append_audit


def change_settings(
    *,
    caller: Caller,
    repository: Repository,
    visibility: Visibility | None = None,
    gate: Gate | None = None,
    gate_text: str | None = None,
    gate_questions: Sequence[GateQuestion] | None = None,
) -> Repository:
    """What is `None` stays. Needs `administer`."""
    require(caller, repository, Deed.ADMINISTER)
    with transaction.atomic():
        changed = Repository.objects.select_for_update().get(id=repository.id)
        before = {"visibility": changed.visibility, "gate": changed.gate}
        if visibility is not None:
            changed.visibility = visibility.value
        if gate is not None:
            changed.gate = gate.value
        if gate_text is not None:
            changed.gate_text = gate_text
        if gate_questions is not None:
            changed.gate_questions = [question_record(each) for each in gate_questions]
        changed.save()
        after = {"visibility": changed.visibility, "gate": changed.gate}
        tell_webhooks(changed, "repo.config", "update", after, by=caller)
        append_audit(
            actor=caller.actor.reference,
            action="change_settings",
            object=changed.reference,
            payload={"before": before, "after": after},
        )
    return changed
