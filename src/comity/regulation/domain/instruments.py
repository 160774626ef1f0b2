"""Instruments, their versions, provisions and norms: the records that the corpus is made of.

The fields are those of the YAML files, so that a file, this library and the database say the same.
Conditions stand here as text; `conditions/` compiles them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

from comity.regulation.domain.confidence import Confidence as Confidence
from comity.regulation.domain.readings import Reading
from comity.regulation.domain.treaty_actions import TreatyAction, TreatyRule
from comity.regulation.domain.vocabulary import Prose, Source


class InstrumentKind(StrEnum):
    STATUTE = "statute"
    REGULATION = "regulation"
    DECREE = "decree"
    TREATY = "treaty"
    RESOLUTION = "resolution"
    STANDARD = "standard"
    GUIDELINE = "guideline"
    POLICY = "policy"
    BILL = "bill"


class InstrumentStatus(StrEnum):
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    PARTLY_APPLICABLE = "partly-applicable"
    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    WITHDRAWN = "withdrawn"


ENDED_STATUSES = frozenset(
    {InstrumentStatus.SUPERSEDED, InstrumentStatus.REPEALED, InstrumentStatus.WITHDRAWN}
)


_NEVER_BINDING = frozenset({InstrumentStatus.PROPOSED, InstrumentStatus.WITHDRAWN})


class Modality(StrEnum):
    """Deontic force: obligation, prohibition, recommendation, permission."""

    MUST = "must"
    MUST_NOT = "must-not"
    SHOULD = "should"
    MAY = "may"


class Level(IntEnum):
    """How hard a norm binds."""

    NONE = 0
    ENCOURAGED = 1
    CONDITIONAL_DUTY = 2
    GENERAL_DUTY = 3
    DUTY_WITH_PENALTY = 4
    """or with prior approval"""


class Role(StrEnum):
    """The neutral words for bearers, by which instruments are compared."""

    PROVIDER = "provider"
    """brings a system to market"""
    DEPLOYER = "deployer"
    """uses it under its own authority"""
    DEVELOPER = "developer"
    MODEL_PROVIDER = "model-provider"
    IMPORTER = "importer"
    DISTRIBUTOR = "distributor"
    REPRESENTATIVE = "representative"
    MANUFACTURER = "manufacturer"
    SUPPLIER = "supplier"
    SERVICE_PROVIDER = "service-provider"
    """offers a service that generates content or decides"""
    PLATFORM = "platform"
    APP_STORE = "app-store"
    USER = "user"
    PUBLIC_BODY = "public-body"
    STATE = "state"
    """a State, or an organisation of States: party to a treaty, or addressed by a declaration"""
    TESTER = "tester"
    ANYONE = "anyone"


class TextStructure(StrEnum):
    """How a text is numbered; each has a reader in `formats/texts`."""

    EU = "eu"
    KOREAN = "korean"
    JAPANESE = "japanese"
    CHINESE = "chinese"
    CHINESE_ENGLISH = "chinese-english"
    CALIFORNIA = "california"
    COLORADO = "colorado"
    NIST_AI_RMF = "nist-ai-rmf"
    COUNCIL_OF_EUROPE = "council-of-europe"
    OUTLINE = "outline"
    """as the text's own `numbering` says"""
    MARKED = "marked"
    """the normal form that `comity corpus import` writes"""


