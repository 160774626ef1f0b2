"""Which jurisdictions somebody may have meant by a name that is not an id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.kernel.domain.errors import nearest


def suggested_ids(name: str, labels: Mapping[str, Iterable[str]], most: int = 3) -> tuple[str, ...]:
    """The ids of which a label is `name`, or else has it as whole words, or else is nearest to it.

    `labels` gives the id itself, the codes and the names of every jurisdiction. Letter case is
    ignored. Several ids share a word such as "Korea": all are told, and none is preferred.
    """
    sought = name.strip().casefold()
    if not sought:
        return ()
    folded = {code: [label.casefold() for label in known] for code, known in labels.items()}
    same = [code for code, known in folded.items() if sought in known]
    words = [
        code for code, known in folded.items() if any(_has_words(label, sought) for label in known)
    ]
    if same or words:
        return tuple(sorted(same or words)[:most])
    owner = {label: code for code, known in folded.items() for label in known}
    close = nearest(sought, owner)
    return (owner[close],) if close else ()


def _has_words(label: str, sought: str) -> bool:
    return f" {sought} " in f" {label} "
