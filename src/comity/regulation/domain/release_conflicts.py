"""Why a release can't be loaded over what was edited here: every case, each as an error."""

from __future__ import annotations

import re
from collections.abc import Iterable

from comity.kernel.domain.errors import ComityError, Conflict, Problems
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.merging import Clash, Key
from comity.regulation.domain.problems import Path, Problem

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a word begins within the name of a record type."""


class ReleaseConflicts(Conflict, Problems):
    """Several conflicts between a release and local edits; nothing was loaded."""

    def __init__(self, problems: Iterable[ComityError]) -> None:
        Problems.__init__(self, "release-conflicts", problems)


def clash_error(key: Key, clash: Clash) -> Conflict:
    """The error of one clash; its `record` is "norm eu-ai-act:art_50__para_2"."""
    kind, id = _WORDS.sub(" ", key[0]).lower(), key[1]
    record = f"{kind} {id}" if id else f"{kind}s"
    return Conflict(f"release-{clash.value}", record=record)


def misfit_error(problem: Problem, merged: Corpus) -> Conflict:
    """The error of something that neither side did wrong but both together did."""
    record = _record(problem.path, merged)
    return Conflict("release-misfit", record=record, remedy=problem.error.message)


def _record(path: Path, corpus: Corpus) -> str:
    match path:
        case ("instruments", str(id), "provisions", int(place), *rest):
            provision = corpus.instrument(id).provisions[place]
            match rest:
                case ["norms", int(number), *_]:
                    return f"norm {id}:{provision.norms[number].id}"
            return f"provision {id}:{provision.eid}"
        case ("instruments", str(id), "actions", int(place), *_):
            return f"treaty action {id}:{corpus.instrument(id).actions[place].id}"
        case ("instruments", str(id), *_):
            return f"instrument {id}"
        case (str(section), int(place), *_):
            return f"{section.removesuffix('s')} {getattr(corpus, section)[place].id}"
    raise ValueError(path)
