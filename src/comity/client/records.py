"""What the API answers with, as types: written from its OpenAPI document, not by hand."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

Action = Literal["replace", "insert", "delete"]
ActionKind = Literal[
    "signature",
    "definitive-signature",
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "declaration",
    "reservation",
    "entry-into-force",
    "withdrawal",
    "denunciation",
]
ApplicationState = Literal[
    "submitted", "more-information", "deferred", "declined", "approved", "withdrawn"
]
Aspect = Literal[
    "modality",
    "bearer",
    "condition",
    "level",
    "concepts",
    "dates",
    "penalty",
    "summary",
    "support",
    "missing",
    "unfounded",
]
Choice = Literal["yes", "no", "abstain"]
ClashKind = Literal[
    "same-paragraph",
    "deleted",
    "covered",
    "alike",
    "out-of-order",
    "same-place",
    "place-deleted",
    "amended-fell",
]
CommitmentState = Literal["draft", "active", "completed", "withdrawn"]
Comparison = Literal["=", "<", "<=", ">", ">=", "has"]
Confidence = Literal["verified-text", "several-secondary", "one-secondary", "unknown"]
Declaration = Literal["none", "conflict"]
Direction = Literal["up", "down"]
DisputeState = Literal["open", "upheld", "rejected", "withdrawn"]
ElectionState = Literal["prepared", "running", "finished", "annulled"]
EventKind = Literal[
    "admitted",
    "class-changed",
    "arrears-begun",
    "arrears-ended",
    "arrears-waived",
    "waiver-ended",
    "suspended",
    "suspension-ended",
    "withdrawal-notified",
    "withdrawal-revoked",
    "left",
    "expelled",
]
EvidenceKind = Literal["link", "file", "data"]
FactType = Literal["boolean", "choice", "set", "number", "date", "jurisdictions"]
FindingOutcome = Literal["matches", "does-not-match", "not-checked"]
Ground = Literal["condition", "not-yet", "ended", "never-began", "no-day", "not-in-force"]
HelpKind = Literal["compute", "data", "models", "training", "people", "funding", "advice", "other"]
HelpSide = Literal["offer", "need"]
InstrumentKind = Literal[
    "statute",
    "regulation",
    "decree",
    "treaty",
    "resolution",
    "standard",
    "guideline",
    "policy",
    "bill",
]
InstrumentStatus = Literal[
    "proposed", "adopted", "partly-applicable", "in-force", "superseded", "repealed", "withdrawn"
]
InviteState = Literal["invited", "already", "refused"]
ItemState = Literal["waiting", "taken", "done"]
JoinNext = Literal["wait", "mail"]
JoinState = Literal[
    "unconfirmed", "waiting", "more-information", "approved", "declined", "withdrawn"
]
JurisdictionKind = Literal["country", "subdivision", "body"]
Kind = Literal["heading", "preambular", "operative", "continued"]
Level = Literal["no-evidence", "not-started", "limited", "substantial", "complete"]
LinkKind = Literal["supports", "duplicates", "conflicts"]
MappingStatus = Literal["suggested", "confirmed", "rejected"]
MembershipRole = Literal["owner", "representative", "member"]
Modality = Literal["must", "must-not", "should", "may"]
Mover = Literal["applicant", "secretary", "body"]
NoNormReason = Literal[
    "definition",
    "scope",
    "addressed-to-public-authority",
    "addressed-to-conformity-assessment-body",
    "classification",
    "qualifies-another-provision",
    "list-used-by-another-provision",
    "penalty",
    "timetable",
    "amends-another-act",
    "purpose-or-principle",
    "background",
    "right-without-counterpart-duty",
    "treaty-procedure",
    "deleted",
]
NoticeKind = Literal[
    "provisional-application",
    "end-of-provisional-application",
    "objection",
    "withdrawal-of-objection",
    "withdrawal-of-reservation",
]
Office = Literal["secretary", "clerk", "presiding"]
OrganisationKind = Literal[
    "government",
    "intergovernmental",
    "research-institute",
    "company",
    "ngo",
    "standards-body",
    "other",
]
Outcome = Literal["applies", "does-not-apply", "undetermined"]
ParticipantKind = Literal[
    "government", "international-body", "institution", "company", "association", "person"
]
ParticipantState = Literal["joined", "withdrawn"]
PartnerRole = Literal["funding", "accountable", "extending", "implementing"]
PartnerState = Literal["asked", "accepted", "declined", "ended"]
Place = Literal["head", "alternate", "adviser"]
Relation = Literal["equal", "subset-of", "superset-of", "intersects-with", "no-relation"]
ReportKind = Literal["citation", "date", "bearer", "condition", "summary", "source", "other"]
ReportState = Literal["open", "accepted", "declined", "resolved"]
Resolution = Literal["corrected", "kept", "added", "removed"]
Right = Literal["attend", "speak", "propose", "sponsor", "vote", "stand-for-office"]
Role = Literal[
    "provider",
    "deployer",
    "developer",
    "model-provider",
    "importer",
    "distributor",
    "representative",
    "manufacturer",
    "supplier",
    "service-provider",
    "platform",
    "app-store",
    "user",
    "public-body",
    "state",
    "tester",
    "anyone",
]
RowState = Literal["submitted", "drafted", "asked", "left-out", "exists", "refused"]
SearchKind = Literal["instrument", "provision", "concept", "jurisdiction"]
SessionState = Literal["planned", "open", "closed", "cancelled"]
Status = Literal["no-action", "signatory", "former", "contracting", "party"]
TextStructure = Literal[
    "eu",
    "korean",
    "japanese",
    "chinese",
    "chinese-english",
    "california",
    "colorado",
    "nist-ai-rmf",
    "council-of-europe",
    "outline",
    "marked",
]
Ties = Literal["all-go-on", "lot"]
Timeliness = Literal["overdue", "due-soon", "stale", "never-updated"]
Visibility = Literal["public", "members", "private"]
Word = Literal["former", "unknown", "suspended", "in-arrears", "owes", "leaving", "member"]


class ActionLinkRecord(TypedDict):
    """`outward` says that this action supports, duplicates or conflicts with the other, and
    not the other with it."""

    kind: LinkKind
    outward: bool
    id: str
    plan: str
    action: str
    reason: str


class AdoptedTreatyList(TypedDict):
    items: list[AdoptedTreatyRow]


class AdoptedTreatyRecord(TypedDict):
    """`rule` is that of its entry into force, as it is kept: what has its default is left out."""

    slug: str
    title: dict[str, str]
    adopted_on: str
    decision: str
    amends: str
    reservations: bool
    instrument: str
    closed_on: str | None
    why_closed: str
    on: str
    in_force: bool | None
    entry_into_force: DaysRecord
    ended: DaysRecord
    parties: list[int]
    still_required: list[ProgressRecord]
    rule: dict[str, Any]
    conditions: list[ProgressRecord]
    participants: list[PartyRecord]


class AdoptedTreatyRow(TypedDict):
    """A treaty on a day. `parties` are those of which it is known, and those with of which
    it is not; `instrument` is its id in the corpus; `closed_on` the first day without it,
    where its parties ended it."""

    slug: str
    title: dict[str, str]
    adopted_on: str
    decision: str
    amends: str
    reservations: bool
    instrument: str
    closed_on: str | None
    why_closed: str
    on: str
    in_force: bool | None
    entry_into_force: DaysRecord
    ended: DaysRecord
    parties: list[int]
    still_required: list[ProgressRecord]


class AmendmentList(TypedDict):
    items: list[AmendmentRecord]


class AmendmentRecord(TypedDict):
    """`key` is how it is called in the motion: a3. `merged_in` is the version of the text
    that it is part of."""

    id: str
    key: str
    action: Action
    paragraph: str
    words: str
    new: list[NewParagraphRecord]
    to: str
    proposer: str
    reason: str
    outcome: Literal["pending", "adopted", "rejected", "withdrawn", "not-put"]
    decision: str
    merged_in: int | None
    conflicts: list[ConflictRecord]


class ApplicationList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[ApplicationRow]


class ApplicationRecord(TypedDict):
    """`missing` are documents of the statute; `decided_by` a body, on a `matter`, by a `rule`."""

    id: str
    applicant: str
    code: str
    member_class: str
    state: ApplicationState
    submitted_on: str
    statement: str
    missing: list[str]
    sponsors: list[str]
    sponsors_missing: int
    decided_by: str
    matter: str
    rule: str
    citation: str
    documents: list[DocumentRecord]
    moves: list[MoveRecord]


class ApplicationRow(TypedDict):
    id: str
    applicant: str
    code: str
    member_class: str
    state: ApplicationState
    submitted_on: str


class AskedQuestion(TypedDict):
    """The question as it was read: numbers in the canonical unit of their fact."""

    profile: ProfileHead
    facts: dict[str, Any]
    jurisdictions: list[str]
    on: str


class AskedToJoin(TypedDict):
    """`wait`: the request waits for whoever keeps the plan. `mail`: the account's address
    was not proved, so that a mail to it says how to go on; `request` is null then, whoever
    else asked with that address."""

    next: JoinNext
    request: OwnJoinRequest | None


class AssemblyList(TypedDict):
    items: list[AssemblyRecord]


class AssemblyRecord(TypedDict):
    """An organisation, and the version of its statute that holds today."""

    slug: str
    name: dict[str, str]
    languages: list[str]
    statute_version: int
    statute_digest: str
    holds_from: str


class AssessmentList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[AssessmentRecord]


class AssessmentRecord(TypedDict):
    """What a reviewer found of the updates up to `update_number`, 0 for none. The last one
    that is not struck counts."""

    id: str
    number: int
    commitment_version: int
    update_number: int
    level: Level
    reasons: str
    language: str
    on: str
    entered_at: str
    struck_at: str | None
    responses: list[ResponseRecord]
    disputes: list[DisputeRecord]


class AssignmentList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[AssignmentRecord]


class AssignmentRecord(TypedDict):
    """`reviewer` is an e-mail address, for whoever assigns and for the reviewer. What an
    interest is stands on their pages alone."""

    id: str
    commitment: int
    reviewer: str
    assigned_at: str
    due_on: str | None
    declaration: Declaration | None
    declared_at: str | None
    ended_at: str | None


class BallotDetail(TypedDict):
    """With its rule and those who vote, as they were frozen at the opening: null and none
    before. `objections` are of members, under consensus; `casting` is the vote of whoever
    presides that broke a tie. `count` is the result with its steps, as a bundle has it."""

    id: str
    title: str
    subject: str
    body: str
    matter: str
    session: str | None
    state: Literal["prepared", "open", "closed", "annulled"]
    opened_at: str | None
    closed_at: str | None
    outcome: str
    result: str
    why_annulled: str
    rule: dict[str, Any] | None
    electorate: list[ElectorRecord]
    proxies: list[ProxyRecord]
    objections: list[str]
    casting: Choice | None
    errata: list[ErratumRecord]
    count: dict[str, Any] | None
    own: list[OwnVoteRecord]


class BallotList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[BallotRecord]


class BallotRecord(TypedDict):
    """A ballot; `outcome` and `result`, the count in one sentence, once it is closed."""

    id: str
    title: str
    subject: str
    body: str
    matter: str
    session: str | None
    state: Literal["prepared", "open", "closed", "annulled"]
    opened_at: str | None
    closed_at: str | None
    outcome: str
    result: str


class BearerRecord(TypedDict):
    role: Role
    label: dict[str, str]
    citation: str
    when: NotRequired[str]


class BundleRecord(TypedDict):
    """A decision, signed: `comity assembly verify` counts it again."""

    version: int
    ballot: dict[str, Any]
    statute: dict[str, Any]
    rule: dict[str, Any]
    electorate: list[dict[str, Any]]
    presence: list[str]
    proxies: list[dict[str, Any]]
    ballots: list[dict[str, Any]]
    participants: list[str]
    result: dict[str, Any]
    proof: list[dict[str, Any]]
    head: dict[str, Any]
    key: dict[str, Any]
    signature: dict[str, Any]
    format: str
    votes: list[dict[str, Any]]
    casting: str | None
    objections: list[str]
    errata: list[dict[str, Any]]


class CalendarList(TypedDict):
    total: int
    limit: int
    offset: int
    release: str
    items: list[CalendarRow]


class CalendarRow(TypedDict):
    """What changes in one instrument on one day: each norm stands in one of the four lists."""

    day: str
    instrument: str
    jurisdiction: str
    title: dict[str, str]
    versions: list[str]
    over: bool
    superseded_by: list[str]
    begins: list[NormReference]
    widens: list[NormReference]
    narrows: list[NormReference]
    ends: list[NormReference]


class CandidateRecord(TypedDict):
    candidate: str
    votes: int
    elected: bool


class ChangedLines(TypedDict):
    """From line `at` of the new file on, `added` stand for `removed`."""

    at: int
    removed: list[str]
    added: list[str]


class ClaimFinding(TypedDict):
    """What a check of a claim found; `why` is the id of a message, `text` the same in words."""

    about: str
    outcome: FindingOutcome
    why: str
    text: str


class CommitmentList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[CommitmentRow]


class CommitmentRecord(TypedDict):
    id: str
    number: int
    title: str
    language: str
    action: str
    participant: str
    participant_name: str
    kind: ParticipantKind
    jurisdiction: str
    state: CommitmentState
    visibility: Visibility
    version: int
    due_on: str | None
    self_percent: int | None
    reached: str | None
    level: Level | None
    updates: int
    last_update_on: str | None
    submitted_at: str | None
    ended_at: str | None
    text: CommitmentTextRecord
    milestones: list[ReachedMilestone]
    partners: list[PartnerRecord]


class CommitmentRow(TypedDict):
    """`self_percent` and `reached` are what its participant last reported; `level` is what
    a reviewer last found, null without an assessment: never one figure."""

    id: str
    number: int
    title: str
    language: str
    action: str
    participant: str
    participant_name: str
    kind: ParticipantKind
    jurisdiction: str
    state: CommitmentState
    visibility: Visibility
    version: int
    due_on: str | None
    self_percent: int | None
    reached: str | None
    level: Level | None
    updates: int
    last_update_on: str | None
    submitted_at: str | None
    ended_at: str | None


class CommitmentTextRecord(TypedDict):
    """All that is promised, in one version. What is not known is null or empty."""

    title: str
    language: str
    action: str
    outcome: str
    beneficiaries: str
    sub_action: str
    starts_on: str | None
    target: TargetRecord
    milestones: list[MilestoneText]
    budget: MoneyRecord | None
    helps: list[HelpRecord]
    iati: IatiRecord


class CommitmentVersionList(TypedDict):
    items: list[CommitmentVersionRecord]


class CommitmentVersionRecord(TypedDict):
    """`digest` is the SHA-256 of the canonical JSON of the text."""

    version: int
    digest: str
    note: str
    entered_at: str


class CommitmentVersionText(TypedDict):
    version: int
    digest: str
    note: str
    entered_at: str
    text: CommitmentTextRecord


class ConceptList(TypedDict):
    total: int
    limit: int
    offset: int
    release: str
    items: list[ConceptRow]


class ConceptRecord(TypedDict):
    id: str
    labels: dict[str, str]
    definition: dict[str, str]
    broader: str | None
    narrower: list[str]
    related: list[str]
    aliases: dict[str, list[str]]
    source: str
    release: str
    demanded_by: list[DemandingNorm]


class ConceptRow(TypedDict):
    """A concept, as in SKOS; `aliases` gives, by language, other words for it."""

    id: str
    labels: dict[str, str]
    definition: dict[str, str]
    broader: str | None
    narrower: list[str]
    related: list[str]
    aliases: dict[str, list[str]]
    source: str


class ConceptShare(TypedDict):
    concept: str
    left: int
    right: int
    share: float


class ConditionRecord(TypedDict):
    """A number of consents, or a share, of those it counts; as the rule is written."""

    count: NotRequired[int]
    threshold: NotRequired[str]
    weight: NotRequired[str]
    named: NotRequired[list[str]]
    body: NotRequired[str]
    of_parties: NotRequired[bool]
    parties_on: NotRequired[str | None]
    citation: NotRequired[str]


class ConflictRecord(TypedDict):
    """With another amendment; `excludes` where they can't both be adopted."""

    kind: ClashKind
    other: str
    excludes: bool
    message: str


