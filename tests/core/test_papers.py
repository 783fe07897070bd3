"""What papers say: the content that must not be missing, checked against sums done by hand."""

from dataclasses import replace
from datetime import date

import pytest

from coopbooks import bookfile, i18n, ledger, papers, products, statements
from coopbooks.books import PAGES, Books
from coopbooks.days import Period
from coopbooks.money import Money
from tests.builders import account_id, m, post
from tests.printed import (
    CLUB,
    FEBRUARY,
    MARCH,
    PRINTED,
    SHEET,
    Print,
    every_paper,
    on,
    pages_of,
    rows_on,
    tell,
    text_of,
    words_on,
)


@pytest.fixture
def papers_of(books: Books) -> dict[str, Print]:
    return every_paper(books)


def printed(paper: Print, language: str = "en") -> str:
    """Return the words of a paper with single blanks between them."""
    return " ".join(text_of(paper(on(language, "letter"))).split())


def test_the_income_statement_answers_its_question(papers_of: dict[str, Print]) -> None:
    # March: 800 + 4200 − 60 = 4940 net sales; 1150,80 + 2950 = 4100,80 costs; 839,20 gross; − 450 rent + 75 dues.
    # February: 700 − 310,40 = 389,60.
    said = printed(papers_of["income_statement"])
    for line in (
        "Did we gain or lose?",
        "March 2026",
        "Expressed in bolivianos",
        "Net sales 4,940.00 100.0% 700.00 4,240.00",
        "Gross result 839.20 17.0% 389.60 449.60",
        "Result of the period 464.20 9.4% 389.60 74.60",
        "We gained Bs 464.20.",
        "Treasurer President",
    ):
        assert line in said


@pytest.mark.parametrize(("result", "words"), [("-12.50", "We lost Bs 12.50."), ("0", "We neither gained nor lost.")])
def test_a_loss_is_said_as_plainly(books: Books, result: str, words: str) -> None:
    if result != "0":
        post(books, "rent 12.50 / cash -12.50")
    statement = statements.income_statement(books, Period.through(date(2026, 1, 1), date(2026, 12, 31)))
    assert statement.result.amount == m(result)
    assert words in printed(lambda sheet: papers.income_statement(statement, sheet))


def test_the_balance_sheet_proves_itself(papers_of: dict[str, Print]) -> None:
    # Cash 1934,60, bank 3350,50 + 4200 − 2950 = 4600,50, customers 320: 6855,10.
    # Suppliers 1150,80; contributions 4850,50 + the results 464,20 and 389,60 = 5704,30.
    said = printed(papers_of["balance_sheet"])
    assert "Total assets 6,855.10" in said
    assert "What we have, Bs 6,855.10, is what we owe, Bs 1,150.80, and what is ours, Bs 5,704.30." in said
    assert "On 31 March 2026" in said
    assert "31/03/2026 28/02/2026 Change" in said


def test_both_sides_of_the_trial_balance_are_printed(papers_of: dict[str, Print]) -> None:
    # Balances: cash 1934,60, bank 4600,50, customers 320, returns 60, materials 310,40 + 1150,80, work 2950, rent 450.
    said = printed(papers_of["trial_balance"])
    assert "Sums Balances" in said
    assert "Debit Credit Debtor Creditor" in said
    assert said.count("11,776.30") == 2


def test_the_cash_book_runs_from_what_was_there_to_what_is_left(papers_of: dict[str, Print]) -> None:
    # February: 1500 + 700 − 310,40 = 1889,60. March in: 480 + 75 + 35 (voided); out: 450 + 60 + 35.
    said = printed(papers_of["cash_book"])
    assert "Balance before 1,889.60" in said
    assert "Totals 590.00 545.00 1,934.60" in said
    assert "VOIDED · Cuadernos" in said
    assert "Balance before 1,889.60 0.00 1,889.60" in said


def test_what_was_before_stands_beside_what_is(books: Books) -> None:
    """On the other papers with a comparison, too. Of February alone:

    cash 1500 + 700 − 310,40 = 1889,60, bank 3350,50, materials 310,40: 5550,50 = contributions 4850,50 + sales 700;
    recorded on either side 4850,50 + 700 + 310,40 = 5860,90.
    """
    tell(books)
    trial = statements.trial_balance(books, MARCH, FEBRUARY)
    said = printed(lambda sheet: papers.trial_balance(trial, sheet))
    assert "Cash box 2,479.60 545.00 1,934.60 1,889.60" in said
    assert "Totals 15,306.30 15,306.30 11,776.30 11,776.30 5,550.50 5,550.50" in said
    journal = statements.journal(books, MARCH, compare=FEBRUARY)
    assert "February 2026 5,860.90 5,860.90" in printed(lambda sheet: papers.journal(journal, sheet))
    card = statements.account_card(books, account_id(books, "1.1.1.04"), MARCH, compare=FEBRUARY)
    said = printed(lambda sheet: papers.account_card(card, sheet))
    assert "Debit 4,200.00 3,350.50 849.50 Credit 2,950.00 0.00 2,950.00 Balance 4,600.50 3,350.50 1,250.00" in said


