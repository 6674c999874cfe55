"""The encrypted file: keys, connection, journal, migrations."""
