"""The room's public library: messages, errors, jurisdictions, periods, the audit log."""

from comity.kernel.domain.audit import (
    GENESIS,
    Entry,
    Head,
    Visibility,
    canonical,
    next_entry,
    payload_digest,
)
from comity.kernel.domain.audit_check import AuditReport, Broken, Fault, Stored, check_audit
from comity.kernel.domain.errors import (
    ComityError,
    Conflict,
    IntegrityFailure,
    InvalidInput,
    NotPermitted,
    Problems,
    StorageFailure,
    UnknownName,
    nearest,
    unknown_name,
)
from comity.kernel.domain.jurisdictions import Jurisdiction, Jurisdictions
from comity.kernel.domain.merkle import MerkleTree, leaf_hash, merkle_root, node_hash
from comity.kernel.domain.messages import Message, Parameter
from comity.kernel.domain.periods import PartialDate, Period

__all__ = [
    "GENESIS",
    "AuditReport",
    "Broken",
    "ComityError",
    "Conflict",
    "Entry",
    "Fault",
    "Head",
    "IntegrityFailure",
    "InvalidInput",
    "Jurisdiction",
    "Jurisdictions",
    "MerkleTree",
    "Message",
    "NotPermitted",
    "Parameter",
    "PartialDate",
    "Period",
    "Problems",
    "StorageFailure",
    "Stored",
    "UnknownName",
    "Visibility",
    "canonical",
    "check_audit",
    "leaf_hash",
    "merkle_root",
    "nearest",
    "next_entry",
    "node_hash",
    "payload_digest",
    "unknown_name",
]