def test_a_cash_count_is_a_record_to_sign(papers_of: dict[str, Print]) -> None:
    said = printed(papers_of["cash_count"])
    for words in (
        "In El Alto, on 20 March 2026, the money in “Cash box” was counted",
        "Bs 200.00 7 1,400.00",
        "Bs 0.10",
        "Counted 1,930.00 In the books 1,934.60 Missing from the box −4.60",
        "One thousand nine hundred thirty and 00/100 bolivianos",
        "No se sabe",
    ):
        assert words in said
    assert "se contó el dinero de “Caja”" in printed(papers_of["cash_count"], "es")


def test_a_stock_count_is_a_record_to_sign(papers_of: dict[str, Print]) -> None:
    """120 cones at 30, 117.5 counted: 2.5 × 30 = 75 missing; 1000 labels at 0.05, one more: 74.95 together."""
    said = printed(papers_of["stock_count"])
    for words in (
        "In El Alto, on 20 March 2026, the materials in the store were counted before those who sign below.",
        "cono 120 117.5 −2.5 −75.00",
        "ET-02 · Etiqueta tejida piece 1000 1001 +1 0.05",
        "kg 94.25 94.25 — —",
        "Missing from the store −74.95",
        "3 materials counted, 2 differ.",
        "Why it differs: Conos abiertos sin anotar",
    ):
        assert words in said


def test_a_receipt_voucher_is_for_the_cash_that_came_in(papers_of: dict[str, Print]) -> None:
    # The sale was of 800, of which 480 were paid.
    said = printed(papers_of["voucher_ci"])
    for words in (
        "CI 2026-0003",
        "2 March 2026",
        "Received from: Doña Anita",
        "Bs 480.00",
        "Say: Four hundred eighty and 00/100 bolivianos",
        "Venta: 40 mandiles",
        "1.1.2.01 Customers 320.00",
        "Totals 800.00 800.00",
        "C.I. 4456789 LP",
        "Recorded on 20/03/2026 at 10:00 by Rosa Mamani",
    ):
        assert words in said


def test_who_was_paid_signs_with_hand_or_thumb(papers_of: dict[str, Print], books: Books) -> None:
    said = printed(papers_of["voucher_ce"])
    assert "Paid to: Teodora Huanca" in said
    assert "Thumbprint" in said
    assert "C.I. ....." in said
    nobody = post(books, "rent 5 / cash -5")
    assert "Thumbprint" not in printed(lambda sheet: papers.voucher(nobody, sheet))


def test_a_transfer_is_signed_by_the_club_alone(papers_of: dict[str, Print]) -> None:
    said = printed(papers_of["voucher_ct"])
    assert "Transfer voucher" in said
    assert "Bs 1,150.80" in said
    assert "C.I." not in said


def test_a_voucher_shows_other_money_and_the_reason_of_a_reversal(books: Books) -> None:
    told = post(books, "cash 69.60 / sales_local -69.60")
    foreign = ledger.Foreign(Money(1000, "USD"), m("6.96").decimal, "Banco Unión")
    dollars = replace(told, reason="Se anotó dos veces", lines=(replace(told.lines[0], foreign=foreign), told.lines[1]))
    said = printed(lambda sheet: papers.voucher(dollars, sheet))
    assert "$us 10.00 at 6.96 (Banco Unión)" in said
    assert "Reason: Se anotó dos veces" in said


def test_a_receipt_is_no_invoice_and_comes_in_two_halves(papers_of: dict[str, Print]) -> None:
    said = printed(papers_of["receipt"], "es")
    assert said.count("No válido como factura") == 2
    assert said.count("Son: Cuatrocientos ochenta 00/100 bolivianos") == 2
    assert "El Alto, 2 de marzo de 2026" in said
    assert len(pages_of(papers_of["receipt"](on("es", "half_letter")))) == 1
    assert text_of(papers_of["receipt"](on("es", "half_letter"))).count("factura") == 1


def test_no_receipt_for_money_that_went_out(books: Books) -> None:
    with pytest.raises(ValueError, match="no money came in by CE 2026-0001"):
        papers.receipt(post(books, "rent 5 / cash -5"), SHEET)


def test_the_journal_and_the_card_show_both_sides(papers_of: dict[str, Print]) -> None:
    said = printed(papers_of["journal"])
    assert "02/03/2026 CI 2026-0003 Doña Anita: Venta: 40 mandiles 1.1.1.01 Cash box 480.00" in said
    # 800 + 4200 + 1150,80 + 2950 + 450 + 60 + 75 + 35 + 35
    assert "Totals 9,755.80 9,755.80" in said
    card = printed(papers_of["account_card"])
    assert "1.1.1.04 · Bank" in card
    assert "→ Making-up services" in card
    assert "Totals 4,200.00 2,950.00 4,600.50" in card


