"""Two months of a small club to be printed, every paper made of them, and ways to read a PDF back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image
from pypdf import PageObject, PdfReader

from coopbooks import cash, costs, ledger, materials, members, papers, products, statements
from coopbooks.books import Books, Club
from coopbooks.days import Month, Period, year_period
from coopbooks.quantity import Quantity
from tests.blank import a_day_sheet, a_week_sheet
from tests.builders import account_id, m, person_id, post
from tests.core.whole_sheets import apron
from tests.forms import write_out
from tests.given import warmi
from tests.lent import offers, oven
from tests.offered import offered_by
from tests.paid import papers_of_pay
from tests.saved import saving
from tests.worn import overlock

MARCH, FEBRUARY = Month(2026, 3).period, Month(2026, 2).period
CLUB = Club(
    "Club de Madres Las Rosas",
    place="El Alto",
    nit="1023456021",
    activity="Bordado, costura y panadería",
    treasurer="Rosa Mamani Quispe",
    president="Julia Condori Apaza",
)
PRINTED = datetime(2026, 3, 31, 18, 5)  # noqa: DTZ001 - books live in the local time of their machine
SHEET = papers.Sheet(CLUB, PRINTED, "Rosa Mamani Quispe", "en", "letter")

Print = Callable[[papers.Sheet], bytes]


@dataclass(frozen=True)
class Posting:
    """One voucher of the story."""

    month: int
    day: int
    text: str
    description: str
    concerns: str = ""


STORY = (
    Posting(2, 2, "cash 1500 / 1.1.1.04 3350.50 / contributions -4850.50", "Aportes de las socias"),
    Posting(2, 10, "cash 700 / sales_local -700", "Venta: 1.000 panes"),
    Posting(2, 12, "materials_used 310.40 / cash -310.40", "Harina y levadura", "Molino San Luis"),
    Posting(3, 2, "cash 480 / customers 320 @Doña Anita / sales_local -800", "Venta: 40 mandiles", "Doña Anita"),
    Posting(3, 6, "1.1.1.04 4200 / sales_service -4200", "Bordado de 1.200 chompas", "Alpaca Wear S.R.L."),
    Posting(3, 10, "materials_used 1150.80 / suppliers -1150.80 @Hilandería Andina", "Hilo de bordar, 60 conos"),
    Posting(3, 14, "member_work 2950 / 1.1.1.04 -2950", "Trabajo de socias, primera quincena"),
    Posting(3, 16, "rent 450 / cash -450", "Alquiler del local", "Teodora Huanca"),
    Posting(3, 18, "sales_returns 60 / cash -60", "Devolución de 3 mandiles con falla", "Doña Anita"),
    Posting(3, 19, "cash 75 / dues -75", "Cuotas de socias"),
)


def tell(books: Books) -> list[ledger.Voucher]:
    """Record the story; one of its vouchers is voided again."""
    told = [
        post(
            books,
            one.text,
            day=date(2026, one.month, one.day),
            description=one.description,
            concerns=one.concerns,
            person=person_id(books, one.concerns) if one.concerns else None,
        )
        for one in STORY
    ]
    wrong = post(books, "stationery 35 / cash -35", day=date(2026, 3, 20), description="Cuadernos")
    ledger.void(books, wrong.id, "Se anotó dos veces")
    return [ledger.voucher(books, one.id) for one in (*told, wrong)]


def counted(books: Books) -> cash.Count:
    """Count the box: 1.930 of the 1.934,60 that must be in it."""
    pieces = (("200", 7), ("100", 4), ("50", 2), ("10", 3))
    draft = cash.CountDraft(
        date(2026, 3, 20), account_id(books, "cash"), tuple((m(of), many) for of, many in pieces), "No se sabe"
    )
    return cash.count_cash(books, draft)


def wool(books: Books) -> materials.StockCard:
    """Keep count of wool for a month: taken over, bought by the quintal with its freight, used, counted."""
    draft = materials.MaterialDraft("Lana de alpaca, café natural", "kg", code="LA-01")
    wool = materials.add_material(books, draft).id
    before, bought = materials.TakenLine(wool, Quantity.of(60), m("1500")), Quantity.of(1)
    materials.take_over(books, materials.TakeOverDraft(date(2026, 2, 27), (before,)))
    lines = (
        costs.CostLine(None, m("1150"), material=wool, quantity=bought, unit="quintal"),
        costs.CostLine(None, m("46"), "Flete desde Oruro", freight=True),
    )
    seller = person_id(books, "Hilandería Andina")
    costs.record_cost(books, costs.CostDraft(date(2026, 3, 4), lines, m("0"), supplier=seller))
    used = (materials.MaterialLine(wool, Quantity.of(25), "libra"),)
    use = materials.use_materials(books, materials.UseDraft(date(2026, 3, 6), used, note="Chales del pedido de Kusi"))
    ledger.void(books, use.id, "Eran de otro pedido")
    materials.use_materials(books, materials.UseDraft(date(2026, 3, 9), used, note="Chales de la feria"))
    there = (materials.MaterialLine(wool, Quantity.of("94.25")),)
    materials.count_materials(books, materials.StockCountDraft(date(2026, 3, 19), there, "Polvo y retazos"))
    return materials.stock_card(books, wool, MARCH)


def counted_store(books: Books) -> materials.StockCount:
    """Count the store a day later: wool as it must be, two and a half cones too few at 30, a label too many."""
    cones = materials.add_material(books, materials.MaterialDraft("Hilo acrílico rojo para bordar", "cono")).id
    labels = materials.add_material(books, materials.MaterialDraft("Etiqueta tejida", "piece", code="ET-02")).id
    lines = (
        costs.CostLine(None, m("3600"), material=cones, quantity=Quantity.of(120), unit="cono"),
        costs.CostLine(None, m("50"), material=labels, quantity=Quantity.of(1000)),
    )
    costs.record_cost(
        books, costs.CostDraft(date(2026, 3, 20), lines, m("0"), supplier=person_id(books, "Hilandería Andina"))
    )
    there = ((1, "94.25"), (cones, "117.5"), (labels, "1001"))
    lines_ = tuple(materials.MaterialLine(id_, Quantity.of(much)) for id_, much in there)
    return materials.count_materials(
        books, materials.StockCountDraft(date(2026, 3, 20), lines_, "Conos abiertos sin anotar")
    )


def a_photo() -> bytes:
    """Return a small picture, wider than it is high."""
    paper = BytesIO()
    Image.effect_mandelbrot((96, 64), (-2.0, -1.0, 1.0, 1.0), 60).convert("RGB").save(paper, "JPEG")
    return paper.getvalue()


def every_paper(books: Books) -> dict[str, Print]:
    """Return a function for every paper of the story."""
    told = tell(books)
    box = account_id(books, "cash")
    income = statements.income_statement(books, MARCH, FEBRUARY)
    months = statements.result_by_month(books, last=Month(2026, 3))
    balance = statements.balance_sheet(books, date(2026, 3, 31), date(2026, 2, 28))
    trial = statements.trial_balance(books, MARCH)
    book = statements.whole(statements.cash_book(books, MARCH, box, FEBRUARY))
    journal = statements.whole(statements.journal(books, MARCH))
    card = statements.whole(statements.account_card(books, account_id(books, "1.1.1.04"), MARCH))
    count = counted(books)
    wools, of_the_store = wool(books), counted_store(books)
    costs_of = apron()
    offered, photo = products.price_list(books, "export", offered_by(books)), a_photo()
    return {
        "voucher_ci": lambda sheet: papers.voucher(told[3], sheet, "4456789 LP"),
        "voucher_ce": lambda sheet: papers.voucher(told[7], sheet),
        "voucher_ct": lambda sheet: papers.voucher(told[5], sheet),
        "voucher_voided": lambda sheet: papers.voucher(told[10], sheet),
        "voucher_copy": lambda sheet: papers.voucher(told[3], replace(sheet, copy=True)),
        "receipt": lambda sheet: papers.receipt(told[3], sheet),
        "income_statement": lambda sheet: papers.income_statement(income, sheet, months),
        "balance_sheet": lambda sheet: papers.balance_sheet(balance, sheet),
        "trial_balance": lambda sheet: papers.trial_balance(trial, sheet),
        "cash_book": lambda sheet: papers.cash_book(book, sheet),
        "cash_count": lambda sheet: papers.cash_count(count, sheet),
        "journal": lambda sheet: papers.journal(journal, sheet),
        "account_card": lambda sheet: papers.account_card(card, sheet),
        "stock_card": lambda sheet: papers.stock_card(wools, sheet),
        "stock_count": lambda sheet: papers.stock_count(of_the_store, sheet),
        "cost_sheet": lambda sheet: papers.cost_sheet(costs_of, sheet),
        "cost_sheet_buyer": lambda sheet: papers.cost_sheet(costs_of, sheet, for_buyer=True),
        **_of_capital(books),
        **_of_members(books),
        "day_sheet": lambda sheet: papers.day_sheet(*a_day_sheet(), sheet),
        "week_sheet": lambda sheet: papers.day_sheet(*a_week_sheet(), sheet),
        "price_list": lambda sheet: papers.price_list(offered, sheet),
        "catalogue": lambda sheet: papers.price_list(offered, sheet, {offered.rows[0].product.id: photo}),
    }


def _of_capital(books: Books) -> dict[str, Print]:
    """The papers of machines, loans and grants."""
    borrowed, lent, three = oven(), oven(side="lent"), offers()
    worn, an_hour = overlock(books)
    given = warmi(books)
    return {
        "loan_plan": lambda sheet: papers.loan_plan(lent, sheet),
        "loan_statement": lambda sheet: papers.loan_statement(borrowed, sheet),
        "loan_offers": lambda sheet: papers.loan_offers(three, sheet),
        "machine_card": lambda sheet: papers.machine_card(
            worn, sheet, an_hour[sheet.language], "Benita Quispe", a_photo()
        ),
        "grant_report": lambda sheet: papers.grant_report(given, sheet),
    }


def _of_members(books: Books) -> dict[str, Print]:
    """The papers of members: a statement of two months, what is settled when one leaves, and those of pay."""
    known = saving(books)
    since = Period(date(2026, 2, 1), date(2026, 4, 1))
    told, settled = members.statement(books, known, since), members.settlement(books, known, date(2026, 3, 20))
    return {
        "member_statement": lambda sheet: papers.member_statement(told, sheet),
        "member_settlement": lambda sheet: papers.member_settlement(settled, sheet),
        **papers_of_pay(books),
    }


def on(language: str, page: str, **also: Any) -> papers.Sheet:
    """Return a sheet of the club in a language and size."""
    return replace(SHEET, language=language, page=page, **also)


def pages_of(pdf: bytes) -> list[PageObject]:
    """Return the pages of a PDF, with what several of them share written out on each."""
    pages = list(PdfReader(BytesIO(pdf)).pages)
    for page in pages:
        write_out(page)
    return pages


def text_of(pdf: bytes) -> str:
    """Return the words of a PDF, laid out as on the page, a line of dashes between pages."""
    laid = (page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False) for page in pages_of(pdf))
    return "\n---\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in laid) + "\n"


class Printed(NamedTuple):
    """Words on a page: where they begin and how large they are, in points from the lower left corner."""

    words: str
    x: float
    y: float
    size: float
    font: str


def words_on(page: PageObject) -> list[Printed]:
    """Return the words of a page with their places, marks across the page left out."""
    found: list[Printed] = []

    def see(words: str, frame: list[float], matrix: list[float], font: Any, size: float) -> None:
        turned = abs(frame[1]) > 0.01 or abs(matrix[1]) > 0.01
        if words.strip() and font and not turned:
            x = matrix[4] * frame[0] + frame[4]
            y = matrix[5] * frame[3] + frame[5]
            found.append(Printed(words.strip("\n "), x, y, size, str(font["/BaseFont"])))

    page.extract_text(visitor_text=see)
    return found


def rows_on(page: PageObject) -> Iterator[str]:
    """Yield the words of a page line by line, from above to below."""
    lines: dict[float, list[Printed]] = {}
    for printed in words_on(page):
        lines.setdefault(round(printed.y, 1), []).append(printed)
    for height in sorted(lines, reverse=True):
        yield " | ".join(one.words for one in sorted(lines[height], key=lambda one: one.x))


def a_row(number: int, amount: str = "10.00", **also: Any) -> ledger.VoucherRow:
    """Return a voucher of a long year; ``also`` are the other fields of the row."""
    facts = {
        "id": number,
        "kind": "CI",
        "year": 2026,
        "number": number,
        "day": date(2026, 1, 1) + timedelta(days=number % 365),
        "description": "Venta: 10 panes",
        "concerns": "",
        "word": "sales",
        "amount": m(amount),
        "reverses": None,
        "reversed_by": None,
    }
    return ledger.VoucherRow(**{**facts, **also})


def a_cash_book(rows: int, **also: Any) -> statements.CashBook:
    """Return a cash book of so many times Bs 10 that came in; ``also`` are other fields of its vouchers."""
    lines = tuple(
        statements.RunningLine(a_row(number, **also), (), "", m("10.00"), m("10.00").times(number))
        for number in range(1, rows + 1)
    )
    totals = statements.Totals(m("0"), m("10.00").times(rows), m("0"))
    return statements.CashBook(year_period(2026), None, None, lines, totals, None)