class CoverageCells(TypedDict):
    """With the norms behind each level, by concept."""

    jurisdiction: str
    in_force: list[str]
    not_in_force: list[str]
    proposed: list[str]
    declared: list[str]
    up_to: str | None
    levels: dict[str, int] | None
    release: str
    force: Literal["all", "binding"]
    on: str
    norms: dict[str, list[CoveringNormRecord]]


class CoverageRow(TypedDict):
    """`levels` by concept; `null` is unknown, since no recorded instrument reaches it."""

    jurisdiction: str
    in_force: list[str]
    not_in_force: list[str]
    proposed: list[str]
    declared: list[str]
    up_to: str | None
    levels: dict[str, int] | None


class CoverageTable(TypedDict):
    release: str
    force: Literal["all", "binding"]
    on: str
    concepts: list[str]
    jurisdictions: list[CoverageRow]


class CoveringNormRecord(TypedDict):
    instrument: str
    norm: str
    level: int


class CrosswalkRecord(TypedDict):
    """Mappings below `threshold` are kept: they are the nearest that there is."""

    release: str
    left: str
    right: str
    threshold: float
    mappings: list[MappingRecord]
    gaps_left: list[GapRecord]
    gaps_right: list[GapRecord]


class DaysRecord(TypedDict):
    """A day known to lie between two."""

    earliest: str | None
    latest: str | None


