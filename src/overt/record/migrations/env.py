"""What Alembic runs: the steps, on the connection that `overt.record.opening.migrate` hands over."""

from alembic import context

import overt.record.incident_tables
import overt.record.people_tables
import overt.record.schema  # noqa: F401 - the tables are known once all are loaded
from overt.record.columns import metadata


def run() -> None:
    """Run the steps inside the transaction that the connection is in."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        version_table=context.config.attributes["version_table"],
        render_as_batch=True,
    )
    context.run_migrations()


# The name under which Alembic loads this file; whoever else imports it must not start a migration.
if __name__ == "env_py":
    run()
