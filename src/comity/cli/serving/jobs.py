"""The process that takes background jobs: `python -m comity.cli.serving.jobs`."""

from __future__ import annotations

from comity.cli.serving.parent import stop_with_parent
from comity.kernel.adapters.database import set_up_django

SECONDS_BETWEEN_LOOKS = 1.0


def main() -> None:
    """Take jobs until SIGTERM; the one in hand is finished first."""
    stop_with_parent()
    set_up_django()
    from django.core.management import call_command

    from comity.kernel.actions.requeue_jobs import requeue_jobs
    from comity.kernel.adapters.worker_locks import WorkerLocks

    locks = WorkerLocks()
    with locks.held() as worker:
        requeue_jobs(locks=locks)
        call_command(
            "db_worker",
            queue_name="*",
            interval=SECONDS_BETWEEN_LOOKS,
            worker_id=worker,
            startup_delay=False,
            reload=False,
        )


if __name__ == "__main__":
    main()
