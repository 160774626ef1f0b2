"""Lists and searches of the hub as it grows: 1,000, 10,000 and 100,000 repositories.

A generator fills a database of its own (SQLite in a temporary folder, or the one that
`DATABASE_URL` names, which must be empty) with repositories that look like those of a public hub:
few accounts have many, a third has no card, tags and downloads are unevenly spread, one in ten is
private.
"""

from __future__ import annotations

import gc
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from statistics import quantiles
from typing import Any

import orjson

from benchmarks.measuring import Figure, Progress

SIZES = (1_000, 10_000, 100_000)
QUICK = (1_000, 10_000)
TIMES = 60


def run(*, quick: bool, progress: Progress = lambda done, total: None) -> list[Figure]:
    sizes = QUICK if quick else SIZES
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            **os.environ,
            "COMITY_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "comity.site.settings",
            "COMITY_SECRET_KEY": "k" * 50,
        }
        done = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.hub_growth", *map(str, sizes)],
            env=environ,
            stdout=subprocess.PIPE,
        )
        assert done.stdout is not None
        for step, line in enumerate(done.stdout):
            figures += [Figure(**each) for each in orjson.loads(line)]
            progress(step + 1, len(sizes))
        if done.wait():
            raise RuntimeError("the measuring process failed")
    return figures


TASKS = ("text-generation", "fill-mask", "text-classification", "translation", "image-to-text")
LIBRARIES = ("transformers", "diffusers", "peft", "sentence-transformers")
LICENCES = ("mit", "apache-2.0", "cc-by-4.0", "other", "openrail")
LANGUAGES = ("en", "zh", "fr", "sw", "ar", "es", "de", "hi", "ja", "pt", "ru", "am", "yo")
COUNTRIES = ("KE", "BR", "FR", "IN", "ID", "US", "CN", "DE")
WORDS = (
    *("bert", "distilbert", "llama", "gpt", "mistral", "qwen", "base", "large", "small", "tiny"),
    *("finetuned", "instruct", "chat", "v2", "lora", "squad", "swahili", "legal", "medical"),
)
SUMMARY = "A model for the public good, trained on open data and evaluated with care. "


def _grow(start: int, end: int, accounts: list[Any], user: Any) -> None:  # noqa: ANN401 - models
    """Repositories number `start` to `end`, with what they are found by."""
    from datetime import timedelta

    from django.db import transaction
    from django.utils import timezone

    from comity.hub.actions.index_repository import text_of
    from comity.hub.models import Repository, RepositoryTag, RepositoryText

    now = timezone.now()
    for first in range(start, end, 2_000):
        made, tags, texts = [], [], []
        for number in range(first, min(first + 2_000, end)):
            chance = random.Random(number)
            account = accounts[min(int(chance.paretovariate(0.6)), len(accounts)) - 1]
            name = f"{'-'.join(chance.choices(WORDS, k=chance.randint(1, 4)))}-{number}"
            it = Repository(
                kind="dataset" if chance.random() < 0.25 else "model",
                account=account,
                name=name,
                key=f"{account.key}/{name}",
                visibility="private" if chance.random() < 0.1 else "public",
                created_by=user,
                created_at=now - timedelta(minutes=chance.randint(0, 10**6)),
                modified_at=now - timedelta(minutes=chance.randint(0, 10**6)),
                downloads_30_days=int(chance.paretovariate(0.5)) % 10**8,
                likes=int(chance.paretovariate(0.8)) % 10**5,
                files=5,
                size=10**9,
            )
            facets = [("country", chance.choice(COUNTRIES))]
            if chance.random() < 0.66:
                it.task = TASKS[min(int(chance.paretovariate(1)), len(TASKS)) - 1]
                it.library = LIBRARIES[min(int(chance.paretovariate(1)), len(LIBRARIES)) - 1]
                it.licence = LICENCES[min(int(chance.paretovariate(1)), len(LICENCES)) - 1]
                spoken = LANGUAGES[min(int(chance.paretovariate(0.8)), len(LANGUAGES)) - 1]
                it.tags = [it.library, it.task, spoken, f"license:{it.licence}"]
                it.card = {"license": it.licence, "language": spoken, "tags": it.tags}
                it.summary = SUMMARY * chance.randint(1, 3)
                facets += [("tag", tag) for tag in it.tags]
                facets += [("task", it.task), ("library", it.library)]
                facets += [("licence", it.licence), ("language", spoken)]
            made.append(it)
            tags += [RepositoryTag(repository=it, kind=kind, value=value) for kind, value in facets]
            texts.append(RepositoryText(repository=it, kind=it.kind, text=text_of(it)))
        with transaction.atomic():
            Repository.objects.bulk_create(made, batch_size=500)
            RepositoryTag.objects.bulk_create(tags, batch_size=1_000)
            RepositoryText.objects.bulk_create(texts, batch_size=1_000)


