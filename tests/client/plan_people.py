"""What the tests of the client need of people in a plan."""

from __future__ import annotations

from collections.abc import Callable

from comity.client import Comity
from comity.parties.models import User

PLAN = "small-plan"
SCOPES = (
    "view",
    f"represent-participant@plan:{PLAN}",
    f"keep-participants@plan:{PLAN}",
    f"keep-plan@plan:{PLAN}",
    f"settle-disputes@plan:{PLAN}",
    f"assign-reviewers@plan:{PLAN}",
)
For = Callable[[User], Comity]
