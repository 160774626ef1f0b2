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
        "organisation-needs-owner": _("{name} would be left without an owner."),
        "organisation-needs-owner-remedy": _("Hand over, or name another owner, first."),
        "membership-ended-already": _("That place in the organisation does not hold any more."),
        "membership-key-unknown": _("There is no membership {key}."),
        "look-at-the-list": _("Look at the list of members again."),
        "role-key-unknown": _("There is no role with the key {key}."),
        "role-ended-already": _("That role does not hold any more."),
        "language-unknown": _("{value!r} is not one of the languages."),
        "timezone-unknown": _("{value!r} is not a time zone; one is Africa/Nairobi."),
        "person-inactive-already": _("That person is shut out already."),
        "person-active-already": _("That person is not shut out."),
        "person-erased-already": _("What was known of that person is erased already."),
        "no-second-factors": _("That person has no second factor."),
        "administrator-already": _("That person is an administrator already."),
        "mail-address-malformed": _("{value!r} is not an e-mail address."),
        "mail-address-taken": _("There is an account with the address {email}."),
        "mail-address-unverified": _(
            "There is an account with that address, but nobody has proved that it is theirs."
        ),
        "nobody-with-address": _("Nobody with the address {address} has an account here."),
        "nobody-with-address-remedy": _(
            "Ask them to sign up and to follow the link in the mail; then add them."
        ),
        "mail-not-sent": _("The mail could not be sent, so nothing more happened."),
        "mail-not-sent-remedy": _("Try again later, or tell whoever runs this server."),
        "second-factor-unreadable": _(
            "The second factor can't be read: this server's secret key is not the one it was "
            "kept with."
        ),
        "administrator-added": _("{email} is an administrator of this node."),
        "administrator-next-new": _(
            "Next: they open /account/password/reset/, give this address and follow the link in "
            "the mail; then add a second factor under /account/2fa/ and open /admin/."
        ),
        "administrator-next": _(
            "Next: they add a second factor under /account/2fa/, if they have none, and open "
            "/admin/."
        ),
        "second-factors-reset": _(
            "Taken away: {count}. {email} signs in with the password alone and should add a "
            "second factor at once."
        ),
    }
)
