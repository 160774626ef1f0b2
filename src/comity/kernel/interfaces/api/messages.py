"""Sentences that every part of the API may need."""

from __future__ import annotations

from comity.kernel.interfaces.messages import _, register

register(
    {
        "problem-body-too-large": _("The request is too large"),
        "problem-method-not-allowed": _("The method is not allowed"),
        "problem-not-authenticated": _("Not authenticated"),
        "problem-too-many-requests": _("Too many requests"),
        "problem-unsupported-media-type": _("The type of the body is not read"),
        "api-body-not-json": _("The body is not JSON: {problem}."),
        "api-body-not-json-type": _("The body must be application/json, not {type}."),
        "api-body-not-form-type": _("The body must be multipart/form-data, not {type}."),
        "api-body-not-text": _("The body holds {character}, which no text can hold."),
        "api-body-too-deep": _("The body is nested deeper than {limit} levels."),
        "api-body-too-large": _("At most {limit} bytes are read."),
        "api-invalid-input": _("Values that can't be read: {count}."),
        "api-invalid-value": _("{where}: {problem}."),
        "api-key-twice": _("The key {name} stands twice in one object of the body."),
        "api-method-not-allowed": _("{method} is not answered here; allowed: {allowed}."),
        "api-form-malformed": _("The body can't be read as multipart/form-data."),
        "api-form-repeated": _("{name} stands more than once in the form."),
        "api-form-unknown": _("The form has {name}, which is not known here."),
        "api-go-start": _("GET /api/v1/ lists what there is."),
        "api-no-such-address": _("There is nothing at this address."),
        "api-not-a-number": _("{value} is not a number that JSON knows."),
        "api-number-too-large": _("The body holds a number too large to be read."),
        "api-other-site": _("The request comes from a page of another site; it is refused."),
        "api-repeated-parameter": _("{name} stands more than once in the address."),
        "api-token-missing": _("Show a token: Authorization: Bearer comity_..."),
        "api-token-unknown": _("The token is not valid: unknown, expired or revoked."),
        "api-unknown-parameter": _("The address asks for {name}, which is not known here."),
        "api-bad-switch": _("{value!r} is neither true nor false."),
        "api-bad-whole-number": _("{value!r} is not a whole number from {first} to {last}."),
    }
)
