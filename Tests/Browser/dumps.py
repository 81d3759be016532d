"""Every table of a town as text, whichever engine it lies in, for tests of what a database can tell."""

import csv
import io
import sqlite3
import subprocess


def tables(options):
    """Rows by table, in the order in which they lie, each a dictionary of texts; bytes in hex."""
    options = [str(option) for option in options]
    if "--database" in options:
        return postgres(options[options.index("--database") + 1])
    folder = options[options.index("--data") + 1]
    connection = sqlite3.connect(f"file:{folder}/citizentime.sqlite?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for name in names:
        rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
        found[name] = [{column: text(row[column]) for column in row.keys()} for row in rows]
        found[name] = found[name] or []
    connection.close()
    return found


def columns(options):
    """The names of the columns of each table, whether it has rows or not."""
    options = [str(option) for option in options]
    if "--database" in options:
        url = options[options.index("--database") + 1]
        rows = query(url, "SELECT table_name, column_name FROM information_schema.columns"
                          " WHERE table_schema = current_schema() ORDER BY 1, 2")
        found = {}
        for row in rows:
            found.setdefault(row["table_name"], []).append(row["column_name"])
        return found
    folder = options[options.index("--data") + 1]
    connection = sqlite3.connect(f"file:{folder}/citizentime.sqlite?mode=ro", uri=True)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: sorted(row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')) for name in names}
    connection.close()
    return found


def text(value):
    return value.hex() if isinstance(value, bytes) else "" if value is None else str(value)


def postgres(url):
    names = [row["table_name"] for row in query(
        url, "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()")]
    found = {}
    for name in names:
        # Which transaction wrote a row, and where it lies, are columns that nobody declared.
        rows = query(url, f'SELECT xmin::text AS "(written by)", ctid::text AS "(place)", * FROM "{name}"')
        found[name] = [{column: value.removeprefix("\\x") for column, value in row.items()} for row in rows]
    return found


def query(url, statement):
    done = subprocess.run(["psql", "--csv", "-c", statement, url], capture_output=True, text=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout)))
