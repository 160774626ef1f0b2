"""Plans as YAML files.

id: global-ai-governance-2025
version: 1
title: {en: Global AI Governance Action Plan}
summary: {en: ...}
actions:
  - {id: opportunities, number: '1', title: {en: ...}, summary: {en: ...}, citation: Point 1,
     confidence: several-secondary}
"""

from __future__ import annotations

from comity.assembly.formats.record_files import LARGEST, read_record_file
from comity.assembly.formats.record_writer import plain_of
from comity.plan.domain.plan_faults import faults
from comity.plan.domain.plan_text import PlanText
from comity.regulation.formats.yaml_writer import write_yaml

LARGEST_PLAN = LARGEST


def read_plan(data: bytes, name: str) -> PlanText:
    """The plan in `data`, without faults; `name` is that of the file. Raises
    `Problems("plan-problems")` with every error and its place, or one `InvalidInput` where the
    file can't be read at all."""
    return read_record_file(PlanText, data, name, faults, "plan-problems")


def write_plan(plan: PlanText) -> str:
    """The YAML that `read_plan` reads as the same plan."""
    return write_yaml(plain_of(plan))
