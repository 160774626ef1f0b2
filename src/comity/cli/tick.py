"""`comity tick`: what must be done again and again. `comity serve` runs it every few minutes."""

from __future__ import annotations

import logging
from collections.abc import Callable

import typer

from comity.cli.serving import messages as _messages  # noqa: F401  # registers
from comity.kernel.domain.errors import Conflict, StorageFailure
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

EXAMPLES = "Example:\n\ncomity tick"

log = logging.getLogger("comity.tick")


def tick() -> None:
    """Do what recurs, once.

    Clears what has expired and gives jobs back whose worker was killed; once a day it lets go of
    what the hub no longer uses. Safe to run at any time and as often as you like; a second one at
    the same time does nothing.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.kernel.adapters.only_one import only_one

        try:
            with only_one("tick"):
                failed = _run(_steps())
        except Conflict:
            typer.echo(render(Message("tick-under-way")))
            return
        # These may take long, and let nobody else in meanwhile by themselves: the next tick need
        # not wait for them.
        failed += _run(_long_steps())
    if failed:
        raise StorageFailure("tick-failed", count=failed)


def _steps() -> dict[str, Callable[[], int]]:
    """Each step by name; it returns how much there was to do."""
    from comity.assembly.actions.send_notices import send_notices
    from comity.assembly.interfaces.mail.letters import letter
    from comity.hub.actions.deliver_webhooks import clear_deliveries, deliver_webhooks
    from comity.hub.actions.forget_access import forget_access
    from comity.hub.actions.tidy_folders import tidy_folders
    from comity.kernel.actions.clear_expired import clear_jobs, clear_sessions
    from comity.kernel.actions.requeue_jobs import requeue_jobs
    from comity.kernel.adapters.worker_locks import WorkerLocks
    from comity.parties.actions.clear_confirmations import clear_confirmations
    from comity.plan.actions.forget_joining import forget_joining
    from comity.plan.actions.remind_of_due import remind_of_due
    from comity.plan.actions.send_invitations import send_invitations
    from comity.plan.actions.send_plan_notices import send_plan_notices
    from comity.plan.interfaces.mail.joining import invitation_letter
    from comity.plan.interfaces.mail.letters import letter as plan_letter

    return {
        "expired sessions cleared": clear_sessions,
        "expired e-mail confirmations cleared": clear_confirmations,
        "old jobs cleared": clear_jobs,
        "old downloads and refusals forgotten": forget_access,
        "jobs of killed workers given back": lambda: requeue_jobs(locks=WorkerLocks()),
        "webhook messages sent again": deliver_webhooks,
        "mails of organisations sent": lambda: send_notices(write=letter),
        "reminders of what is due in plans": remind_of_due,
        "mails of plans sent": lambda: send_plan_notices(write=plan_letter),
        "invitations to plans sent": lambda: send_invitations(write=invitation_letter),
        "what plans no longer need of who asked to join erased": forget_joining,
        "old webhook messages cleared": clear_deliveries,
        "files of uploads that nobody goes on with cleared": tidy_folders,
    }


def _long_steps() -> dict[str, Callable[[], int]]:
    """The same of what may take hours."""
    from comity.hub.actions.collect_daily import collect_daily

    return {"what the hub no longer uses collected": collect_daily}


def _run(steps: dict[str, Callable[[], int]]) -> int:
    """Run every step, also after one that failed; returns how many did."""
    failed = 0
    for name, step in steps.items():
        try:
            count = step()
        except Exception:
            log.exception("recurring step failed", extra={"step": name})
            failed += 1
        else:
            typer.echo(render(Message("tick-step", {"name": name, "count": count})))
    return failed
