"""Kills an assembly's server with -9 at random points while delegations vote and clerks close the
ballot; then races for a ballot, what must be refused, a clock set back, and tampered bundles:

    python -m tests.assembly.faults --points 200 --seed 7

After each kill the server starts anew: every vote of which a voter was told stands there once, no
other does, a secret ballot has as many votes as voters, and a ballot is open or closed. Once it is
closed, its bundle must verify and count as a second counter counts. The same seed tries the same
points, as near as the machine keeps time. On PostgreSQL where DATABASE_URL is one.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.assembly.faults.places import Place, place


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.assembly.faults", description=__doc__)
    asked.formatter_class = argparse.RawDescriptionHelpFormatter
    asked.add_argument("--points", type=int, default=200)
    asked.add_argument("--seed", type=int, default=int(time.time()))
    asked.add_argument("--races", type=int, default=200, help="of a vote against the closing")
    asked.add_argument("--quick", action="store_true", help="change every 17th byte of a bundle")
    asked.add_argument("--like", type=Path, help="the folder of a migrated database to copy")
    given = asked.parse_args()
    print(f"seed {given.seed}, {given.points} points", flush=True)
    with (
        tempfile.TemporaryDirectory(prefix="comity-faults-") as name,
        place(Path(name), like=given.like) as here,
    ):
        wrong = _kills(here, given.seed, given.points)
        wrong += _others(here, given.seed, given.races, 17 if given.quick else 1)
        wrong += _log_of(here)
        if wrong:
            print(here.log[-6000:], file=sys.stderr)
    print(f"lost or counted twice: {len(wrong) or 'nothing'}")
    for each in wrong:
        print(f"  {each}")
    return 1 if wrong else 0


def _kills(here: Place, seed: int, points: int) -> list[str]:
    from tests.assembly.faults.kills import Kills

    begun = time.monotonic()
    kills = Kills(here, seed)
    for number in range(points):
        kills.point(number)
        if number % 10 == 9:
            kills.found.wrong += _log_of(here)
            print(f"  {number + 1} points, {len(kills.found.wrong)} wrong", flush=True)
    kills.server.kill()
    found = kills.found
    print(f"seed {seed}: {points} points in {time.monotonic() - begun:.0f} s")
    print(f"killed with -9 during: {json.dumps(found.killed)}")
    print(f"in ballots: {json.dumps(found.matters)}")
    print(f"votes sent {found.sent}, told to be recorded {found.told}, refused {found.refused}")
    print(f"members cut off before they were told: {found.cut}")
    print(f"  of them recorded all the same: {found.cut_and_recorded}")
    print(f"ballots that were closed when the server died: {found.closed}")
    print(f"  of them no clerk was told: {found.closed_untold}")
    return found.wrong


def _others(here: Place, seed: int, number: int, step: int) -> list[str]:
    from tests.assembly.faults import bundles, clock, races, refusals

    few = max(1, number // 2)
    wrong = []
    with here.forks.running() as server:
        cases: dict[str, Callable[[], str]] = {
            "sent twice at once": partial(races.doubles, here, server, seed, few),
            "a vote against the closing": partial(
                races.votes_against_closing, here, server, seed, number
            ),
            "two clerks close": partial(races.clerks_closing, here, server, seed, few),
            "a person for two members": partial(refusals.delegate_of_two, here, few),
            "a circle of proxies": partial(refusals.proxy_circle, here),
            "a rule that can't be met": partial(refusals.unmeetable_rule, here),
            "an amendment to what was deleted": partial(refusals.deleted_paragraph, here),
            "a clock set back": partial(clock.set_back, here, server),
            "tampered bundles": partial(bundles.tampered_bundles, here, server, step),
        }
        for name, case in cases.items():
            try:
                print(f"{name}: {case()}", flush=True)
            except Exception as error:
                print(f"{name}: WRONG", flush=True)
                traceback.print_exc()
                wrong.append(f"{name}: {error!r}")
    return wrong


def _log_of(here: Place) -> list[str]:
    from comity.kernel.domain.errors import ComityError
    from comity.kernel.queries.verify_audit import verify_audit

    try:
        report = verify_audit()
    except ComityError as error:
        return [f"the audit log: {error.message}"]
    return [] if report.broken is None else [f"the audit log: {report.broken}"]


if __name__ == "__main__":
    sys.exit(main())
