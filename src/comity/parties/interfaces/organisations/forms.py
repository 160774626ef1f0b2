"""Forms of the pages of organisations."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from comity.parties.domain.permissions import MembershipRole, OrganisationKind

ROLE_NAMES = {
    MembershipRole.OWNER: _("owner: acts for it and manages its members"),
    MembershipRole.REPRESENTATIVE: _("representative: acts for it"),
    MembershipRole.MEMBER: _("member: sees it"),
}
KIND_NAMES = {
    OrganisationKind.GOVERNMENT: _("government"),
    OrganisationKind.INTERGOVERNMENTAL: _("intergovernmental organisation"),
    OrganisationKind.RESEARCH_INSTITUTE: _("research institute"),
    OrganisationKind.COMPANY: _("company"),
    OrganisationKind.NGO: _("non-governmental organisation"),
    OrganisationKind.STANDARDS_BODY: _("standards body"),
    OrganisationKind.OTHER: _("other"),
}


class PersonField(forms.CharField):
    """A person, by their address."""

    def __init__(self, **more: object) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "off"})
        super().__init__(max_length=254, widget=widget, **more)  # type: ignore[arg-type]


class OrganisationForm(forms.Form):
    """A new organisation and its first owner."""

    name = forms.CharField(label=_("Name"), max_length=300)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, name) for kind, name in KIND_NAMES.items()]
    )
    jurisdiction = forms.CharField(
        label=_("Jurisdiction"),
        max_length=10,
        help_text=_("ISO 3166 (KE, US-CO), or the code of a body (EU, OECD)."),
    )
    ror = forms.CharField(label=_("ROR id"), required=False, max_length=100)
    lei = forms.CharField(label=_("LEI"), required=False, max_length=40)
    owner = PersonField(label=_("E-mail address of its first owner"))


class MemberForm(forms.Form):
    """A person to add."""

    person = PersonField(label=_("E-mail address"))
    role = forms.ChoiceField(
        label=_("As"),
        initial=MembershipRole.REPRESENTATIVE.value,
        choices=[(role.value, name) for role, name in ROLE_NAMES.items()],
    )


class SuccessorForm(forms.Form):
    """The person who takes over."""

    person = PersonField(label=_("E-mail address of the successor"))
