"""What somebody with bad luck or bad will does to a plan of action, at a running server:

    python -m tests.plan.hostile [--database URL] [--only NAME]

One organisation under many spellings, promises that can't be, circles, evidence that is too large
or a page, reports after a withdrawal, two at the same moment, files of thousands of lines, a
program that fills in the form, and a server that is killed with -9. Each prints a line: what was
done, what was answered, the rows before and after, and whether that is as it should be. Exits with
1 on any fault. On SQLite, or on a database of its own at the PostgreSQL of the URL (or of
DATABASE_URL), which is dropped after.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.plan.hostile.places import Place
    from tests.plan.hostile.telling import Telling


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.plan.hostile", description=__doc__)
    asked.formatter_class = argparse.RawDescriptionHelpFormatter
    asked.add_argument("--database", default=os.environ.get("DATABASE_URL", ""), metavar="URL")
    asked.add_argument("--only", metavar="NAME", action="append", help="may be given again")
    asked.add_argument("--seed", type=int, default=int(time.time()))
    asked.add_argument("--races", type=int, default=20)
    asked.add_argument("--kills", type=int, default=40)
    asked.add_argument("--lines", type=int, default=5000, help="of the CSV files")
    asked.add_argument("--sendings", type=int, default=1000, help="of the program")
    asked.add_argument("--like", type=Path, help="the folder of a migrated database to copy")
    given = asked.parse_args()
    os.environ["DATABASE_URL"] = given.database  # before what reads it is imported
    from tests.plan.hostile.places import place
    from tests.plan.hostile.telling import Telling

    told = Telling()
    kind = "PostgreSQL" if given.database.startswith("postgres") else "SQLite"
    print(f"on {kind}, seed {given.seed}", flush=True)
    with (
        tempfile.TemporaryDirectory(prefix="comity-hostile-") as name,
        place(Path(name), like=given.like) as here,
    ):
        for case, run in _cases(given).items():
            if not given.only or case in given.only:
                print(f"{case}:", flush=True)
                _run(case, run, here, told)
        if told.faults:
            print(here.log[-6000:], file=sys.stderr)
    print(f"faults: {len(told.faults) or 'none'}")
    for each in told.faults:
        print(f"  {each}")
    return 1 if told.faults else 0


def _run(case: str, run: Callable[[Place, Telling], None], here: Place, told: Telling) -> None:
    try:
        run(here, told)
    except Exception as error:
        print(f"  FAULT: {type(error).__name__}: {error}", flush=True)
        told.faults.append(f"{case}: {error!r}")


def _cases(given: argparse.Namespace) -> dict[str, Callable[[Place, Telling], None]]:
    from tests.plan.hostile import evidence, files, joining, kills, promising, races

    return {
        "spellings": joining.spellings,
        "baseline": promising.target_before_baseline,
        "currency": promising.unknown_currency,
        "circles": promising.circles,
        "large": evidence.two_gigabytes,
        "pages": evidence.pages_as_files,
        "withdrawal": promising.after_withdrawal,
        "reviewers": partial(races.reviewers_at_once, races=given.races),
        "twice": partial(races.reports_twice, races=given.races),
        "editors": partial(races.editors_at_once, races=given.races),
        "moderators": partial(joining.moderators_at_once, races=given.races),
        "wrong-files": partial(files.wrong, many=given.lines),
        "good-file": partial(files.good, many=given.lines),
        "bots": partial(joining.bots, times=given.sendings),
        "kills": partial(kills.killed, points=given.kills, seed=given.seed),
        "log": kills.verified,
    }


if __name__ == "__main__":
    sys.exit(main())
