"""The first migration of a room, quickly.

After each operation Django works out anew every model that is related to the one it changed, and
where most things name a person that is nearly all of them: seconds for each room.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.state import ProjectState


class FirstTables(Migration):
    """Makes its tables at once as all its operations leave them. Its operations make tables, and
    add to these: any other is a `TypeError`."""

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,
    ) -> ProjectState:
        tables = self._tables()
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        project_state.__dict__.pop("apps", None)  # its models are worked out once, when asked for
        before = project_state.clone()
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        for table in tables:
            table.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state

    def _tables(self) -> list[CreateModel]:
        found: dict[str, CreateModel] = {}
        for operation in self.operations:
            match operation:
                case CreateModel():
                    found[operation.name_lower] = operation
                case AddField() | AddIndex() | AddConstraint() if (
                    operation.model_name.lower() in found
                ):
                    pass
                case _:
                    raise TypeError(f"not among first tables: {operation.describe()}")
        return list(found.values())
