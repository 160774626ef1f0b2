"""One line for each thing that was done: what was answered, the rows before and after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


def rows() -> dict[str, int]:
    from comity.kernel.models import AuditEntry
    from comity.parties.models import Organisation
    from comity.plan import models

    return {
        "organisations": Organisation.objects.count(),
        "participants": models.Participant.objects.count(),
        "requests": models.JoinRequest.objects.count(),
        "commitments": models.Commitment.objects.count(),
        "versions": models.CommitmentVersion.objects.count(),
        "partnerships": models.Partnership.objects.count(),
        "updates": models.ProgressUpdate.objects.count(),
        "assessments": models.Assessment.objects.count(),
        "files": models.PlanFile.objects.count(),
        "log": AuditEntry.objects.count(),
    }


@dataclass
class Deed:
    what: str
    answered: str = ""
    fault: str = ""
    changed: dict[str, int] = field(default_factory=dict)

    def should(self, holds: object, otherwise: str) -> None:
        if not holds and not self.fault:
            self.fault = otherwise


@dataclass
class Telling:
    faults: list[str] = field(default_factory=list)

    @contextmanager
    def deed(self, what: str, **expected: int) -> Iterator[Deed]:
        """`expected` is by how much rows change, and none others may, but the log's with them;
        `any` where the case looks itself."""
        before, done = rows(), Deed(what)
        try:
            yield done
        except Exception as error:
            done.fault = f"{type(error).__name__}: {error}"
        after = rows()
        changed = {
            name: after[name] - before[name] for name in after if after[name] != before[name]
        }
        quiet = {name: count for name, count in changed.items() if name != "log"}
        if not expected:
            done.should(not changed, f"it changed {changed}")
        elif "any" not in expected:
            done.should(quiet == expected, f"rows changed by {quiet}, not {expected}")
        counted = ", ".join(f"{it} {before[it]}→{after[it]}" for it in changed) or "no rows changed"
        found = f"FAULT: {done.fault}" if done.fault else "as it should be"
        print(f"  {what}: {done.answered or 'done'}; {counted}; {found}", flush=True)
        if done.fault:
            self.faults.append(f"{what}: {done.fault}")
