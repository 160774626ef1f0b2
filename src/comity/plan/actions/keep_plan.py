"""A plan is entered, and each later version of it."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction

from comity.assembly.models import Assembly
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.actions.authorise import authorise
from comity.parties.domain.permissions import Actor
from comity.plan.domain.plan_text import PlanText
from comity.plan.formats.plan_file import read_plan
from comity.plan.models import ActionRow, Plan, PlanVersion
from comity.plan.queries.find_plan import last_version
from comity.plan.queries.people import Person


def publish_plan(
    *, actor: Actor, source: bytes, name: str, assembly: Assembly | None = None
) -> Plan:
    """The first version; `source` is its YAML, `name` that of the file. Needs `publish-plan`
    everywhere. Raises as `read_plan` does; `InvalidInput("plan-not-first")`;
    `Conflict("plan-exists")`."""
    authorise(actor=actor, permission="publish-plan")
    text = read_plan(source, name)
    if text.version != 1:
        raise InvalidInput("plan-not-first", version=text.version)
    with transaction.atomic():
        plan, made = Plan.objects.get_or_create(slug=text.id, defaults={"assembly": assembly})
        if not made:
            raise Conflict("plan-exists", plan=text.id)
        _keep(actor, plan, text, source, "publish_plan")
    return plan


def enter_plan_version(*, person: Person, source: bytes, name: str) -> PlanVersion:
    """The next version. An action that it leaves out is retired, and keeps its commitments. Needs
    `keep-plan`. Raises as `check_next_plan` does."""
    person.require("keep-plan")
    with transaction.atomic():
        plan = Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
        text, _ = check_next_plan(person=person, source=source, name=name)
        return _keep(person.actor, plan, text, source, "enter_plan_version")


def check_next_plan(*, person: Person, source: bytes, name: str) -> tuple[PlanText, PlanVersion]:
    """What would be entered, and what it would follow. Needs `keep-plan`. Raises as `read_plan`
    does; `InvalidInput("plan-of-another")`; `Conflict("plan-version-order")`."""
    person.require("keep-plan")
    text = read_plan(source, name)
    if text.id != person.plan.slug:
        raise InvalidInput("plan-of-another", plan=text.id, wanted=person.plan.slug)
    last = last_version(person.plan)
    if text.version != last.version + 1:
        raise Conflict("plan-version-order", version=text.version, next=last.version + 1)
    return text, last


def _keep(actor: Actor, plan: Plan, text: PlanText, source: bytes, action: str) -> PlanVersion:
    version = PlanVersion.objects.create(
        plan=plan,
        version=text.version,
        source=source.decode(),
        digest=sha256(source).hexdigest(),
    )
    plan.actions.update(retired=True)
    for position, each in enumerate(text.actions, start=1):
        ActionRow.objects.update_or_create(
            plan=plan, key=each.id, defaults={"position": position, "retired": False}
        )
    append_audit(
        actor=actor.reference,
        action=action,
        object=plan.reference,
        payload={"version": version.version, "digest": version.digest},
        visibility=Visibility.PUBLIC,
    )
    return version