def _cases() -> dict[str, Any]:
    from dataclasses import replace

    from comity.hub.domain.listing import RepositoryQuery, Sort
    from comity.hub.domain.repositories import RepositoryKind
    from comity.hub.interfaces.api.listed import ALWAYS, listed, names_asked
    from comity.hub.queries.callers import NOBODY
    from comity.hub.queries.count_facets import count_facets
    from comity.hub.queries.find_repositories import find_repositories

    kind = RepositoryKind.MODEL
    names = names_asked(kind, ALWAYS)
    plain = RepositoryQuery(kind, limit=20)
    queries = {
        "newest 20": replace(plain, sort=Sort.MODIFIED),
        "most fetched 1,000": replace(plain, limit=1000),
        "one tag that many have": replace(plain, tags=("en",)),
        "three tags, few have all": replace(plain, tags=("yo", "license:openrail", "peft")),
        "three common tags": replace(plain, tags=("en", "license:mit", "transformers")),
        "name: many have it": replace(plain, names=("bert",)),
        "name: one has it": replace(plain, names=("-777",)),
        "name: nobody has it": replace(plain, names=("zzzz",)),
        "words: many have them": replace(plain, words="open swahili"),
        "words: few have them": replace(plain, words="medical lora-77"),
        "words and tags": replace(plain, words="legal", tags=("fr",)),
        "one account": replace(plain, author="account-1", sort=Sort.MODIFIED),
    }

    def asked(query: RepositoryQuery) -> Any:  # noqa: ANN401 - thrown away
        found = find_repositories(NOBODY, query)
        return orjson.dumps([listed(each, kind, names) for each in found.repositories])

    def deep() -> Any:  # noqa: ANN401 - thrown away
        query = replace(plain, limit=100, sort=Sort.LIKES)
        for _ in range(5):
            found = find_repositories(NOBODY, query)
            query = replace(query, after=found.after)

    cases = {name: lambda query=query: asked(query) for name, query in queries.items()}
    facets = ("task", "library", "licence", "language", "size", "country")
    return {
        **cases,
        "five pages of 100": deep,
        "facets of all": lambda: count_facets(NOBODY, plain, facets),
        "facets of a search": lambda: count_facets(
            NOBODY, replace(plain, words="swahili", facets={"task": ("fill-mask",)}), facets
        ),
    }


def _measured(size: int) -> Iterator[dict[str, Any]]:
    """Wall time, since a database server computes elsewhere. What is loaded is out of the way of
    Python's collector, as in a server."""
    from time import perf_counter

    for case in _cases().values():
        case()
    gc.collect()
    gc.freeze()

    for name, case in _cases().items():
        case()
        taken = []
        for _ in range(TIMES):
            begun = perf_counter()
            case()
            taken.append((perf_counter() - begun) * 1000)
        cuts = quantiles(taken, n=20)
        note = f"p95 {cuts[18]:.1f} ms"
        group = f"hub with {size:,} repositories"
        yield {"group": group, "case": name, "value": cuts[9], "unit": "ms", "note": note}


def main(sizes: list[int]) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from comity.hub.models import Account
    from comity.parties.models import Organisation, User

    call_command("migrate", verbosity=0)
    user = User.objects.create_user("ada@example.org", name="ada")
    organisations = Organisation.objects.bulk_create(
        [
            Organisation(
                name=f"Lab {number}", kind="research-institute", jurisdiction=COUNTRIES[number % 8]
            )
            for number in range(2_000)
        ]
    )
    accounts = Account.objects.bulk_create(
        [
            Account(name=f"account-{number}", key=f"account-{number}", organisation=each)
            for number, each in enumerate(organisations)
        ]
    )
    grown = 0
    for size in sizes:
        _grow(grown, size, accounts, user)
        grown = size
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        print(orjson.dumps(list(_measured(size))).decode(), flush=True)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]])
