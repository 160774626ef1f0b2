from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Count, QuerySet
from tests.parties.people import organisation, person

from comity.kernel.adapters.prepared_rows import PreparedRows, id_mark, text_mark
from comity.parties.models import Membership, Organisation, User

EMAIL, ORGANISATION = text_mark("email"), id_mark(1)


def _user() -> QuerySet[Any, Any]:
    return User.objects.filter(email=EMAIL)


def _membership() -> QuerySet[Any, Any]:
    rows = Membership.objects.filter(organisation=ORGANISATION, user__email=EMAIL)
    return rows.select_related("organisation").order_by("id")[:1]


def _organisation() -> QuerySet[Any, Any]:
    return Organisation.objects.filter(id=ORGANISATION).annotate(many=Count("memberships"))


def _jurisdiction() -> QuerySet[Any, Any]:
    return Organisation.objects.filter(id=ORGANISATION).values_list("jurisdiction", "lei")


ROWS = PreparedRows(_user, _membership, _organisation, _jurisdiction)


@pytest.mark.django_db
def test_each_part_is_what_its_query_set_gives() -> None:
    ada, bo = person("ada"), person("bo")
    made = organisation(ada, "Works")
    for _again in range(3):
        user, membership, counted, told = ROWS.rows({EMAIL: ada.email, ORGANISATION: made.id})
        assert vars(user) | {"_state": 0} == vars(User.objects.get(id=ada.id)) | {"_state": 0}
        assert membership == Membership.objects.get(user=ada)
        assert membership.organisation.name == "Works"
        assert (counted, counted.many) == (made, 1)
        assert told == (made.jurisdiction, None)
    user, *others = ROWS.rows({EMAIL: bo.email, ORGANISATION: made.id})
    assert (user, others) == (bo, [None, made, (made.jurisdiction, None)])
    assert ROWS.rows({EMAIL: "", ORGANISATION: uuid4()}) == (None, None, None, None)


@pytest.mark.django_db
def test_a_row_that_is_saved_is_updated() -> None:
    ada = person("ada")
    user, *_ = ROWS.rows({EMAIL: ada.email, ORGANISATION: uuid4()})
    user.name = "Ada L."
    user.save()
    assert User.objects.get().name == "Ada L."


@pytest.mark.django_db(transaction=True)
def test_a_kept_connection_that_has_ended_is_opened_again() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a file does not hang up")
    ada = person("ada")
    asked = {EMAIL: ada.email, ORGANISATION: uuid4()}
    assert ROWS.rows(asked)[0] == ada
    connection.connection.close()
    assert ROWS.rows(asked)[0] == ada
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (own,) = cursor.fetchone()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [own])
    other.close()
    assert ROWS.rows(asked)[0] == ada
