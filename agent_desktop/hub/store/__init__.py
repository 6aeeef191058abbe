"""The hub database: tables, migrations, the one writer, read connections."""