class DecidingAnswer(TypedDict):
    fact: str
    comparison: Comparison
    value: bool | float | str
    holds: bool


class DecidingSetRecord(TypedDict):
    """Facts not stated yet that together would settle the finding, and how."""

    outcome: Literal["applies", "does-not-apply"]
    answers: list[DecidingAnswer]


class DeedList(TypedDict):
    items: list[DeedRecord]


class DeedRecord(TypedDict):
    """What a party did. `key` is what notices about it name; a struck one counts no more."""

    id: str
    key: str
    party: str
    kind: ActionKind | NoticeKind
    number: int
    on: str
    until: str
    citation: str
    with_members: bool
    about: str
    opposes_entry: bool
    text: str
    source: str
    confidence: Confidence
    entered_at: str
    struck_at: str | None
    why_struck: str


class DelayRecord(TypedDict):
    months: NotRequired[int]
    days: NotRequired[int]
    first_of_month: NotRequired[bool]
    citation: NotRequired[str]


class DelegateList(TypedDict):
    items: list[DelegateRecord]


class DelegateRecord(TypedDict):
    """`name` is null for a person who was erased. `accredited` is whether the credentials
    are good today."""

    id: str
    name: str | None
    place: Place
    since: str
    until: str | None
    credentials_since: str | None
    credentials_until: str | None
    accredited: bool


class DeletedDraft(TypedDict):
    number: int


class DemandingNorm(TypedDict):
    """A norm that names the concept or a narrower one (`concepts`)."""

    instrument: str
    norm: str
    jurisdiction: str
    provision: str
    citation: str
    modality: Modality
    level: int
    summary: dict[str, str]
    concepts: list[str]
    running: bool


class DevelopmentRecord(TypedDict):
    group: Literal["LDC", "LLDC", "SIDS"]
    standing: Literal["member", "associate"]
    period: PartlyKnownPeriod
    source: str
    note: str | None


class DisagreementRecord(TypedDict):
    norm: str
    aspect: Aspect
    found: dict[str, str]
    resolution: Resolution
    note: NotRequired[dict[str, str]]


class DisputeList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[DisputeRecord]


class DisputeRecord(TypedDict):
    id: str
    commitment: int
    assessment: int
    grounds: str
    state: DisputeState
    opened_at: str
    settled_at: str | None
    settlement: str | None


class DivergenceMatrix(TypedDict):
    """`read` gives the instruments in force that were read, `unknown` those without any."""

    release: str
    force: Literal["all", "binding"]
    on: str
    read: dict[str, list[str]]
    unknown: list[str]
    pairs: list[PairRow]


class DivergencePair(TypedDict):
    """With what each concept adds (`share`)."""

    left: str
    right: str
    divergence: float | None
    parts: NotRequired[dict[str, float]]
    release: str
    force: Literal["all", "binding"]
    on: str
    read: dict[str, list[str]]
    unknown: list[str]
    concepts: NotRequired[list[ConceptShare]]


class DocumentRecord(TypedDict):
    """`part` is the supporting document of the statute that it is."""

    id: str
    part: str | None
    name: str
    media_type: str
    size: int
    sha256: str


class DueItemRecord(TypedDict):
    """A target, or with a `milestone` that."""

    on: str
    commitment: int
    title: str
    milestone: str | None
    participant_name: str
    action: str


class DueList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[DueItemRecord]


class ElectionBundleRecord(TypedDict):
    """A round of an election, signed: with who stood in it, by which rounds before, and the
    lot."""

    version: int
    ballot: dict[str, Any]
    statute: dict[str, Any]
    rule: dict[str, Any]
    electorate: list[dict[str, Any]]
    presence: list[str]
    proxies: list[dict[str, Any]]
    ballots: list[dict[str, Any]]
    participants: list[str]
    result: dict[str, Any]
    proof: list[dict[str, Any]]
    head: dict[str, Any]
    key: dict[str, Any]
    signature: dict[str, Any]
    format: str
    election: dict[str, Any]
    contest: dict[str, Any]
    lot: dict[str, Any] | None


class ElectionDetail(TypedDict):
    """With its rounds, the first first. `standing` are those between whom the round is that
    is open or comes next; `lot` the equals between whom lots must be drawn before.
    `own_proxy` is the member that votes for that of the token's person in the round that is
    open."""

    id: str
    title: str
    body: str
    matter: str
    seats_in: str
    office: str
    seats: int
    ties: Ties
    session: str | None
    state: ElectionState
    prepared_at: str
    elected: list[str]
    candidates: list[str]
    seats_left: int
    standing: list[str]
    lot: list[str]
    why_annulled: str
    rounds: list[RoundRecord]
    own: list[OwnRoundVoteRecord]
    own_proxy: str


class ElectionList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[ElectionRecord]


class ElectionRecord(TypedDict):
    """An election, to seats in the body `seats_in` or to an `office` in words; `elected`
    are those of the rounds that were counted so far: codes of members, or names."""

    id: str
    title: str
    body: str
    matter: str
    seats_in: str
    office: str
    seats: int
    ties: Ties
    session: str | None
    state: ElectionState
    prepared_at: str
    elected: list[str]


class ElectorRecord(TypedDict):
    """A member of the body as it stood at the opening; `choice` is null while it is sealed,
    where none was given, and of a secret ballot."""

    member: str
    member_class: str
    entitled: bool
    why_not: str
    voted: bool
    choice: Choice | None


class EnteredLine(TypedDict):
    """What a line comes to, or in a dry run would. `is_new` says that its organisation is
    new, too; `message` and `problem` why it is refused, by id and in words."""

    line: int
    name: str
    outcome: Literal["entered", "exists", "refused"]
    code: str
    is_new: bool
    message: str | None
    problem: str | None


class EnteredLines(TypedDict):
    dry_run: bool
    items: list[EnteredLine]


class ErratumRecord(TypedDict):
    member: str
    old: Choice | None
    new: Choice | None
    why: str


class EventRecord(TypedDict):
    """`on` is a day, a month or a year; null where it is not known. `decision` is a
    reference to a ballot, or a decision of before in words."""

    kind: EventKind
    on: str | None
    member_class: str | None
    decision: str | None


