"""What a start does with the plans that ship."""

from __future__ import annotations

import pytest
from django.conf import LazySettings

from comity.cli.serving.preparing import publish_shipped_plans
from comity.plan.models import Plan

pytestmark = pytest.mark.django_db


def test_they_are_published(settings: LazySettings) -> None:
    assert settings.PLANS == "shipped"
    publish_shipped_plans()
    assert [each.slug for each in Plan.objects.all()] == ["global-ai-governance-2025"]


def test_they_are_not_where_none_are_wanted(settings: LazySettings) -> None:
    settings.PLANS = "none"
    publish_shipped_plans()
    assert not Plan.objects.exists()
