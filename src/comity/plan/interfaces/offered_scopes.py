"""The scope that the room offers for tokens, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from comity.parties.interfaces.tokens.scopes import offer_scopes
from comity.plan.queries.people import REPRESENT

offer_scopes({REPRESENT: gettext_lazy("in plans: commit, report and review as you may yourself")})
