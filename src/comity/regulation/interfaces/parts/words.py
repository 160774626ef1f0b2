"""The words of the page for the enumerations of the domain."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.regulation.domain.crosswalk.mappings import Relation
from comity.regulation.domain.instruments import (
    Confidence,
    InstrumentKind,
    InstrumentStatus,
    Level,
    Modality,
)
from comity.regulation.domain.truth import Truth

Words = str | Promise

MODALITIES: Mapping[Modality, Words] = {
    Modality.MUST: _("must"),
    Modality.MUST_NOT: _("prohibition"),
    Modality.SHOULD: _("should"),
    Modality.MAY: _("may"),
}
SIGNS: Mapping[Modality, str] = {
    Modality.MUST: "●",
    Modality.MUST_NOT: "⊘",
    Modality.SHOULD: "○",
    Modality.MAY: "◇",
}
TRUTHS: Mapping[Truth, tuple[str, Words]] = {
    Truth.TRUE: ("●", _("holds")),
    Truth.FALSE: ("–", _("does not hold")),
    Truth.UNKNOWN: ("?", _("unknown")),
}
LEVELS: Mapping[Level, Words] = {
    Level.NONE: _("nothing found"),
    Level.ENCOURAGED: _("encouraged"),
    Level.CONDITIONAL_DUTY: _("conditional duty"),
    Level.GENERAL_DUTY: _("general duty"),
    Level.DUTY_WITH_PENALTY: _("duty with penalty or prior approval"),
}
CONFIDENCE: Mapping[Confidence, Words] = {
    Confidence.VERIFIED_TEXT: _("read in the text"),
    Confidence.SEVERAL_SECONDARY: _("from several secondary sources"),
    Confidence.ONE_SECONDARY: _("from one secondary source"),
    Confidence.UNKNOWN: _("its source has not been seen"),
}
RELATIONS: Mapping[Relation, Words] = {
    Relation.EQUAL: _("asks the same as"),
    Relation.SUBSET_OF: _("is part of"),
    Relation.SUPERSET_OF: _("includes"),
    Relation.INTERSECTS_WITH: _("overlaps with"),
    Relation.NO_RELATION: _("has no relation to"),
}
KINDS: Mapping[InstrumentKind, Words] = {
    InstrumentKind.STATUTE: _("statute"),
    InstrumentKind.REGULATION: _("regulation"),
    InstrumentKind.DECREE: _("decree"),
    InstrumentKind.TREATY: _("treaty"),
    InstrumentKind.RESOLUTION: _("resolution"),
    InstrumentKind.STANDARD: _("standard"),
    InstrumentKind.GUIDELINE: _("guideline"),
    InstrumentKind.POLICY: _("policy"),
    InstrumentKind.BILL: _("bill"),
}
STATUSES: Mapping[InstrumentStatus, Words] = {
    InstrumentStatus.PROPOSED: _("proposed"),
    InstrumentStatus.ADOPTED: _("adopted"),
    InstrumentStatus.PARTLY_APPLICABLE: _("partly applicable"),
    InstrumentStatus.IN_FORCE: _("in force"),
    InstrumentStatus.SUPERSEDED: _("superseded"),
    InstrumentStatus.REPEALED: _("repealed"),
    InstrumentStatus.WITHDRAWN: _("withdrawn"),
}
