"""Whether a file is whole and its books agree with themselves, asked of the file alone."""

from sqlite3 import SQLITE_INTERRUPT, Connection, DatabaseError
from typing import Any, Final

from coopbooks.books import trouble, trouble_of

_WRONG: Final = {
    1: (
        # a voucher that was begun and never posted
        "SELECT 1 FROM unposted",
        # a voucher whose lines do not sum to zero, or not to its amount
        """
        SELECT 1 FROM voucher LEFT JOIN (
            SELECT voucher_id, sum(amount) AS rest, sum(max(amount, 0)) AS debits FROM line GROUP BY voucher_id
        ) ON voucher_id = id
        WHERE rest IS NOT 0 OR debits IS NOT amount
        """,
        # a gap in the numbers of a kind and year
        "SELECT 1 FROM voucher GROUP BY kind, year HAVING count(*) <> max(number) OR min(number) <> 1",
        # kept balances without their lines, lines without their kept balances
        """
        WITH kept AS (SELECT account_id, month, activity_id, debit, credit, foreign_amount FROM month_balance),
        added AS (
            SELECT account_id, substr(day, 1, 7), coalesce(activity_id, 0), sum(max(amount, 0)), sum(max(-amount, 0)),
                   sum(coalesce(foreign_amount, 0))
            FROM line GROUP BY 1, 2, 3
        )
        SELECT 1 FROM (SELECT * FROM kept EXCEPT SELECT * FROM added)
        UNION ALL SELECT 1 FROM (SELECT * FROM added EXCEPT SELECT * FROM kept)
        """,
        """
        WITH kept AS (SELECT account_id, person_id, amount FROM person_balance),
        added AS (
            SELECT account_id, person_id, sum(amount) FROM line WHERE person_id IS NOT NULL GROUP BY 1, 2
        )
        SELECT 1 FROM (SELECT * FROM kept EXCEPT SELECT * FROM added)
        UNION ALL SELECT 1 FROM (SELECT * FROM added EXCEPT SELECT * FROM kept)
        """,
    ),
    3: (
        # kept years without their lines, lines without their kept years
        """
        WITH kept AS (SELECT account_id, year, activity_id, debit, credit, foreign_amount FROM year_balance),
        added AS (
            SELECT account_id, CAST(substr(day, 1, 4) AS INTEGER), coalesce(activity_id, 0), sum(max(amount, 0)),
                   sum(max(-amount, 0)), sum(coalesce(foreign_amount, 0))
            FROM line GROUP BY 1, 2, 3
        )
        SELECT 1 FROM (SELECT * FROM kept EXCEPT SELECT * FROM added)
        UNION ALL SELECT 1 FROM (SELECT * FROM added EXCEPT SELECT * FROM kept)
        """,
    ),
    5: (
        # kept stocks without their lines, lines without their kept stocks
        """
        WITH kept AS (SELECT account_id, material_id, quantity, amount FROM stock_balance),
        added AS (
            SELECT account_id, material_id, sum(quantity), sum(amount)
            FROM line WHERE material_id IS NOT NULL GROUP BY 1, 2
        )
        SELECT 1 FROM (SELECT * FROM kept EXCEPT SELECT * FROM added)
        UNION ALL SELECT 1 FROM (SELECT * FROM added EXCEPT SELECT * FROM kept)
        """,
        # what somebody holds of a material other than what went from hand to hand and was used
        """
        WITH kept AS (SELECT kind, material_id, person_id, quantity FROM material_holding),
        moved (kind, material_id, person_id, quantity) AS (
            SELECT 'handed', material_id, person_id, quantity
            FROM line WHERE material_id IS NOT NULL AND person_id IS NOT NULL
            UNION ALL
            SELECT iif(kind IN ('handed', 'returned'), 'handed', 'trust'), material_id, person_id, quantity
            FROM material_move
        ),
        added AS (SELECT kind, material_id, person_id, sum(quantity) FROM moved GROUP BY 1, 2, 3)
        SELECT 1 FROM (SELECT * FROM kept EXCEPT SELECT * FROM added)
        UNION ALL SELECT 1 FROM (SELECT * FROM added EXCEPT SELECT * FROM kept)
        """,
    ),
    6: (
        # what is kept of loans and machines without its lines, lines without what is kept
        """
        WITH kept AS (SELECT account_id, loan_id, amount, foreign_amount FROM loan_balance),
        added AS (
            SELECT account_id, loan_id, sum(amount), sum(coalesce(foreign_amount, 0))
            FROM line WHERE loan_id IS NOT NULL GROUP BY 1, 2
        )
        SELECT 1 FROM (SELECT * FROM kept EXCEPT SELECT * FROM added)
        UNION ALL SELECT 1 FROM (SELECT * FROM added EXCEPT SELECT * FROM kept)
        """,
        """
        WITH kept AS (SELECT account_id, machine_id, amount FROM machine_balance),
        added AS (SELECT account_id, machine_id, sum(amount) FROM line WHERE machine_id IS NOT NULL GROUP BY 1, 2)
        SELECT 1 FROM (SELECT * FROM kept EXCEPT SELECT * FROM added)
        UNION ALL SELECT 1 FROM (SELECT * FROM added EXCEPT SELECT * FROM kept)
        """,
        # what was paid of a loan other than its payments that stand
        """
        WITH paid AS (
            SELECT loan_id, sum(principal) AS principal, sum(interest) AS interest, sum(fine) AS fine
            FROM loan_payment WHERE voucher_id NOT IN (SELECT reverses_id FROM voucher WHERE reverses_id IS NOT NULL)
            GROUP BY loan_id
        )
        SELECT 1 FROM loan LEFT JOIN paid ON paid.loan_id = loan.id
        WHERE coalesce(principal, 0) <> paid_principal OR coalesce(interest, 0) <> paid_interest
        OR coalesce(fine, 0) <> paid_fine
        """,
        # a loan whose principal is not the same in the ledger, in what is still due, and in what was agreed and paid
        """
        WITH stands AS (
            SELECT loan.id, plan_id, first.principal - paid_principal AS agreed,
                   (SELECT coalesce(sum(principal), 0) FROM loan_due WHERE loan_id = loan.id) AS due,
                   iif(side = 'lent', 1, -1) * coalesce(iif(balance.foreign_amount <> 0, balance.foreign_amount,
                       balance.amount), 0) AS booked
            FROM loan JOIN loan_plan AS first ON first.voucher_id = loan.voucher_id
            LEFT JOIN loan_balance AS balance ON balance.loan_id = loan.id AND balance.account_id = loan.account_id
        )
        SELECT 1 FROM stands WHERE booked <> due OR booked <> iif(plan_id IS NULL, 0, agreed)
        """,
        # what is kept of grants without its lines, lines without what is kept
        """
        WITH kept AS (SELECT account_id, grant_id, amount FROM grant_balance),
        added AS (
            SELECT account_id, grant_id, sum(amount) FROM line JOIN grant_purpose ON grant_purpose.id = purpose_id
            GROUP BY 1, 2
        )
        SELECT 1 FROM (SELECT * FROM kept EXCEPT SELECT * FROM added)
        UNION ALL SELECT 1 FROM (SELECT * FROM added EXCEPT SELECT * FROM kept)
        """,
    ),
}
"""What no set of books ever contains, by the version of the file that can be asked: each question finds nothing."""