def test_head_and_foot_say_whose_and_when(papers_of: dict[str, Print]) -> None:
    for paper in papers_of.values():
        said = printed(paper)
        assert "Club de Madres Las Rosas" in said
        assert "NIT 1023456021 · El Alto · Bordado, costura y panadería" in said
        paged = said.replace("Folio 1 of", "Page 1 of")
        assert "Printed on 31/03/2026 at 18:05 by Rosa Mamani Quispe · CoopBooks Page 1 of" in paged


def test_a_club_that_says_little_of_itself_prints_as_well(books: Books) -> None:
    bare = papers.Sheet(replace(CLUB, nit="", place="", activity="", treasurer="", president=""), PRINTED)
    lines = list(rows_on(pages_of(papers.receipt(post(books), bare))[0]))
    assert lines[0] == "Club de Madres Las Rosas | CI 2026-0001"
    assert "20 de marzo de 2026" in lines
    assert "Para quien pagó · Impreso el 31/03/2026 a horas 18:05 · CoopBooks | Página 1 de 1" in lines
    assert not [line for line in lines if "NIT" in line]


def test_a_paper_speaks_its_own_language(papers_of: dict[str, Print]) -> None:
    for usual in ("es", "en"):
        i18n.use(usual)
        assert "Estado de resultados" in printed(papers_of["income_statement"], "es")
        assert "Income statement" in printed(papers_of["income_statement"], "en")


def test_a_single_thousand_is_written_as_the_club_wishes(books: Books) -> None:
    told = post(books, "cash 1000 / dues -1000")
    for un_mil, words in ((True, "Son: Un mil 00/100"), (False, "Son: Mil 00/100")):
        sheet = papers.Sheet(replace(CLUB, un_mil=un_mil), PRINTED, language="es")
        assert words in text_of(papers.receipt(told, sheet))


def test_the_sheet_takes_language_and_size_from_the_club_of_the_books(books: Books) -> None:
    sheet = papers.Sheet(books.club, books.now(), books.who)
    assert (sheet.language, sheet.page) == ("es", "letter")
    assert set(papers.SIZES) == set(PAGES)
    with pytest.raises(ValueError, match="no such page"):
        papers.Sheet(books.club, books.now(), page="a5")


@pytest.mark.parametrize(
    ("page", "size"),
    [("letter", (612, 792)), ("half_letter", (612, 396)), ("oficio", (612.3, 935.4)), ("a4", (595.3, 841.9))],
)
def test_sizes_in_points(papers_of: dict[str, Print], page: str, size: tuple[float, float]) -> None:
    # 72 points to the inch of 25,4 mm: letter 8½ × 11 inches, oficio 216 × 330 mm, A4 210 × 297 mm.
    box = pages_of(papers_of["trial_balance"](on("en", page)))[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.1)


def test_letters_are_large_enough_to_read_by_candle_light(papers_of: dict[str, Print]) -> None:
    for paper in papers_of.values():
        assert min(one.size for page in pages_of(paper(SHEET)) for one in words_on(page)) >= 7


def test_a_paper_needs_no_open_books(books: Books) -> None:
    told = post(books)
    books.close()
    assert "CI 2026-0001" in printed(lambda sheet: papers.voucher(told, sheet))
    bookfile.open_books(books.path, lambda: PRINTED)  # for the fixture to close


def test_a_price_list_says_all_that_a_buyer_asks_and_nothing_of_costs(papers_of: dict[str, Print]) -> None:
    # At 6.96: 25 dollars are 174.00; 45 bolivianos are 6.4655 dollars. What is not sold is not offered.
    for name in ("price_list", "catalogue"):
        said = printed(papers_of[name])
        for words in ("Export prices", "On 1 March 2026", "CH-01", "Sizes: S, M, L", "174.00", "25.00", "1 day"):
            assert words in said
        for words in ("32.50", "4.70", "21 days", "Other products", "Banco Central de Bolivia", "6.96 for one dollar"):
            assert words in said
        assert "Lana" not in said
    assert "* 174.00 25.00" in printed(papers_of["price_list"])
    assert "45.00 * 6.47" in printed(papers_of["price_list"])
    assert "Bs 45.00 · $us 6.47*" in printed(papers_of["catalogue"])


def test_a_catalogue_has_the_pictures_of_what_is_sold(papers_of: dict[str, Print]) -> None:
    """Whole and not stretched: the picture is half as wide again as high."""
    (page,) = pages_of(papers_of["catalogue"](on("en", "letter")))
    assert [round(one.image.width / one.image.height, 2) for one in page.images if one.image] == [1.5]
    assert not pages_of(papers_of["price_list"](on("en", "letter")))[0].images


def test_without_dollars_and_collections_a_price_list_is_plain(books: Books) -> None:
    apron = products.add_product(books, products.ProductDraft("Apron", "piece", m("25")))
    figures = products.price_list(books, "local", date(2026, 3, 20))
    assert [(row.product.id, row.price, row.dollars) for row in figures.rows] == [(apron.id, m("25"), None)]
    said = printed(lambda sheet: papers.price_list(figures, sheet))
    assert "Apron piece 25.00" in said
    assert "$us" not in said
    assert "Other products" not in said
    assert "dollar" not in said
    assert products.price_list(books, "wholesale", date(2026, 3, 20)).rows == ()
