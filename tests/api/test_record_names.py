"""Records and enumerations of all rooms stand in one OpenAPI document, each under a name of its
own: one that two of them shared would describe one of them alone."""

from __future__ import annotations

from collections import defaultdict

from pydantic import BaseModel

from comity.site.api.platform import api


def asked_and_answered() -> set[type[BaseModel]]:
    operations = [
        operation
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    answers = {each for it in operations for each in it.response_models.values()}
    bodies = {each for it in operations for each in it.models}
    return {each for each in answers | bodies if isinstance(each, type)}


def test_what_has_one_name_is_one() -> None:
    found = defaultdict[str, list[object]](list)
    for each in asked_and_answered():
        for name, schema in each.model_json_schema(mode="serialization").get("$defs", {}).items():
            if schema not in found[name]:
                found[name].append(schema)
    assert len(found) > 100
    assert {name: told for name, told in found.items() if len(told) > 1} == {}