def refuse_missing_end(connection: Connection, size: int) -> None:
    """Refuse a file shorter than it says it is; SQLite itself takes what is missing of the last page for zeros."""
    [(pages,)], [(length,)] = _ask(connection, "PRAGMA page_count"), _ask(connection, "PRAGMA page_size")
    if size < pages * length:
        raise trouble("damaged")


def refuse_damage(connection: Connection) -> None:
    """Refuse a file whose pages, rows or tables are not as they were written; reads the whole file once."""
    _refuse_unless_ok(connection, "PRAGMA quick_check(1)")


def refuse_any_damage(connection: Connection) -> None:
    """Refuse what :func:`refuse_damage` does, and indexes or references that miss a row; takes ten times as long."""
    _refuse_unless_ok(connection, "PRAGMA integrity_check(1)")
    if _ask(connection, "PRAGMA foreign_key_check"):
        raise trouble("damaged")


def _refuse_unless_ok(connection: Connection, question: str) -> None:
    if _ask(connection, question) != [("ok",)]:
        raise trouble("damaged")


def _ask(connection: Connection, question: str) -> list[Any]:
    try:
        return connection.execute(question).fetchall()
    except DatabaseError as error:
        if error.sqlite_errorcode == SQLITE_INTERRUPT:
            raise
        raise trouble_of(error) or trouble("damaged") from error  # a table that is missing, for one


def refuse_imbalance(connection: Connection) -> None:
    """Refuse books whose trial balance is not zero; from the kept balances alone, never from the lines."""
    for kept in ("month_balance", "year_balance"):
        if _ask(connection, f"SELECT coalesce(sum(debit - credit), 0) FROM {kept}") != [(0,)]:  # noqa: S608
            raise trouble("unbalanced")
    if _ask(connection, "SELECT 1 FROM unposted"):
        raise trouble("unbalanced")


def refuse_disagreement(connection: Connection) -> None:
    """Refuse books in which any voucher, number or kept balance disagrees with the lines; adds up all of history.

    Copies of older versions are asked what they can answer.
    """
    [(version,)] = _ask(connection, "PRAGMA user_version")
    questions = [question for since, some in _WRONG.items() if since <= version for question in some]
    if any(_ask(connection, f"{question} LIMIT 1") for question in questions):
        raise trouble("unbalanced")