class EvidenceFile(TypedDict):
    """`withdrawn_at` is when its bytes were taken away; the digest stays."""

    id: str
    name: str
    media_type: str
    size: int
    sha256: str
    withdrawn_at: str | None


class EvidenceRecord(TypedDict):
    """`file` is null also for one that you may not see."""

    kind: EvidenceKind
    title: str
    address: str | None
    figure: str | None
    file: EvidenceFile | None


class FacetsRecord(TypedDict):
    """By value, how many hits keeping to it would leave beside what is kept to elsewhere."""

    kind: dict[str, int]
    jurisdiction: dict[str, int]
    instrument: dict[str, int]
    level: dict[str, int]


class FactList(TypedDict):
    total: int
    limit: int
    offset: int
    release: str
    items: list[FactRow]


class FactRecord(TypedDict):
    id: str
    type: FactType
    question: dict[str, str]
    help: dict[str, str]
    definition_source: str
    choices: dict[str, dict[str, str]]
    unit: str
    units: dict[str, float]
    release: str


class FactRow(TypedDict):
    """A fact, the question about it, and the values that it takes."""

    id: str
    type: FactType
    question: dict[str, str]
    help: dict[str, str]
    definition_source: str
    choices: dict[str, dict[str, str]]
    unit: str
    units: dict[str, float]


class FiledDocument(TypedDict):
    id: str
    part: str | None
    name: str
    media_type: str
    size: int
    sha256: str
    about: str
    visibility: Visibility
    added_at: str


class FiledDocumentContent(TypedDict):
    """`content` is base64. Open nothing of it unseen: it was checked for its type, no more."""

    id: str
    part: str | None
    name: str
    media_type: str
    size: int
    sha256: str
    about: str
    visibility: Visibility
    added_at: str
    content: str


class FiledDocumentList(TypedDict):
    items: list[FiledDocument]


class FiledReport(TypedDict):
    """A report as whoever sent it may see it. Keep `page`: that address alone says what
    becomes of it. `number` is short enough to be read out."""

    id: str
    number: str
    place: str
    kind: ReportKind
    state: ReportState
    release: str
    filed_at: str
    page: str


class FindingRecord(TypedDict):
    """One norm, settled or not. `deciding` stands with what is undetermined and `proof`
    with everything, where they were asked for."""

    outcome: Outcome
    ground: Ground
    since: str | None
    next: str | None
    norm: str
    instrument: str
    jurisdiction: str
    version: str | None
    provision: str
    citation: str
    modality: Modality
    bearer: str | None
    level: int
    summary: dict[str, str]
    concepts: list[str]
    penalty: str
    confidence: Confidence
    source: str
    support: list[SupportRecord]
    deciding: NotRequired[list[DecidingSetRecord] | None]
    proof: NotRequired[ProofRecord | None]


class GapRecord(TypedDict):
    id: str
    citation: str
    concepts: list[str]


class HelpRecord(TypedDict):
    """An offer of help, or a need of it. `per` is week, month or year; empty for once."""

    id: str
    side: HelpSide
    kind: HelpKind
    text: str
    quantity: str | None
    unit: str
    per: str
    since: str | None
    until: str | None


class HitRecord(TypedDict):
    """Something found. `rank` counts from 1 over the whole list; `address` is where the API
    tells of it; `level` is the hardest of its norms."""

    rank: int
    kind: SearchKind
    id: str
    address: str
    title: dict[str, str]
    citation: str | None
    instrument: str | None
    jurisdiction: str | None
    level: int | None
    score: int
    matches: list[MatchRecord]


class IatiRecord(TypedDict):
    """What an IATI activity needs beside the rest."""

    organisation: str
    countries: list[str]
    sector: str
    regions: NotRequired[list[str]]


class ImportLack(TypedDict):
    """What keeps a draft from being submitted, at a field of its text; `why` is the id of a
    message."""

    field: str
    why: str
    text: str


class ImportedLine(TypedDict):
    """What a line of `file` comes to, or in a dry run would; `number` is that of its
    commitment where there is one, `problem` says why the line is refused or left out."""

    file: str
    line: int
    key: str
    title: str
    outcome: RowState
    number: int | None
    problem: str | None
    lacks: list[ImportLack]


class ImportedLines(TypedDict):
    """Lines of commitments first."""

    dry_run: bool
    items: list[ImportedLine]


class IndexRecord(TypedDict):
    release: str
    description: str
    documentation: str
    resources: list[ResourceRecord]


class InstrumentChangesRecord(TypedDict):
    """`itself` says whether anything changed besides its norms."""

    instrument: str
    itself: bool
    added: list[NormReference]
    removed: list[NormReference]
    changed: list[NormReference]


class InstrumentList(TypedDict):
    total: int
    limit: int
    offset: int
    release: str
    items: list[InstrumentRow]


class InstrumentRecord(TypedDict):
    """All of an instrument but its provisions."""

    id: str
    jurisdiction: str
    title: dict[str, str]
    short_title: dict[str, str]
    kind: InstrumentKind
    status: InstrumentStatus
    binding: bool
    version: str | None
    in_force: bool
    ended: str | None
    up_to: str
    confidence: Confidence
    provisions: int
    norms: int
    running: int
    release: str
    implements: str | None
    superseded_by: list[str]
    versions: list[VersionRecord]
    texts: list[TextRecord]
    scope: str
    scope_citation: str
    terms: dict[str, TermRecord]
    bearers: dict[str, BearerRecord]
    timetables: dict[str, list[PeriodRecord]]
    penalties: dict[str, PenaltyRecord]
    regulator: dict[str, str]
    caveats: list[dict[str, str]]
    sources: list[SourceRecord]
    readings: list[ReadingRecord]
    is_treaty: bool


class InstrumentRow(TypedDict):
    """An instrument as of a day; `up_to` is the day to which it was followed."""

    id: str
    jurisdiction: str
    title: dict[str, str]
    short_title: dict[str, str]
    kind: InstrumentKind
    status: InstrumentStatus
    binding: bool
    version: str | None
    in_force: bool
    ended: str | None
    up_to: str
    confidence: Confidence
    provisions: int
    norms: int
    running: int


class InterviewRecord(TypedDict):
    """Where the interview stands: findings by outcome, and the questions, most decisive first."""

    release: str
    jurisdictions: list[str]
    on: str
    applies: int
    does_not_apply: int
    undetermined: int
    questions: list[QuestionRow]


class InvitationList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[InvitationRow]


class InvitationRow(TypedDict):
    """Personal: erased some time after the invitation ends. `accepted` says that its link
    was followed to the end."""

    id: str
    email: str
    name: str
    kind: ParticipantKind
    jurisdiction: str
    invited_at: str
    sent_at: str | None
    expires_at: str
    revoked_at: str | None
    accepted: bool


class InvitedLine(TypedDict):
    """What a line comes to, or in a dry run would; `problem` says why it is refused."""

    line: int
    name: str
    outcome: InviteState
    problem: str | None


class InvitedLines(TypedDict):
    dry_run: bool
    items: list[InvitedLine]


class IssuedToken(TypedDict):
    """With its secret, which is shown this once."""

    id: str
    name: str
    shown: str
    scopes: list[str]
    created_at: str
    expires_at: str
    last_used_on: str | None
    revoked_at: str | None
    secret: str


class ItemRecord(TypedDict):
    """An item of the agenda; `subject` is a reference to what it is about, or empty."""

    id: str
    position: int
    title: str
    subject: str
    state: ItemState


class JoinMoveRecord(TypedDict):
    to: JoinState
    reason: str
    at: str


class JoinRequestList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[JoinRequestRow]


class JoinRequestRecord(TypedDict):
    """Personal: erased where it leads to nothing. `participant` is what an approval made."""

    id: str
    name: str
    kind: ParticipantKind
    jurisdiction: str
    state: JoinState
    submitted_at: str
    confirmed_at: str | None
    email: str
    claims: dict[str, str]
    findings: list[ClaimFinding]
    parties: list[SamePartyRecord]
    moves: list[JoinMoveRecord]
    participant: str | None


