"""The open data of a large plan, taken away: 10,000 commitments with 100,000 updates.

python -m benchmarks.plan.exporting [COMMITMENTS]

The database is a new file of its own, or the one that DATABASE_URL names, which must be empty.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory

from comity.plan.domain.commitment_text import CommitmentText, IatiFacts, Money, Target

UPDATES_EACH = 10
SINCE = date(2026, 1, 1)
PLAN = b"""\
id: large-plan
version: 1
title: {en: A large plan}
summary: {en: To measure with.}
actions:
  - id: skills
    number: '1'
    title: {en: Train people}
    summary: {en: Train engineers.}
    citation: Point 1
    confidence: one-secondary
"""
CARRIED = CommitmentText(
    title="Train 50 engineers",
    language="en",
    action="skills",
    outcome="Fifty more people in Kenya can train and run models themselves.",
    beneficiaries="Engineers of public universities in Kenya",
    starts_on=date(2026, 2, 1),
    target=Target(
        indicator="Engineers trained",
        unit="people",
        baseline=Decimal(0),
        baseline_on=SINCE,
        value=Decimal(50),
        due_on=date(2026, 12, 31),
        proof="The universities' register of certificates, published each quarter",
    ),
    budget=Money(Decimal(120_000), "KES"),
    iati=IatiFacts("KE-RCO-123456", ("KE", "UG", "TZ"), "11330"),
)


def main(commitments: int) -> None:
    with TemporaryDirectory() as folder:
        os.environ.setdefault("COMITY_DATA", folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "comity.site.settings"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        _fill(commitments)
        _measure()


def _fill(commitments: int) -> None:
    from comity.parties.domain.permissions import OPERATOR
    from comity.parties.models import User
    from comity.plan.actions.keep_plan import publish_plan
    from comity.plan.formats.commitment_plain import commitment_to_plain, digest_of
    from comity.plan.models import (
        Commitment,
        CommitmentVersion,
        Evidence,
        Participant,
        ProgressUpdate,
    )

    plan = publish_plan(actor=OPERATOR, source=PLAN, name="plan.yaml")
    user = User.objects.create(email="somebody@example.org")
    acme = Participant.objects.create(
        plan=plan, user=user, kind="company", name="Acme", jurisdiction="KE", joined_on=SINCE
    )
    action = plan.actions.get(key="skills")
    plain, digest = commitment_to_plain(CARRIED), digest_of(CARRIED)
    rows = Commitment.objects.bulk_create(
        [
            Commitment(
                plan=plan, number=number, participant=acme, state="active", action=action,
                title=CARRIED.title, language="en", jurisdiction="KE", kind=acme.kind,
                due_on=date(2026, 12, 31), updates_count=UPDATES_EACH, self_percent=50,
                reached="25", level="limited", last_update_on=SINCE,
            )
            for number in range(1, commitments + 1)
        ],
        batch_size=1000,
    )  # fmt: skip
    CommitmentVersion.objects.bulk_create(
        [
            CommitmentVersion(commitment=it, number=1, text=plain, digest=digest, entered_by="x")
            for it in rows
        ],
        batch_size=1000,
    )
    for start in range(0, commitments, 1000):
        updates = ProgressUpdate.objects.bulk_create(
            [
                ProgressUpdate(
                    commitment=it, number=number, version=1, on=SINCE, language="en", percent=5,
                    value="2", entered_by="x", text=f"Report {number}: two more were trained. " * 8,
                )
                for it in rows[start : start + 1000]
                for number in range(1, UPDATES_EACH + 1)
            ],
            batch_size=1000,
        )  # fmt: skip
        Evidence.objects.bulk_create(
            [
                Evidence(update=it, kind="link", title="Register", address="https://example.org/r")
                for it in updates[::UPDATES_EACH]
            ],
            batch_size=1000,
        )


def _measure() -> None:
    from comity.parties.domain.permissions import OPERATOR
    from comity.plan.domain.licences import licence_named
    from comity.plan.formats.open_data.commitment_columns import COMMITMENTS
    from comity.plan.formats.open_data.tables import TABLES, UPDATES
    from comity.plan.models import Plan
    from comity.plan.queries.open_data.files import csv_file, iati_file, json_file, zip_file
    from comity.plan.queries.open_data.scope import public_scope
    from comity.plan.queries.people import Person

    scope = public_scope(Person(OPERATOR, Plan.objects.get(), date(2026, 6, 1)))
    licence = licence_named("CC-BY-4.0")
    files: dict[str, Callable[[], Iterator[bytes]]] = {
        "commitments.csv": lambda: csv_file(scope, COMMITMENTS),
        "updates.csv": lambda: csv_file(scope, UPDATES),
        "all tables as CSV": lambda: (piece for each in TABLES for piece in csv_file(scope, each)),
        "plan.json": lambda: json_file(scope, licence),
        "iati.xml": lambda: iati_file(scope),
        "all.zip": lambda: zip_file(scope, licence),
    }
    b"".join(csv_file(scope, TABLES[0]))
    print("file\tseconds\tfirst piece\tMB\tmemory grown by MB")
    for name, made in files.items():
        before, begun = _now_mb(), time.perf_counter()
        size, first, most = 0, 0.0, before
        for piece in made():
            first = first or time.perf_counter() - begun
            size += len(piece)
            most = max(most, _now_mb())
        took = time.perf_counter() - begun
        print(f"{name}\t{took:.1f}\t{first:.2f}\t{size / 1e6:.0f}\t{most - before:.0f}")
    print(f"most memory of the process: {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _now_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
