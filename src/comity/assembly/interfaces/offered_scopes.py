"""The scope that the room offers for tokens, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from comity.assembly.queries.people import REPRESENT
from comity.parties.interfaces.tokens.scopes import offer_scopes

offer_scopes({REPRESENT: gettext_lazy("in organisations: vote and propose for your member")})