class JoinRequestRow(TypedDict):
    id: str
    name: str
    kind: ParticipantKind
    jurisdiction: str
    state: JoinState
    submitted_at: str
    confirmed_at: str | None


class JurisdictionList(TypedDict):
    total: int
    limit: int
    offset: int
    release: str
    items: list[JurisdictionRow]


class JurisdictionRecord(TypedDict):
    """`lineage` is whose rules reach it on the day; `members` of `null` are not recorded."""

    id: str
    kind: JurisdictionKind
    names: dict[str, str]
    status: Literal["un-member", "un-observer", "other"] | None
    iso3: str | None
    numeric: str | None
    region: str | None
    part_of: str | None
    instruments: list[str]
    level: int | None
    running: int
    release: str
    aliases: list[str]
    lineage: list[str]
    parts: list[str]
    regions: list[RegionRecord]
    memberships: list[MembershipRecord]
    development: list[DevelopmentRecord]
    members: list[str] | None
    note: str | None


class JurisdictionRow(TypedDict):
    """`level` is the hardest of the norms that run; `null` is unknown, since no recorded
    instrument reaches it."""

    id: str
    kind: JurisdictionKind
    names: dict[str, str]
    status: Literal["un-member", "un-observer", "other"] | None
    iso3: str | None
    numeric: str | None
    region: str | None
    part_of: str | None
    instruments: list[str]
    level: int | None
    running: int


class LanguageVersionList(TypedDict):
    items: list[LanguageVersionRecord]


class LanguageVersionRecord(TypedDict):
    """`words` by the ids of paragraphs. Of those, `missing` are not translated, `outdated`
    were from other words than stand there now, `left_over` are no longer in the text."""

    language: str
    authoritative: bool
    words: dict[str, str]
    missing: list[str]
    outdated: list[str]
    left_over: list[str]


class LotRecord(TypedDict):
    """Lots that somebody drew in the room."""

    drawn: list[str]
    drawn_by: str
    witnesses: str


class MappingReasons(TypedDict):
    """`concepts`, `words` and `place` add up to `similarity`; what is shared has its weight."""

    similarity: float
    concepts: float
    words: float
    place: float | None
    shared_concepts: dict[str, float]
    shared_words: dict[str, float]
    shared_headings: dict[str, float]


class MappingRecord(TypedDict):
    """A suggested or decided correspondence of two provisions (NIST IR 8477)."""

    left: str
    left_citation: str
    right: str
    right_citation: str
    relation: Relation
    strength: float
    status: MappingStatus
    reasons: MappingReasons


class MatchRecord(TypedDict):
    """A text that matched, or a window of it: whole in `text`, and piece by piece."""

    field: Literal["name", "alias", "citation", "heading", "text", "tag"]
    language: str | None
    text: str
    stretches: list[StretchRecord]


class MeanRecord(TypedDict):
    """`value` is a fraction from 0 to 1 in lowest terms: `2/3`; null where nothing has a
    figure. `percent` is rounded down. `of` commitments have one."""

    value: str | None
    percent: int | None
    of: int


class MemberList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[MemberRow]


class MemberRecord(TypedDict):
    code: str
    name: str
    kind: OrganisationKind
    jurisdiction: str
    ror: str | None
    lei: str | None
    classes: list[str]
    standing: Word
    bodies: list[str]
    website: str
    summary: str
    delegates: int
    rights: list[RightRecord]
    events: list[EventRecord]
    seats: list[SeatRecord]
    weights: list[WeightRecord]


class MemberRow(TypedDict):
    """`code` is the ISO 3166-1 code of a State, else a reference to its organisation.
    `standing` is the first that is true today; `classes` are those that it may be of: one
    where that is known, none for no member."""

    code: str
    name: str
    kind: OrganisationKind
    jurisdiction: str
    ror: str | None
    lei: str | None
    classes: list[str]
    standing: Word
    bodies: list[str]


class MembershipRecord(TypedDict):
    body: str
    status: Literal[
        "member", "observer", "candidate", "invited", "participant", "partner", "territory"
    ]
    period: PartlyKnownPeriod
    source: str
    note: str | None


class MergedRecord(TypedDict):
    """A text as it would be with all `amendments` that were adopted and are not in it yet;
    where there are none, as it is."""

    amendments: list[str]
    paragraphs: list[ParagraphRecord]


class MilestoneText(TypedDict):
    """`id` stays the same from version to version."""

    id: str
    title: str
    due_on: str


class MinutesDraft(TypedDict):
    """A text to write minutes from, in Markdown and English; `after` is the last version
    there is, 0 without any."""

    after: int
    text: str


class MinutesList(TypedDict):
    items: list[MinutesRecord]


class MinutesRecord(TypedDict):
    version: int
    written_at: str
    approved_at: str | None


class MinutesText(TypedDict):
    """With the text, in Markdown."""

    version: int
    written_at: str
    approved_at: str | None
    text: str


class MoneyRecord(TypedDict):
    """`currency` is a code of ISO 4217."""

    amount: str
    currency: str


class MotionList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[MotionSummary]


class MotionRecord(TypedDict):
    """`version` is the number of the text that it has now, `moves` are those that the
    person may make of it."""

    id: str
    number: int
    title: str
    state: str
    body: str
    matter: str
    proposer: str
    language: str
    created_at: str
    co_sponsors: list[str]
    amended: bool
    is_treaty: bool
    source: str
    visibility: str
    version: int
    moves: list[str]
    steps: list[MotionStepRecord]
    paragraphs: list[ParagraphRecord]


class MotionStepRecord(TypedDict):
    """A move that was made, and the ballot that it carried out, if any."""

    number: int
    move: str
    before: str
    after: str
    at: str
    decision: str


class MotionSummary(TypedDict):
    """`proposer` is the code of a member, `matter` that of the statute, if any."""

    id: str
    number: int
    title: str
    state: str
    body: str
    matter: str
    proposer: str
    language: str
    created_at: str


class MotionTextRecord(TypedDict):
    """A text as a document: `text` is Markdown or XML."""

    number: int
    language: str
    authoritative: bool
    media_type: str
    text: str


class MoveRecord(TypedDict):
    to: ApplicationState
    by: Mover
    on: str
    decision: str | None
    reason: str


class MovementRecord(TypedDict):
    """What was recorded: at one moment, for all of them."""

    members: list[str]
    arrives: bool
    at: str


class NamedBearer(TypedDict):
    name: str
    role: Role
    label: dict[str, str]
    citation: str
    when: str


class NamedPenalty(TypedDict):
    name: str
    summary: dict[str, str]
    citation: str
    confidence: Confidence


class NewParagraphRecord(TypedDict):
    words: str
    kind: Kind
    depth: int


class NextQuestion(TypedDict):
    """A fact to ask for; `settles` counts the findings that its answer alone would settle."""

    fact: str
    question: dict[str, str]
    settles: int
    helps: int


class NoNormRecord(TypedDict):
    reason: NoNormReason
    note: NotRequired[dict[str, str]]


class NormList(TypedDict):
    total: int
    limit: int
    offset: int
    release: str
    items: list[NormRecord]


class NormRecord(TypedDict):
    """What a provision demands of a bearer, as of a day."""

    instrument: str
    norm: str
    jurisdiction: str
    provision: str
    citation: str
    modality: Modality
    level: int
    bearer: NamedBearer
    summary: dict[str, str]
    concepts: list[str]
    when: str
    unless: str
    running: bool
    since: str | None
    until: str | None
    next: str | None
    timetable: list[PeriodRecord]
    penalty: NamedPenalty | None
    confidence: Confidence
    support: list[SupportRecord]
    source: str
    note: dict[str, str]


class NormReference(TypedDict):
    """Enough to name a norm and to find it."""

    instrument: str
    norm: str
    jurisdiction: str
    provision: str
    citation: str
    modality: Modality
    level: int


