"""The corpus that ships, read from its files once a run: the user's cache could be of an older
reader."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from comity.kernel.adapters.file_locks import file_lock
from comity.regulation.adapters.rulebook_files import open_rulebook, shipped_corpus
from comity.regulation.domain.rulebook import Rulebook

RUN = "COMITY_TESTS_RUN"
"""The variable that names a folder, which is empty when the run begins and gone when it ends."""


def cache_of_run() -> Path:
    """The folder where the processes of a run keep compiled corpora."""
    return Path(os.environ[RUN]) / "cache"


@cache
def rules_from_files() -> Rulebook:
    with file_lock(Path(os.environ[RUN]) / "shipped.lock", wait=True):
        return open_rulebook(shipped_corpus(), cache_of_run())
