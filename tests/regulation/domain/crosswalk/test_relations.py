"""Set relations that can be argued."""

from __future__ import annotations

import pytest

from comity.regulation.domain.crosswalk.items import Demand, Item
from comity.regulation.domain.crosswalk.mappings import Relation
from comity.regulation.domain.crosswalk.relations import suggested_relation
from comity.regulation.domain.instruments import Modality

BROADER = {"label.deep-fake": ("label.deep-fake", "label"), "label": ("label",), "log": ("log",)}
LABEL = Demand(Modality.MUST, "provider", ("label",), conditional=False)
DEEP_FAKE = Demand(Modality.MUST, "provider", ("label.deep-fake",), conditional=False)
LOG = Demand(Modality.MUST, "provider", ("log",), conditional=False)
BOTH = Demand(Modality.MUST, "provider", ("label", "log"), conditional=False)
CONDITIONAL = Demand(Modality.MUST, "provider", ("label",), conditional=True)
OF_DEPLOYER = Demand(Modality.MUST, "deployer", ("label",), conditional=False)
OF_ANYONE = Demand(Modality.MUST, "anyone", ("label",), conditional=False)
RECOMMENDED = Demand(Modality.SHOULD, "provider", ("label",), conditional=False)


def relation(left: tuple[Demand, ...], right: tuple[Demand, ...]) -> Relation:
    return suggested_relation(
        Item(id="l", text="", demands=left),
        Item(id="r", text="", demands=right),
        BROADER.__getitem__,
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((LABEL, LOG), (LOG, LABEL), Relation.EQUAL),
        ((LABEL,), (LABEL, LOG), Relation.SUBSET_OF),
        ((LABEL, LOG), (LABEL,), Relation.SUPERSET_OF),
        ((DEEP_FAKE,), (LABEL,), Relation.SUBSET_OF),
        ((BOTH,), (BOTH,), Relation.EQUAL),
        ((BOTH,), (LABEL,), Relation.INTERSECTS_WITH),
        ((BOTH,), (LABEL, LOG), Relation.INTERSECTS_WITH),
        ((LABEL,), (DEEP_FAKE,), Relation.SUPERSET_OF),
        ((CONDITIONAL,), (LABEL,), Relation.SUBSET_OF),
        ((CONDITIONAL,), (CONDITIONAL,), Relation.INTERSECTS_WITH),
        ((OF_DEPLOYER,), (OF_ANYONE,), Relation.SUBSET_OF),
        ((OF_DEPLOYER,), (LABEL,), Relation.INTERSECTS_WITH),
        ((RECOMMENDED,), (LABEL,), Relation.INTERSECTS_WITH),
        ((), (LABEL,), Relation.INTERSECTS_WITH),
        ((), (), Relation.INTERSECTS_WITH),
    ],
)
def test_the_relation(
    left: tuple[Demand, ...], right: tuple[Demand, ...], expected: Relation
) -> None:
    assert relation(left, right) is expected