class NoNormReason(StrEnum):
    """Why a provision carries no norm on an operator."""

    DEFINITION = "definition"
    SCOPE = "scope"
    PUBLIC_AUTHORITY = "addressed-to-public-authority"
    CONFORMITY_BODY = "addressed-to-conformity-assessment-body"
    CLASSIFICATION = "classification"
    """decides which norms apply; encoded as a term"""
    QUALIFIES = "qualifies-another-provision"
    """an exception or detail, encoded in the conditions of the norms it qualifies"""
    LIST = "list-used-by-another-provision"
    PENALTY = "penalty"
    TIMETABLE = "timetable"
    """entry into force and transition, encoded as timetables"""
    AMENDS = "amends-another-act"
    PURPOSE = "purpose-or-principle"
    BACKGROUND = "background"
    """tells, explains or reports, and demands nothing"""
    RIGHT = "right-without-counterpart-duty"
    TREATY_PROCEDURE = "treaty-procedure"
    """how a treaty is signed, amended or left, and what its own bodies and depositary do"""
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Where in a text a norm's support lies: `lines` ("120" or "120-124", counted from 1) of the
    text called `text`, and the first 12 hex digits of the SHA-256 of those lines, each stripped,
    joined by one line feed, in UTF-8 (Unicode NFC)."""

    text: str
    lines: str
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """What a provision demands of a bearer.

    It applies where the instrument's scope, the bearer's definition, `when` and not `unless` hold
    and its timetable has begun. `id` is unique within the instrument: the provision's eId, and
    after a dot a word where the provision has several norms.
    """

    id: str
    modality: Modality
    bearer: str
    summary: Prose
    concepts: tuple[str, ...]
    level: Level
    timetable: str
    when: str = ""
    unless: str = ""
    penalty: str = ""
    support: tuple[Support, ...] = ()
    confidence: Confidence
    source: str = ""
    """a secondary source, where the text itself was not seen"""
    note: Prose = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoNorm:
    """The stated reason why a provision, and what stands under it, has no norm here."""

    reason: NoNormReason
    note: Prose = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A citable unit. `eid` follows the Akoma Ntoso Naming Convention 1.0, section 5
    (`art_50__para_2__point_a`); `citation` is what people write ("Art. 50(2)(a)")."""

    eid: str
    citation: str
    heading: Prose = field(default_factory=dict)
    norms: tuple[Norm, ...] = ()
    no_norm: NoNorm | None = None
    inserted_by: str = ""
    """the version that brought it"""
    deleted_by: str = ""
    """the version that took it away"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A state of the instrument, in force from a day until the next one's. Of a treaty the first
    one has no day: when it entered into force follows from its actions."""

    id: str
    in_force: date | None = None
    adopted: date | None = None
    published: date | None = None
    amended_by: str = ""
    """the act that made this version of an earlier one: an instrument, or its citation where the
    corpus has none of it"""
    title: Prose = field(default_factory=dict)
    location: str = ""
    """official address"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How lines of a text open units of one kind.

    `unit` is the part of the eId: `art`, followed by what `opens` reads, or whole (`annex_I`) where
    `line` says which line opens it. `opens` is how such a line begins: words, with a placeholder
    for the number: `{1}` 12, `{1.2}` 1.2, `{a}` c, `{A}` C, `{i}` iv, `{I}` IV. Without one the
    units are counted within what they stand in, and with "" every line is one. `level` is 0 for
    the outermost. `within` names the kind of unit that it must stand in.
    """

    level: int
    unit: str
    opens: str | None = None
    line: int = 0
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text that supports may point into. Its words do not ship; `sha256` names the exact file
    that the line numbers were counted in. `structure` names the reader of its numbering;
    `numbering` and `extent`, the lines that belong to the instrument, are for `outline`."""

    id: str
    version: str
    language: str
    official: bool
    structure: TextStructure
    sha256: str
    partial: bool = False
    title: str = ""
    location: str = ""
    retrieved: date | None = None
    numbering: tuple[Numbering, ...] = ()
    extent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days (`until` not included) in which norms apply, for the cases in `when`. Of a
    treaty it may leave out the `start`, and then begins when the treaty binds a party."""

    start: date | None = None
    until: date | None = None
    when: str = ""
    citation: str = ""
    note: Prose = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A defined term of the instrument: a condition that has a name and a citation."""

    when: str
    label: Prose
    citation: str
    note: Prose = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Who must act. `role` is the neutral word that instruments are compared by; `when` says,
    over facts, who that is under this instrument ("" for whoever the norm's condition names)."""

    role: Role
    label: Prose
    citation: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """What a breach may cost, in our words, with its citation."""

    summary: Prose
    citation: str
    confidence: Confidence = Confidence.VERIFIED_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A law, decree, treaty, standard, guideline or bill. See the module's first lines."""

    id: str
    jurisdiction: str
    title: Prose
    short_title: Prose
    kind: InstrumentKind
    status: InstrumentStatus
    binding: bool
    checked_on: date
    """the day up to which we know it"""
    versions: tuple[Version, ...]
    ended: date | None = None
    """the first day without it: repealed, superseded, withdrawn or run out"""
    superseded_by: tuple[str, ...] = ()
    """the instruments that took its place"""
    texts: tuple[Text, ...] = ()
    treaty: TreatyRule | None = None
    """of a treaty: when it enters into force. It binds those that its actions made a party, and
    nobody else, whatever its jurisdiction"""
    actions: tuple[TreatyAction, ...] = ()
    """of a treaty: what its participants did about it"""
    implements: str = ""
    """the instrument whose terms and bearers this one uses too"""
    scope: str = ""
    scope_citation: str = ""
    terms: Mapping[str, Term] = field(default_factory=dict)
    bearers: Mapping[str, Bearer] = field(default_factory=dict)
    timetables: Mapping[str, tuple[Period, ...]] = field(default_factory=dict)
    penalties: Mapping[str, Penalty] = field(default_factory=dict)
    regulator: Prose = field(default_factory=dict)
    caveats: tuple[Prose, ...] = ()
    """what a reader must know before relying on it, printed with every answer"""
    sources: tuple[Source, ...] = ()
    confidence: Confidence
    provisions: tuple[Provision, ...] = ()
    readings: tuple[Reading, ...] = ()
    """by whom its norms were read a second time, and what came of it"""

    @property
    def is_only_proposed(self) -> bool:
        """Whether nothing in it has a day from which it applies, whatever day it hopes for."""
        proposed = self.kind is InstrumentKind.BILL or self.status is InstrumentStatus.PROPOSED
        return proposed and self.ended is None

    @property
    def never_binds(self) -> bool:
        """Whether it is a bill, or was only proposed or withdrawn: it makes nothing known of the
        rules where it was proposed."""
        return self.kind is InstrumentKind.BILL or self.status in _NEVER_BINDING

    def has_ended(self, on: date) -> bool:
        """Whether the instrument is no more on a day."""
        return self.ended is not None and on >= self.ended

    def end_of(self, period: Period) -> date | None:
        """The first day on which a period of one of its timetables runs no more, since it is over
        or the instrument is. Where that is not after its `start`, the period never began."""
        return min((day for day in (period.until, self.ended) if day), default=None)

    def version_on(self, day: date, entered: date | None = None) -> Version | None:
        """The version in force on `day`, `None` before the first and from the day of its end.
        `entered` is the day on which a treaty entered into force: a version without a day holds
        from then."""
        if self.has_ended(day):
            return None
        starts = ((version.in_force or entered, version) for version in self.versions)
        current = [(start, version) for start, version in starts if start and start <= day]
        return max(current, key=lambda each: each[0], default=(None, None))[1]
