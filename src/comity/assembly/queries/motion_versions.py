"""How a motion's text came to be as it is: its versions, and what changed between any two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from comity.assembly.domain.amendments import Outcome
from comity.assembly.domain.merging import merge
from comity.assembly.domain.paragraphs import MotionText
from comity.assembly.domain.tracked_changes import Change, TrackedParagraph, track
from comity.assembly.formats.motion_akoma_ntoso import MotionRecord
from comity.assembly.formats.motion_plain import text_from_plain
from comity.assembly.models import Motion, MotionVersion
from comity.assembly.queries.motion_records import proposed_by
from comity.kernel.domain.errors import UnknownName


@dataclass(frozen=True, slots=True)
class Compared:
    """`tracked` says by which amendments, where it was they."""

    old: MotionVersion
    new: MotionVersion
    tracked: tuple[TrackedParagraph, ...]

    @property
    def changed(self) -> int:
        return sum(each.change is not Change.KEPT for each in self.tracked)


def find_version(motion: Motion, number: int) -> MotionVersion:
    """Raises `UnknownName("motion-version-unknown")`."""
    found = motion.versions.filter(number=number).first()
    if found is None:
        raise UnknownName("motion-version-unknown", motion=motion.number, number=number)
    return found


def version_text(version: MotionVersion) -> MotionText:
    return text_from_plain(version.text)


def compare_versions(motion: Motion, old: int, new: int) -> Compared:
    """From one version to another, either way round. Raises
    `UnknownName("motion-version-unknown")`."""
    first, last = find_version(motion, old), find_version(motion, new)
    by: dict[str, tuple[str, ...]] = {}
    for number in range(min(old, new) + 1, max(old, new) + 1):
        for id, amendments in origins(motion, number).items():
            by[id] = by.get(id, ()) + amendments
    return Compared(first, last, track(version_text(first), version_text(last), by))


def origins(motion: Motion, number: int) -> Mapping[str, tuple[str, ...]]:
    """By which amendments each paragraph became what it is in the version; none where it was
    written otherwise."""
    rows = [*motion.amendments.filter(merged_in=number).select_related("to", "proposer")]
    if not rows:
        return {}
    merged = proposed_by(rows)
    before = version_text(find_version(motion, number - 1))
    adopted = dict.fromkeys(merged.amendments, Outcome.ADOPTED)
    tracked = merge(before, merged.amendments, adopted).tracked
    return {each.id: each.by for each in tracked if each.by}


def deleted_by(motion: Motion, paragraph: str) -> str:
    """The id of the merged amendment that took the paragraph out of the text, "" without one."""
    texts = [(each.number, version_text(each)) for each in motion.versions.order_by("-number")]
    for (number, now), (_, before) in pairwise(texts):
        if paragraph in before.by_id and paragraph not in now.by_id:
            return (origins(motion, number).get(paragraph) or ("",))[0]
    return ""


def document_record(motion: Motion, language: str) -> MotionRecord:
    """What its text in a language says of itself as a document."""
    last = motion.versions.order_by("number").last()
    return MotionRecord(
        organisation=motion.assembly.slug,
        number=str(motion.number),
        day=(last.at if last else motion.created_at).date(),
        language=language,
        proposer=motion.proposer.code,
        authoritative=language == motion.language,
    )
