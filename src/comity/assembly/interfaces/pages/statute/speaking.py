"""A statute in the words of the reader's language, with members by name."""

from __future__ import annotations

from django.utils.translation import get_language

from comity.assembly.domain.statute import Statute
from comity.assembly.interfaces.statute_text.speaking import Speaker
from comity.assembly.models import Assembly, Member
from comity.kernel.interfaces.web.translations import translations


def speaker_of(assembly: Assembly, statute: Statute) -> Speaker:
    rows = Member.objects.filter(assembly=assembly).values_list("code", "organisation__name")
    return Speaker(statute, get_language() or "en", translations(), dict(rows))
