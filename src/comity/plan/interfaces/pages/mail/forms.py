"""How often somebody wants to be told by mail."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.parties.domain.mail_pace import Pace


class PlanMailForm(forms.Form):
    pace = forms.ChoiceField(
        label=_("How often"),
        widget=forms.RadioSelect,
        choices=[
            (Pace.EACH.value, _("each thing by itself, as it happens")),
            (Pace.DAILY.value, _("once a day; what can't wait at once")),
            (Pace.WEEKLY.value, _("once a week; what can't wait at once")),
            (Pace.NEVER.value, _("never")),
        ],
    )
