"""The connection to the file of the open books, and the base every record rests on."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from sqlite3 import Connection, Cursor, Error
from typing import Any, Final
from weakref import WeakSet

from peewee import DatabaseError, Model, SqliteDatabase

from coopbooks.books.troubles import trouble_of


class Storage(SqliteDatabase):
    """One SQLite file, one connection; what the disk does wrong comes out as Trouble."""

    _begun = False
    _cursors: WeakSet[Cursor] = WeakSet()  # noqa: RUF012 - there is one storage

    def cursor(self, named_cursor: str | None = None) -> Cursor:
        """Return a new cursor, remembered for as long as somebody uses it."""
        made: Cursor = super().cursor(named_cursor)
        self._cursors.add(made)
        return made

    def connect(self, reuse_if_open: bool = False) -> bool:  # noqa: FBT001, FBT002 - as peewee calls it
        """Open the file."""
        with _sorting_errors():
            return bool(super().connect(reuse_if_open))

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Run one statement; never outside a transaction that was begun and that SQLite gave up by itself.

        A full disk makes it do so. Whoever goes on as if nothing had happened would keep half of a deed.
        """
        if self._begun and not self.connection().in_transaction:
            raise RuntimeError("the transaction this belongs to was rolled back already")
        with _sorting_errors():
            return super().execute_sql(sql, params)

    def plain(self, sql: str, *values: Any) -> Any:
        """Run one of the few statements that come with every deed, written out, with ``?`` for each value.

        Peewee makes the words of a statement anew each time, which takes longer than the statement.
        """
        return self.execute_sql(sql.replace("?", self.param), values)

    def begin(self, lock_type: str | None = None) -> None:
        """Start the one transaction."""
        with _sorting_errors():
            super().begin(lock_type)
        self._begun = True

    def commit(self) -> None:
        """Keep the transaction; when this returns it is on the disk."""
        with _sorting_errors():
            super().commit()
        self._begun = False

    def rollback(self) -> None:
        """Forget the transaction, where SQLite has not already done so by itself (a full disk does that)."""
        self._begun = False
        if self.connection().in_transaction:
            with _sorting_errors():
                super().rollback()

    def _close(self, conn: Connection) -> None:
        """Let go of the file, and leave no empty journal beside it for people to wonder about.

        Cursors that somebody still holds on to are closed first: until then SQLite would put closing off, and the
        file would stay locked.
        """
        self._begun = False
        for cursor in tuple(self._cursors):
            cursor.close()
        self._cursors.clear()
        with suppress(Error):  # closed it is in any case, even where the stick is gone
            conn.rollback()
            conn.execute("PRAGMA journal_mode = DELETE").fetchall()
        super()._close(conn)


@contextmanager
def _sorting_errors() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise trouble_of(error) or error from getattr(error, "orig", None)


storage: Final = Storage(None, autoconnect=False, lock_type="IMMEDIATE", thread_safe=False)
"""The connection every record uses; one set of books is open in a process at a time."""


class Record(Model):
    """One row of the file. Its table is made by the numbered steps of ``bookfile``, never from here."""

    class Meta:
        """Where it lies and how strictly."""

        database = storage
        legacy_table_names = False
        strict_tables = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Refuse names that are no field: a misspelt one would be dropped silently."""
        unknown = set(kwargs) - set(self._meta.combined) - {"__no_default__"}
        if unknown:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        super().__init__(*args, **kwargs)

    @classmethod
    def keep(cls, **values: Any) -> int:
        """Write one row and return its id: the words of the statement are made once for each set of fields."""
        kept = [cls._meta.combined[name].db_value(value) for name, value in values.items()]
        return int(storage.plain(cls._insertion(tuple(values)), *kept).lastrowid)

    @classmethod
    @cache
    def _insertion(cls, names: tuple[str, ...]) -> str:
        columns = ", ".join(f'"{cls._meta.combined[name].column_name}"' for name in names)
        marks = ", ".join("?" * len(names))
        return f'INSERT INTO "{cls._meta.table_name}" ({columns}) VALUES ({marks})'  # noqa: S608 - our own names only
