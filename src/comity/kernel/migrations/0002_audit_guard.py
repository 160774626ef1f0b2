"""Hold the audit log append-only in the database itself, below Django.

An entry may only be added as the next one; later only payload and salt may become null, together.
The head may only advance by one. PostgreSQL also refuses TRUNCATE of a log that has entries. Who
owns the database can lift all this; a head kept elsewhere then shows it (`comity audit verify`).

A migration that makes SQLite rebuild these tables drops their triggers and must install them anew.
"""

from django.db import migrations

COMMITTED = (
    "sequence",
    "at",
    "actor",
    "action",
    "object",
    "visibility",
    "payload_digest",
    "previous",
    "leaf_hash",
)
ERASED = "NEW.payload IS NULL AND NEW.salt IS NULL"
NEXT = "NEW.sequence = (SELECT COALESCE(MAX(sequence), -1) + 1 FROM kernel_auditentry)"
ADVANCED = "NEW.id = OLD.id AND NEW.size = OLD.size + 1"


def unchanged(operator):
    return " AND ".join(f'NEW."{column}" {operator} OLD."{column}"' for column in COMMITTED)


def sqlite_trigger(name, event, table, allowed):
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN NOT ({allowed}) "
        f"BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
    )


SQLITE = [
    sqlite_trigger("audit_entry_insert", "INSERT", "kernel_auditentry", NEXT),
    sqlite_trigger(
        "audit_entry_update", "UPDATE", "kernel_auditentry", f"{ERASED} AND {unchanged('IS')}"
    ),
    sqlite_trigger("audit_entry_delete", "DELETE", "kernel_auditentry", "0"),
    sqlite_trigger("audit_head_update", "UPDATE", "kernel_audithead", ADVANCED),
    sqlite_trigger("audit_head_delete", "DELETE", "kernel_audithead", "0"),
]

POSTGRESQL = [
    # The parts are the constants above.
    f"""
    CREATE FUNCTION kernel_audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_TABLE_NAME = 'kernel_auditentry' THEN
            IF TG_OP = 'INSERT' THEN
                IF {NEXT} THEN RETURN NEW; END IF;
            ELSIF TG_OP = 'UPDATE' THEN
                IF {ERASED} AND {unchanged("IS NOT DISTINCT FROM")} THEN RETURN NEW; END IF;
            ELSIF TG_OP = 'TRUNCATE' THEN
                IF NOT EXISTS (SELECT 1 FROM kernel_auditentry) THEN RETURN NULL; END IF;
            END IF;
        ELSIF TG_OP = 'UPDATE' THEN
            IF {ADVANCED} THEN RETURN NEW; END IF;
        ELSIF TG_OP = 'TRUNCATE' THEN
            IF NOT EXISTS (SELECT 1 FROM kernel_audithead) THEN RETURN NULL; END IF;
        END IF;
        RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,  # noqa: S608
    "CREATE TRIGGER audit_entry BEFORE INSERT OR UPDATE OR DELETE ON kernel_auditentry "
    "FOR EACH ROW EXECUTE FUNCTION kernel_audit_guard()",
    "CREATE TRIGGER audit_entry_truncate BEFORE TRUNCATE ON kernel_auditentry "
    "FOR EACH STATEMENT EXECUTE FUNCTION kernel_audit_guard()",
    "CREATE TRIGGER audit_head BEFORE UPDATE OR DELETE ON kernel_audithead "
    "FOR EACH ROW EXECUTE FUNCTION kernel_audit_guard()",
    "CREATE TRIGGER audit_head_truncate BEFORE TRUNCATE ON kernel_audithead "
    "FOR EACH STATEMENT EXECUTE FUNCTION kernel_audit_guard()",
]


def install(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]

    # No way back: taking the guard off is not something that a migration should do.
    operations = [migrations.RunPython(install)]
