from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.parties.people import DAY, acting, logged, person

from comity.kernel.domain.errors import UnknownName
from comity.parties.actions.issue_token import issue_token
from comity.parties.actions.record_token_use import record_token_use
from comity.parties.domain.tokens import Secret
from comity.parties.models import Token

pytestmark = pytest.mark.django_db


def test_only_the_first_use_of_a_day_is_written() -> None:
    ada = person("ada")
    token, secret = issue_token(
        actor=acting(ada),
        user=ada.id,
        name="laptop",
        scopes=["read"],
        expires_at=timezone.now() + timedelta(1),
    )
    days = (DAY, DAY, DAY + timedelta(1), DAY)
    assert [record_token_use(secret=secret, on=day) for day in days] == [True, False, True, False]
    assert Token.objects.get().last_used_on == DAY + timedelta(1)
    assert logged()[1:] == [(token.reference, "record_token_use", token.reference)] * 2


def test_an_unknown_secret() -> None:
    with pytest.raises(UnknownName):
        record_token_use(secret=Secret("comity_none"), on=DAY)
    assert logged() == []