class NumberingRecord(TypedDict):
    level: int
    unit: str
    opens: NotRequired[str | None]
    line: NotRequired[int]
    within: NotRequired[str]


class ObjectionRecord(TypedDict):
    member: str


class ObligationsRecord(TypedDict):
    question: AskedQuestion
    release: str
    instruments: list[ReadInstrument]
    no_instrument_loaded_for: list[str]
    declared_by_bodies: dict[str, list[str]]
    findings: list[FindingRecord]
    ask_next: list[NextQuestion]


class OfficerList(TypedDict):
    items: list[OfficerRecord]


class OfficerRecord(TypedDict):
    """`body` is that over which they preside, "" for an office of the whole organisation.
    `name` is null for readers outside, and of a person who was erased."""

    id: str
    office: Office
    body: str
    name: str | None
    since: str
    until: str | None


class OneNorm(TypedDict):
    instrument: str
    norm: str
    jurisdiction: str
    provision: str
    citation: str
    modality: Modality
    level: int
    bearer: NamedBearer
    summary: dict[str, str]
    concepts: list[str]
    when: str
    unless: str
    running: bool
    since: str | None
    until: str | None
    next: str | None
    timetable: list[PeriodRecord]
    penalty: NamedPenalty | None
    confidence: Confidence
    support: list[SupportRecord]
    source: str
    note: dict[str, str]
    release: str


class OwnJoinRequest(TypedDict):
    """`participant` is what an approval made; `moves` say what was asked and answered."""

    id: str
    name: str
    kind: ParticipantKind
    jurisdiction: str
    state: JoinState
    submitted_at: str
    confirmed_at: str | None
    email: str
    claims: dict[str, str]
    moves: list[JoinMoveRecord]
    participant: str | None


class OwnJoinRequestList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[OwnJoinRequest]


class OwnOrganisation(TypedDict):
    """An organisation, and what the person is in it since when."""

    id: str
    name: str
    kind: OrganisationKind
    jurisdiction: str
    ror: str | None
    lei: str | None
    role: MembershipRole
    since: str
    until: str | None


class OwnOrganisationList(TypedDict):
    on: str
    items: list[OwnOrganisation]


class OwnRoundVoteRecord(TypedDict):
    """A vote of the token's person in the round that is open: of their member, or by proxy."""

    member: str
    voted: bool
    may_cast: bool


class OwnVoteRecord(TypedDict):
    """A vote of the token's person: of their member, or by proxy. `choice` only of a named
    vote."""

    member: str
    voted: bool
    choice: Choice | None
    may_cast: bool


class PairRow(TypedDict):
    """A divergence of `null` is unknown. `parts` add up to it."""

    left: str
    right: str
    divergence: float | None
    parts: NotRequired[dict[str, float]]


class PaperEnteredRecord(TypedDict):
    """`recorded` once another clerk's sheet says the same; else the lines in which the two
    `differ`, or none while the other is awaited."""

    recorded: bool
    differ: list[str]


class ParagraphRecord(TypedDict):
    """`number` is how it is cited: PP2, 1(a); empty for headings and what is continued."""

    id: str
    kind: Kind
    words: str
    depth: int
    number: str


class PartProgress(TypedDict):
    """`of_what` is an action's id, a participant's id, a jurisdiction or a sort of
    participant."""

    commitments: int
    withdrawn: int
    assessed: MeanRecord
    reported: MeanRecord
    levels: dict[str, int]
    not_assessed: int
    of_what: str


class ParticipantList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[ParticipantRow]


class ParticipantRecord(TypedDict):
    jurisdiction: str
    status: Status | None
    in_force: bool | None
    since: str | None
    next: str | None
    actions: list[TreatyActionRecord]


class ParticipantRow(TypedDict):
    id: str
    name: str
    kind: ParticipantKind
    jurisdiction: str
    state: ParticipantState
    visibility: Visibility
    joined_on: str
    withdrawn_on: str | None


class PartlyKnownPeriod(TypedDict):
    """`start` and `end` are written as far as they are known: `1994`, `1994-12`."""

    start: str | None
    end: str | None
    attested: str | None
    scheduled_end: str | None


class PartnerRecord(TypedDict):
    """`supports` is the number of the partner's own commitment with which it does its part."""

    id: str
    participant: str
    participant_name: str
    role: PartnerRole
    state: PartnerState
    supports: int | None


class PartyRecord(TypedDict):
    party: str
    status: Status | None
    in_force: bool | None
    since: str | None
    next: str | None
    provisional: bool | None


class PenaltyRecord(TypedDict):
    summary: dict[str, str]
    citation: str
    confidence: NotRequired[Any]


class PeriodRecord(TypedDict):
    start: NotRequired[str | None]
    until: NotRequired[str | None]
    when: NotRequired[str]
    citation: NotRequired[str]
    note: NotRequired[dict[str, str]]


class PersonRecord(TypedDict):
    id: str
    name: str
    email: str
    language: str
    timezone: str
    scopes: list[str]


class PlanActionList(TypedDict):
    items: list[PlanActionRow]


class PlanActionRecord(TypedDict):
    """`weight` is what it counts for in the plan's progress, a fraction: `1/2`."""

    id: str
    number: str
    title: dict[str, str]
    summary: dict[str, str]
    citation: str
    confidence: Confidence
    sub_actions: list[SubActionRecord]
    indicators: list[PlanIndicatorRecord]
    concepts: list[str]
    weight: str


class PlanActionRow(TypedDict):
    """`commitments` counts those that you see, without drafts and what was withdrawn."""

    id: str
    number: str
    title: dict[str, str]
    commitments: int


class PlanActionStanding(TypedDict):
    """`retired` is true of one that the text that holds no longer has; `commitments` are
    the numbers of those that you see."""

    id: str
    number: str
    title: dict[str, str]
    summary: dict[str, str]
    citation: str
    confidence: Confidence
    sub_actions: list[SubActionRecord]
    indicators: list[PlanIndicatorRecord]
    concepts: list[str]
    weight: str
    retired: bool
    commitments: list[int]
    links: list[ActionLinkRecord]


class PlanFileContent(TypedDict):
    """`content` is base64. Open nothing of it unseen: it was checked for its type, no more."""

    name: str
    media_type: str
    size: int
    sha256: str
    content: str


class PlanFileList(TypedDict):
    items: list[PlanFileRecord]


class PlanFileRecord(TypedDict):
    """`update` is the number of the report that it belongs to, null for the commitment itself."""

    id: str
    commitment: int
    update: int | None
    name: str
    media_type: str
    size: int
    sha256: str
    visibility: Visibility


class PlanIndicatorRecord(TypedDict):
    """Suggested by whoever entered the plan, unless `citation` says where it names it itself."""

    id: str
    name: dict[str, str]
    unit: dict[str, str]
    direction: Direction
    method: dict[str, str]
    source: str
    citation: str


class PlanList(TypedDict):
    items: list[PlanRecord]


class PlanParticipant(TypedDict):
    """`ror` and `lei` are as the organisation says; null for a person. `commitments` are
    the numbers of those that the reader sees."""

    id: str
    name: str
    kind: ParticipantKind
    jurisdiction: str
    state: ParticipantState
    visibility: Visibility
    joined_on: str
    withdrawn_on: str | None
    website: str
    summary: str
    ror: str | None
    lei: str | None
    commitments: list[int]


class PlanProgress(TypedDict):
    """`timely` counts what is overdue, due soon, stale, and never updated. `left_out` are
    commitments to actions that the plan no longer has."""

    commitments: int
    withdrawn: int
    assessed: MeanRecord
    reported: MeanRecord
    levels: dict[str, int]
    not_assessed: int
    timely: dict[str, int]
    left_out: int
    parts: list[PartProgress]


class PlanRecord(TypedDict):
    """A plan, and the version of its text that holds."""

    id: str
    version: int
    digest: str
    title: dict[str, str]
    summary: dict[str, str]
    issuer: dict[str, str]
    published: str | None
    instrument: str
    assembly: str | None


