"""Case 8: many commitments from a file, by the page and by the command line."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tests.cli import processes
from tests.plan.hostile.asking import Answer, page
from tests.plan.hostile.places import Place
from tests.plan.hostile.promising import drafted, text_of
from tests.plan.hostile.telling import Telling

if TYPE_CHECKING:
    from tests.forking import Ended

MOST_SECONDS = 20


def lines(many: int, *, bad: int = -1, prefix: str = "k") -> bytes:
    from tests.plan.actions.test_import_commitments import HEADER, WHOLE

    rows = [WHOLE.format(key=f"{prefix}{it}", who="Acme") for it in range(many)]
    if bad >= 0:
        rows[bad] = rows[bad].replace(",2027-01-31,", ",31/01/2027,")
    return "\n".join([HEADER, *rows, ""]).encode()


def by_page(here: Place, content: bytes) -> Answer:
    files = {"file": ("commitments.csv", content, "text/csv")}
    return page(here, here.plan.people["acme"], "/data/import", {}, files)


def by_command(here: Place, content: bytes) -> Ended:
    path = Path(here.folder) / "commitments.csv"
    path.write_bytes(content)
    return processes.comity(here.environ, "plan", "import", here.plan.plan.slug, str(path))


def wrong(here: Place, told: Telling, many: int) -> None:
    text = lines(3).decode().replace("engineers in Kenya", "ingénieurs")
    for encoding in ("utf-16-le", "latin-1", "cp1256"):
        with told.deed(f"a CSV file in {encoding}, by the page") as deed:
            answer = by_page(here, text.encode(encoding, errors="replace"))
            deed.answered = answer.told
            said = "UTF-8" in answer.sentence
            deed.should(said or encoding == "cp1256", "not refused with a sentence")
            deed.should(answer.status < 500, "a fault of the server")
    place = many * 3 // 4
    with told.deed(f"one bad row of {many}, by the command line") as deed:
        ended = by_command(here, lines(many, bad=place))
        said = [it for it in ended.stderr.splitlines() if it.strip()]
        deed.answered = f"exit {ended.returncode} “{' '.join(said)[:200]}”"
        deed.should(ended.returncode != 0, "it was taken")
        deed.should(str(place + 2) in ended.stderr, "the line is not named")
        deed.should("due_on" in ended.stderr, "the column is not named")
    few = min(many, 1000)
    with told.deed(f"one bad row of {few}, by the page") as deed:
        answer = by_page(here, lines(few, bad=few // 2))
        deed.answered = answer.told
        deed.should("due_on" in answer.text and "31/01/2027" in answer.text, "not named")
        deed.should(f">{few // 2 + 2}<" in answer.text.replace(" ", ""), "the line is not named")


def good(here: Place, told: Telling, many: int) -> None:
    """Others read and write meanwhile."""
    with told.deed(f"a good file of {many}, by the command line", any=1) as deed:
        with ThreadPoolExecutor(1) as pool:
            begun = time.monotonic()
            entering = pool.submit(by_command, here, lines(many, prefix="good"))
            reads, writes, bad = [], [], []
            while not entering.done():
                for taken, ask in (
                    (reads, lambda: page(here, None, "/commitments")),
                    (writes, lambda: drafted(here, text_of(title="Meanwhile"))),
                ):
                    asked = time.monotonic()
                    answer = ask()
                    taken.append(time.monotonic() - asked)
                    if answer.status not in (200, 201):
                        bad.append(answer.told)
            seconds = time.monotonic() - begun
        ended = entering.result()
        deed.answered = (
            f"exit {ended.returncode} after {seconds:.1f} s; meanwhile {len(reads)} pages read, "
            f"the slowest in {max(reads):.1f} s, {len(writes)} drafts, in {max(writes):.1f} s"
        )
        deed.should(ended.returncode == 0, ended.stderr[-300:])
        deed.should(not bad, f"meanwhile {bad[:3]}")
        deed.should(seconds < MOST_SECONDS, "it took too long")
    with told.deed("the same file again") as deed:
        ended = by_command(here, lines(many, prefix="good"))
        deed.answered = f"exit {ended.returncode} “{ended.stderr.strip()[:120]}”"
        deed.should(ended.returncode == 0, "refused")
    few = min(many, 1000)
    content = lines(few, prefix="page")
    with told.deed(f"a good file of {few}, tried by the page") as deed:
        begun = time.monotonic()
        deed.answered = f"{by_page(here, content).status} after {time.monotonic() - begun:.1f} s"
    with told.deed("and entered", commitments=few, versions=few) as deed:
        begun = time.monotonic()
        answer = page(here, here.plan.people["acme"], "/data/import", {"text": content.decode()})
        deed.answered = f"{answer.status} after {time.monotonic() - begun:.1f} s"
