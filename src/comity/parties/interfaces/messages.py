"""What the room says, in words."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "not-permitted": _("Not permitted: {permission} on {object}."),
        "lei-malformed": _("{value!r} is not an LEI; one has 18 letters or digits and 2 digits."),
        "lei-check-digits": _("{value!r} is not an LEI: its check digits are wrong."),
        "ror-malformed": _(
            "{value!r} is not a ROR id; one has 0, six letters or digits, and 2 digits."
        ),
        "ror-check-digits": _("{value!r} is not a ROR id: its check digits are wrong."),
        "jurisdiction-code-malformed": _("{value!r} is not the code of a jurisdiction."),
        "jurisdiction-code-remedy": _("Use ISO 3166 (KE, US-CO) or the code of a body (EU, OECD)."),
        "organisation-name-missing": _("An organisation needs a name."),
        "organisation-exists": _("{name} can't be entered: its ROR id or LEI is taken."),
        "organisation-unknown": _("There is no organisation {key}."),
        "user-unknown": _("There is no person {key}."),
        "membership-overlaps": _("That person has a place in the organisation already, from {on}."),
        "membership-unknown": _("That person has no place in the organisation on {on}."),
        "hand-over-to-oneself": _("Nobody hands over to themselves."),
        "term-backwards": _("A term can't end ({until}) before it starts ({start})."),
        "role-unknown": _("There is no role {name!r}."),
        "role-needs-one-party": _("Name one person or one organisation, not both."),
        "token-scope-malformed": _(
            "{value!r} is not a scope; one is a permission, or permission@kind:id."
        ),
        "token-scope-missing": _("A token needs at least one scope."),
        "token-name-missing": _("A token needs a name."),
        "token-expiry-malformed": _("Write the moment of expiry as 2027-12-02T00:00:00Z."),
        "token-expiry-past": _("The token would have expired already, at {at}."),
        "token-unknown": _("There is no token {key}."),
        "token-revoked-already": _("The token {shown}... is revoked already."),
    }
)