class PlanSourceRecord(TypedDict):
    location: str
    seen: str
    date: str


class PlanTextRecord(TypedDict):
    """`levels` is what each level of a review counts for; `stale_after` days without an
    update a commitment is stale."""

    id: str
    version: int
    title: dict[str, str]
    summary: dict[str, str]
    issuer: dict[str, str]
    published: str | None
    instrument: str
    note: dict[str, str]
    caveats: list[dict[str, str]]
    sources: list[PlanSourceRecord]
    levels: dict[str, str]
    stale_after: int
    actions: list[PlanActionRecord]


class PlanVersionList(TypedDict):
    items: list[PlanVersionRecord]


class PlanVersionRecord(TypedDict):
    """`digest` is the SHA-256 of the file."""

    version: int
    digest: str
    entered_at: str


class PlanVersionSource(TypedDict):
    """`source` is the YAML as it was entered."""

    version: int
    digest: str
    entered_at: str
    source: str


class PlannedRecord(TypedDict):
    """With the days of notice that the statute asks for, and how many of them are missing."""

    id: str
    body: str
    number: int
    name: str
    place: str
    starts_at: str
    state: SessionState
    statute_version: int | None
    visibility: Visibility
    presiding: str | None
    agenda: list[ItemRecord]
    ballots: list[str]
    notice_asked: int
    notice_missing: int


class PresenceRecord(TypedDict):
    """Who is there now, by codes of members, and whether there is a quorum."""

    present: list[str]
    entitled: list[str]
    quorums: list[QuorumRecord]


class Problem(TypedDict):
    """Problem details (RFC 9457), with the id of the message and its parameters. What the
    front refuses has the id of the request in place of these."""

    type: str
    title: str
    status: int
    detail: str
    message: NotRequired[str]
    params: NotRequired[dict[str, str | int | float | bool | list[str] | None]]
    problems: NotRequired[list[Problem]]
    request: NotRequired[str]


class ProfileHead(TypedDict):
    id: str
    title: NotRequired[dict[str, str]]


class ProgressRecord(TypedDict):
    """`found` surely and perhaps, out of `whole`; `more` consents are needed as far as is
    sure, `lacking` are the named that have not consented."""

    condition: ConditionRecord
    found: list[str]
    whole: str | None
    more: int | None
    lacking: list[str]
    met: bool | None


class ProofRecord(TypedDict):
    """Why it came out so: a condition, its truth, and the conditions below that carry it.
    `stated` is what the profile says of the fact, `null` where it says nothing."""

    op: Literal["constant", "atom", "term", "not", "and", "or"]
    truth: Literal["true", "false", "unknown"]
    fact: NotRequired[str | None]
    comparison: NotRequired[Comparison | None]
    value: NotRequired[bool | float | str | None]
    stated: NotRequired[Any]
    term: NotRequired[str | None]
    parts: NotRequired[list[ProofRecord]]


class ProvisionList(TypedDict):
    total: int
    limit: int
    offset: int
    release: str
    instrument: str
    items: list[ProvisionRow]


class ProvisionRecord(TypedDict):
    """A provision with its norms, and what stands directly above and under it."""

    release: str
    instrument: str
    eid: str
    citation: str
    heading: dict[str, str]
    within: str | None
    under: list[str]
    norms: list[NormRecord]
    no_norm: NoNormRecord | None
    inserted_by: str | None
    deleted_by: str | None


class ProvisionRow(TypedDict):
    """A provision, and the ids of its norms or the reason why it has none."""

    eid: str
    citation: str
    heading: dict[str, str]
    norms: list[str]
    no_norm: NoNormRecord | None
    inserted_by: str | None
    deleted_by: str | None


class ProxyRecord(TypedDict):
    grantor: str
    holder: str


class QuestionRow(TypedDict):
    """A fact to ask for, with the values that it takes."""

    id: str
    type: FactType
    question: dict[str, str]
    help: dict[str, str]
    definition_source: str
    choices: dict[str, dict[str, str]]
    unit: str
    units: dict[str, float]
    settles: int
    helps: int


class QuorumChangeRecord(TypedDict):
    at: str
    is_met: bool
    present: int


class QuorumRecord(TypedDict):
    """Of a rule; `matters` are those of the agenda that it decides, "" all else. `is_met`
    is null where it can't be known."""

    rule: str
    matters: list[str]
    is_met: bool | None
    changes: list[QuorumChangeRecord]


class ReachedMilestone(TypedDict):
    id: str
    title: str
    due_on: str
    reached_on: str | None


class ReadInstrument(TypedDict):
    """An instrument that was read; `up_to` is the day to which it was followed."""

    id: str
    title: dict[str, str]
    jurisdiction: str
    status: InstrumentStatus
    version: str | None
    ended: str | None
    superseded_by: list[str]
    up_to: str
    confidence: Confidence
    caveats: list[dict[str, str]]
    sources: list[SourceRecord]
    treaty: NotRequired[ReadTreaty | None]


class ReadTreaty(TypedDict):
    in_force: bool | None
    ended: str | None
    entry_into_force: DaysRecord
    needs: TreatyNeeds
    has: TreatyHas
    missing: TreatyMissing
    standings: list[TreatyStandingRow]


class ReadingRecord(TypedDict):
    """A second reading; `norms` gives the seal of each norm that was read."""

    read_on: str
    encoder: str
    reader: str
    text: NotRequired[str]
    norms: NotRequired[dict[str, str]]
    disagreements: NotRequired[list[DisagreementRecord]]


class ReceiptRecord(TypedDict):
    """Finds the vote once the ballot is closed. Whoever has it can also show it to others."""

    ballot: str
    commitment: str
    nonce: str


class RecommendationList(TypedDict):
    items: list[RecommendationRecord]


class RecommendationRecord(TypedDict):
    """Other words for a paragraph, or none, to leave it out: `seen` are those that it had
    then. `fits` while it still has them. It binds nobody."""

    id: str
    paragraph: str
    seen: str
    words: str
    reason: str
    at: str
    fits: bool
    withdrawn_at: str | None


class RegionRecord(TypedDict):
    code: str
    names: dict[str, str]


class ReleaseList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[ReleaseRecord]


class ReleaseRecord(TypedDict):
    """A release that was loaded here, and what it changed against `previous`."""

    id: str
    loaded_at: str
    previous: str | None
    current: bool
    added: list[str]
    removed: list[str]
    changed: list[InstrumentChangesRecord]


class ResourceRecord(TypedDict):
    """An address, or a template of one (RFC 6570)."""

    operation: str
    method: str
    address: str
    answers: str


class ResponseRecord(TypedDict):
    id: str
    text: str
    language: str
    entered_at: str


class RightRecord(TypedDict):
    """`why_not` is the id of a message; null with the right."""

    right: Right
    has: bool
    why_not: str | None


class RoundBallotList(TypedDict):
    """Those of a closed round, in the order of their commitments, to count them again."""

    items: list[RoundBallotRecord]


class RoundBallotRecord(TypedDict):
    """A ballot as it was given: the commitment is to `choice`, the `names` on it as JSON."""

    commitment: str
    nonce: str
    choice: str
    names: list[str]


class RoundPaperEnteredRecord(TypedDict):
    """As of any ballot; where the sheets differ, `members` are those that one of them
    leaves out, `papers` the names on papers of which they have other numbers."""

    recorded: bool
    members: list[str]
    papers: list[list[str]]


class RoundRecord(TypedDict):
    """A round: a secret ballot in which `candidates` stand for `seats`, so many names at
    most. What was voted is known once it is closed; nothing of it counts once it is
    annulled. `entitled` and `voted` say how many members, and are null then; `count` is the
    result with its steps."""

    id: str
    title: str
    state: Literal["prepared", "open", "closed", "annulled"]
    opened_at: str | None
    closed_at: str | None
    why_annulled: str
    rule: dict[str, Any] | None
    candidates: list[str]
    seats: int
    runoff: bool
    entitled: int | None
    voted: int | None
    outcome: str
    result: str
    votes: list[CandidateRecord]
    count: dict[str, Any] | None
    lot: LotRecord | None


