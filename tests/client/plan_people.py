"""What the tests of the client need of people in a plan."""

from __future__ import annotations

PLAN = "small-plan"
SCOPES = (
    "view",
    f"represent-participant@plan:{PLAN}",
    f"keep-participants@plan:{PLAN}",
    f"keep-plan@plan:{PLAN}",
    f"settle-disputes@plan:{PLAN}",
    f"assign-reviewers@plan:{PLAN}",
)
