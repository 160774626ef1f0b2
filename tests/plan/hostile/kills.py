"""Case 10: the server is killed with -9 while people draft, submit, report and assess."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from threading import Event
from typing import Any
from uuid import UUID, uuid4

import httpx
from tests.assembly.faults.servers import Forks
from tests.plan.hostile.asking import Answer, api
from tests.plan.hostile.places import Place
from tests.plan.hostile.promising import report, seeded, text_of
from tests.plan.hostile.races import found, reviewer
from tests.plan.hostile.telling import Telling

WRITERS, REVIEWERS = 4, 2
AT_WORK = 0.8
"""How many of the servers are killed after they have loaded all they need; others before."""


@dataclass
class Sent:
    """Everything that was sent by its key, and what of it was answered as done."""

    drafts: dict[str, tuple[str, int]] = field(default_factory=dict)
    """title and number, 0 where nothing was answered"""
    submitted: set[int] = field(default_factory=set)
    reports: dict[str, bool] = field(default_factory=dict)
    assessments: dict[str, bool] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)


class Kills:
    def __init__(self, here: Place, seed: int) -> None:
        self.here, self.random = here, Random(seed)
        self.forks = Forks(here.environ, here.folder / "log")
        self.reviewed = [seeded(here, "kenya") for _ in range(REVIEWERS)]
        self.reviewers = [
            reviewer(here, row, f"kill-reviewer-{at}") for at, row in enumerate(self.reviewed)
        ]
        for each in here.plan.people.values():
            here.token(each)
        self.done: Counter[str] = Counter()
        self.wrong: list[str] = []

    def point(self, number: int) -> None:
        sent, over = Sent(), Event()
        server = self.forks.start()
        base = f"http://127.0.0.1:{server.port}"
        with ThreadPoolExecutor(WRITERS + REVIEWERS) as pool:
            for at in range(WRITERS):
                pool.submit(self._until_gone, over, self._write, base, sent, at)
            for at in range(REVIEWERS):
                pool.submit(self._until_gone, over, self._assess, base, sent, at)
            if self.random.random() < AT_WORK:
                _wait_for(lambda: sent.submitted)
            time.sleep(self.random.uniform(0, 1))
            server.kill()
            over.set()
        server = self.forks.start()
        try:
            self._again(f"http://127.0.0.1:{server.port}", sent)
        finally:
            server.kill()
        self._check(number, sent)

    def _until_gone(self, over: Event, deed: Any, base: str, sent: Sent, at: int) -> None:  # noqa: ANN401
        while not over.is_set():
            try:
                deed(base, sent, at)
            except (httpx.HTTPError, OSError):
                return
            except Exception as error:
                self.wrong.append(f"{type(error).__name__}: {error}")
                return

    def _ask(self, sent: Sent, user: Any, path: str, body: object, base: str) -> Answer:  # noqa: ANN401
        answer = api(self.here, user, "POST", path, body, base=base)
        if answer.status != 201:
            sent.refused[answer.told] += 1
        return answer

    def _write(self, base: str, sent: Sent, at: int) -> None:
        name = ("acme", "orange")[at % 2]
        user, key = self.here.plan.people[name], str(uuid4())
        title = f"Train engineers {UUID(key).hex[:16]}"
        sent.drafts[key] = title, 0
        made = self._ask(sent, user, "/commitments", self._draft(name, key, title), base)
        if made.status != 201:
            return
        number = made.json["number"]
        sent.drafts[key] = title, number
        path = f"/commitments/{number}"
        body: dict[str, Any] = {"to": "active", "seen": 1}
        if self._ask(sent, user, f"{path}/moves", body, base).status != 201:
            return
        sent.submitted.add(number)
        for percent in (10, 20):
            update = str(uuid4())
            sent.reports[update] = False
            body = report(id=update, percent=percent)
            answer = self._ask(sent, user, f"{path}/updates", body, base)
            sent.reports[update] = answer.status == 201

    def _assess(self, base: str, sent: Sent, at: int) -> None:
        key, path = str(uuid4()), f"/commitments/{self.reviewed[at].number}/assessments"
        sent.assessments[key] = False
        answer = self._ask(sent, self.reviewers[at], path, found(id=key), base)
        sent.assessments[key] = answer.status == 201

    def _draft(self, name: str, key: str, title: str) -> dict[str, Any]:
        participant = str(self.here.plan.participants[name].id)
        return {"participant": participant, "text": text_of(title=title), "id": key}

    def _again(self, base: str, sent: Sent) -> None:
        """Drafts that were not answered are sent once more, with their keys."""
        for key, (title, number) in list(sent.drafts.items()):
            if number:
                continue
            for name in ("acme", "orange"):
                user = self.here.plan.people[name]
                body = self._draft(name, key, title)
                answer = self._ask(sent, user, "/commitments", body, base)
                if answer.status == 201:
                    sent.drafts[key] = title, answer.json["number"]
                    break
                sent.refused.clear()

    def _check(self, number: int, sent: Sent) -> None:
        from comity.plan.models import Assessment, Commitment, ProgressUpdate
        from comity.plan.queries.search_commitments import search_commitments

        person, plan = self.here.plan.as_operator(), self.here.plan.plan
        for key, (title, told) in sent.drafts.items():
            rows = Commitment.objects.filter(plan=plan, title=title)
            self._should(number, rows.count() == 1, f"{title} is there {rows.count()} times")
            self._should(
                number, rows.filter(id=key, number=told).exists(), f"{title}: other number"
            )
        for told in sent.submitted:
            state = Commitment.objects.get(plan=plan, number=told).state
            self._should(number, state == "active", f"{told} was submitted, and is {state}")
            title = Commitment.objects.get(plan=plan, number=told).title
            hits = search_commitments(person, title.rsplit(" ", 1)[1])
            self._should(number, hits == [told], f"{told} is found as {hits}")
        for model, keys in ((ProgressUpdate, sent.reports), (Assessment, sent.assessments)):
            there = {
                str(it) for it in model.objects.filter(id__in=keys).values_list("id", flat=True)
            }
            lost = {key for key, done in keys.items() if done} - there
            self._should(number, not lost, f"{model.__name__} lost: {lost}")
            self.done[model.__name__] += len(there)
            self.done[f"{model.__name__} told"] += sum(keys.values())
        self.done["drafts"] += len(sent.drafts)
        self.done["submitted"] += len(sent.submitted)
        self._should(number, not sent.refused, f"refused: {dict(sent.refused)}")
        for each in Commitment.objects.filter(id__in=sent.drafts):
            self._restated(number, each)
        for each in self.reviewed:
            self._restated(number, Commitment.objects.get(id=each.id))
            numbers = list(each.assessments.order_by("number").values_list("number", flat=True))
            self._should(number, numbers == list(range(1, len(numbers) + 1)), "numbers have gaps")

    def _restated(self, number: int, row: Any) -> None:  # noqa: ANN401 - a model
        """What it says of its parts is what `restate` would write."""
        from django.db import transaction

        from comity.plan.actions.restate import restate
        from comity.plan.models import Commitment

        before = Commitment.objects.filter(id=row.id).values().get()
        with transaction.atomic():
            restate(row)
            after = Commitment.objects.filter(id=row.id).values().get()
            transaction.set_rollback(True)
        self._should(number, before == after, f"{row.number} says {before}, not {after}")

    def _should(self, number: int, holds: object, otherwise: str) -> None:
        if not holds:
            self.wrong.append(f"point {number + 1}: {otherwise}")


def _wait_for(holds: Callable[[], object], seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.005)


def killed(here: Place, told: Telling, points: int, seed: int) -> None:
    from comity.plan.models import Commitment

    kills = Kills(here, seed)
    try:
        with told.deed(f"{points} times killed with -9, seed {seed}", any=1) as deed:
            for number in range(points):
                kills.point(number)
            deed.answered = ", ".join(f"{it} {count}" for it, count in kills.done.items())
            deed.should(not kills.wrong, "; ".join(kills.wrong[:5]))
    finally:
        kills.forks.close()
    with told.deed("numbers of commitments") as deed:
        numbers = list(
            Commitment.objects.filter(plan=here.plan.plan)
            .order_by("number")
            .values_list("number", flat=True)
        )
        deed.answered = f"1 to {len(numbers)}"
        deed.should(numbers == list(range(1, len(numbers) + 1)), "gaps")


def verified(here: Place, told: Telling) -> None:
    from tests.cli import processes

    with told.deed("comity audit verify") as deed:
        ended = processes.comity(here.environ, "audit", "verify")
        deed.answered = f"exit {ended.returncode} “{(ended.stdout + ended.stderr).strip()[:120]}”"
        deed.should(ended.returncode == 0, "it is broken")