class RoundVoteRecord(TypedDict):
    """That a member voted, by whom; the receipt is given here once, where the rule gives any."""

    member: str
    by: str
    receipt: ReceiptRecord | None


class SamePartyRecord(TypedDict):
    """Whom the request may be about: an organisation, to be named in an approval, or else
    another request. `certain` where an identifier is the same: it is used then, whatever is
    named. `score` is from 0 to 1 and no probability."""

    name: str
    organisation: str | None
    request: str | None
    certain: bool
    score: float
    why: str
    text: str


class SearchList(TypedDict):
    """`partly` where nothing has all that was asked for, so that the hits have some of it;
    `corrections` says, by word as asked, what was looked for instead."""

    total: int
    limit: int
    offset: int
    release: str
    partly: bool
    corrections: dict[str, str]
    facets: FacetsRecord
    items: list[HitRecord]


class SeatRecord(TypedDict):
    """`until` is the first day without it."""

    id: int
    body: str
    since: str
    until: str | None
    decision: str | None


class SessionDetail(TypedDict):
    """A session with its agenda and its ballots. `presiding` is the name of whoever was
    named to preside over it: null for nobody, for somebody who was erased, and for readers
    outside."""

    id: str
    body: str
    number: int
    name: str
    place: str
    starts_at: str
    state: SessionState
    statute_version: int | None
    visibility: Visibility
    presiding: str | None
    agenda: list[ItemRecord]
    ballots: list[str]


class SessionList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[SessionRecord]


class SessionRecord(TypedDict):
    """A meeting of a body; `number` counts those of the body."""

    id: str
    body: str
    number: int
    name: str
    place: str
    starts_at: str
    state: SessionState
    statute_version: int | None


class SourceRecord(TypedDict):
    location: str
    seen: NotRequired[str]
    date: NotRequired[str]


class StatementRecord(TypedDict):
    """What a member declared, in one line, as the minutes will have it."""

    member: str
    statement: str
    at: str


class StatuteCheckRecord(TypedDict):
    """A version that could be entered; `lines` are those that it changes in the one that it
    `follows`."""

    version: int
    holds_from: str
    digest: str
    follows: int
    lines: list[ChangedLines]


class StatuteList(TypedDict):
    items: list[StatuteRecord]


class StatuteRecord(TypedDict):
    """A version that was entered; `digest` is the SHA-256 of its file, `decision` the
    ballot that adopted it, "" where none did here."""

    version: int
    holds_from: str
    digest: str
    decision: str
    entered_at: str


class StatuteSource(TypedDict):
    """With the file as it was entered (YAML)."""

    version: int
    holds_from: str
    digest: str
    decision: str
    entered_at: str
    source: str


class StretchRecord(TypedDict):
    """A piece of a text; `marked` where it matched."""

    text: str
    marked: bool


class SubActionRecord(TypedDict):
    id: str
    title: dict[str, str]
    citation: str
    confidence: Confidence


class SupportRecord(TypedDict):
    text: str
    lines: str
    hash: NotRequired[str]


class TargetRecord(TypedDict):
    """An indicator with where it starts and where it is to be. `proof` is what will show it
    to somebody else; `plan_indicator` the id of the plan's own indicator that it is."""

    indicator: str
    unit: str
    direction: Direction
    baseline: str | None
    baseline_on: str | None
    value: str | None
    due_on: str | None
    proof: str
    plan_indicator: str


class TermRecord(TypedDict):
    when: str
    label: dict[str, str]
    citation: str
    note: NotRequired[dict[str, str]]


class TextRecord(TypedDict):
    """A text that supports point into; its words are not held here."""

    id: str
    version: str
    language: str
    official: bool
    structure: TextStructure
    sha256: str
    partial: NotRequired[bool]
    title: NotRequired[str]
    location: NotRequired[str]
    retrieved: NotRequired[str | None]
    numbering: NotRequired[list[NumberingRecord]]
    extent: NotRequired[str]


class TokenList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[TokenRecord]


class TokenRecord(TypedDict):
    """A token without its secret, of which `shown` is the beginning."""

    id: str
    name: str
    shown: str
    scopes: list[str]
    created_at: str
    expires_at: str
    last_used_on: str | None
    revoked_at: str | None


class TreatyActionRecord(TypedDict):
    jurisdiction: str
    action: ActionKind
    number: NotRequired[int]
    date: NotRequired[str | None]
    earliest: NotRequired[str | None]
    latest: NotRequired[str | None]
    citation: NotRequired[str]
    with_members: NotRequired[bool]
    note: NotRequired[dict[str, str]]
    source: str
    confidence: Confidence


class TreatyHas(TypedDict):
    """Each as the number known, and the number with those of which it is not known."""

    consents: list[int]
    members: list[int]


class TreatyList(TypedDict):
    release: str
    items: list[TreatyRow]


class TreatyMissing(TypedDict):
    consents: int
    members: int


class TreatyNeeds(TypedDict):
    """The rule by which the treaty enters into force."""

    consents: int
    members: NotRequired[int]
    body: NotRequired[str]
    entry: DelayRecord
    leaving: NotRequired[DelayRecord | None]


class TreatyRecord(TypedDict):
    in_force: bool | None
    ended: str | None
    entry_into_force: DaysRecord
    needs: TreatyNeeds
    has: TreatyHas
    missing: TreatyMissing
    treaty: str
    title: dict[str, str]
    on: str
    up_to: str
    release: str
    participants: list[ParticipantRecord]


class TreatyRow(TypedDict):
    in_force: bool | None
    ended: str | None
    entry_into_force: DaysRecord
    needs: TreatyNeeds
    has: TreatyHas
    missing: TreatyMissing
    treaty: str
    title: dict[str, str]
    on: str
    up_to: str


class TreatyStandingRecord(TypedDict):
    jurisdiction: str
    by: str
    status: Status | None
    in_force: bool | None
    since: str | None
    next: str | None
    release: str
    treaty: str
    on: str


class TreatyStandingRow(TypedDict):
    """What a treaty is to a jurisdiction, by the actions of itself or of another (`by`)."""

    jurisdiction: str
    by: str
    status: Status | None
    in_force: bool | None
    since: str | None
    next: str | None


class UpdateList(TypedDict):
    total: int
    limit: int
    offset: int
    items: list[UpdateRecord]


class UpdateRecord(TypedDict):
    """What the participant says of itself; `commitment_version` is what it reports against.
    Struck ones count no more."""

    id: str
    number: int
    commitment_version: int
    on: str
    text: str
    language: str
    percent: int | None
    value: str | None
    milestones: dict[str, str]
    entered_at: str
    struck_at: str | None
    struck_reason: str | None
    evidence: list[EvidenceRecord]


class VersionRecord(TypedDict):
    id: str
    in_force: NotRequired[str | None]
    adopted: NotRequired[str | None]
    published: NotRequired[str | None]
    amended_by: NotRequired[str]
    title: NotRequired[dict[str, str]]
    location: NotRequired[str]


class VoteRecord(TypedDict):
    """A vote as it was recorded. Of a secret one `choice` is null, and the receipt is given
    here once, where the rule gives any."""

    member: str
    by: str
    choice: Choice | None
    receipt: ReceiptRecord | None


class VoteStepRecord(TypedDict):
    """An amendment that waits, by its key; `changed` words and marks of `of` say how far it
    is from the text, `reason` says so in a sentence."""

    amendment: str
    changed: int
    of: int
    reason: str


class VotingOrderRecord(TypedDict):
    items: list[VoteStepRecord]


class WeightRecord(TypedDict):
    """`value` is a fraction in lowest terms: `25/2`."""

    weight: str
    value: str
    since: str
    source: str


class WithdrawnDocument(TypedDict):
    id: str
    sha256: str
    withdrawn_at: str | None


class WithdrawnFile(TypedDict):
    id: str
    sha256: str
    withdrawn_at: str
