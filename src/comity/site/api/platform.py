"""The API of all rooms, put together."""

from __future__ import annotations

from ninja import NinjaAPI

from comity.assembly.interfaces.api.routers import ROUTERS as ASSEMBLY
from comity.kernel.interfaces.api.bodies import StrictBodies
from comity.kernel.interfaces.api.encoding import JSONAnswers
from comity.kernel.interfaces.api.problems import answer_with_problems
from comity.parties.interfaces.api import me
from comity.plan.interfaces.api.routers import ROUTERS as PLAN
from comity.regulation.interfaces.api.routers import ROUTERS as REGULATION
from comity.site.api import index

VERSION = "1"
DESCRIPTION = """What AI rules ask of an AI system, where, on which day, and where they differ.

Whatever the pages answer, as JSON. Reading needs no account. Every answer is as of a day and names
the release of the corpus that it came from. Prose stands in maps from language to text. Nothing
here says that a system meets a rule: it says what was found, and what is unknown (`null`)."""

api = NinjaAPI(
    title="Comity",
    version=VERSION,
    description=DESCRIPTION,
    urls_namespace="api-v1",
    openapi_url=None,  # the library's pages need script from elsewhere; ours stand in `pages`
    docs_url=None,
    parser=StrictBodies(),
    renderer=JSONAnswers(),
)
answer_with_problems(api)
for router in (index.router, *REGULATION, *ASSEMBLY, *PLAN, me.router):
    api.add_router("", router)
