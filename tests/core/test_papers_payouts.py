"""What the papers of payouts say: every figure of a slip with the sum behind it, the pay list, envelopes, advances."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coopbooks import i18n, loans, papers, payouts, rates
from coopbooks.books import Books
from coopbooks.payouts import RunToPrint, SurplusDraft
from coopbooks.quantity import Quantity
from tests.builders import TODAY, account_id, m, person_id
from tests.core.lending import lent, terms
from tests.core.paying import a_club, approved, handed, knitted
from tests.paid import a_pot, a_surplus, an_advance, earned_in_2025, fortnight, knitters
from tests.printed import SHEET, on, pages_of, text_of


def said(pdf: bytes) -> str:
    """Return the words of a paper with single blanks between them."""
    return " ".join(text_of(pdf).replace("\N{NO-BREAK SPACE}", " ").split())


def slip_of(told: RunToPrint, name: str, language: str = "en") -> str:
    """Return what the slip of one member says, one on a page."""
    hers = replace(told, slips=tuple(one for one in told.slips if one.slip.name.startswith(name)))
    return said(papers.payout_slips(hers, on(language, "letter"), "one"))


def test_a_slip_says_every_lot_with_its_sum(books: Books) -> None:
    """12 × 18 = 216, 5 × 20 = 100 for an order, 6,5 hours × 12 = 78, and 50: 444 together."""
    told = slip_of(fortnight(books), "Marcelina")
    for words in (
        "Payout slip",
        "1 to 15 March 2026",
        "Marcelina Ñaupari Choque C.I. 6789012-1A LP · Group: Tejedoras de Alpacoma",
        "Chompa de alpaca · tejido 12 × 18.00 216.00",
        "rejected: 2",
        "5 × 20.00 100.00",
        "2026-07 · 40 chompas Kusi",
        "6.5 × 12.00 78.00",
        "Puntualidad 50.00",
        "444.00",
        "Rejected pieces are borne by the member who made them.",
    ):
        assert words in told


def test_a_slip_says_what_is_left_of_each_debt(books: Books) -> None:
    """The loan: 800 ÷ 16 = 50, and 1 % of the 750 left after the first; 700 are left. 120 + 44,40 saved."""
    told = slip_of(fortnight(books), "Marcelina")
    for words in (
        "Advance · 09/03/2026 50.00",
        "Loan instalment · Máquina 3",
        "57.50",
        "instalment 2 of 16 · interest 7.50 + principal 50.00",
        "left to pay Bs 700.00",
        "Bs 444.00 × 10% · savings now Bs 164.40",
        "Monthly dues · March 2026 5.00",
        "Fine · 09/03/2026 10.00",
        "Total deducted 166.90",
        "Her savings 164.40",
        "She owes of loans 700.00",
        "Left after deductions 277.10",
        "Rounding carried to the next slip −0.10",
        "Bs 277.00",
        "Say: Two hundred seventy-seven and 00/100",
    ):
        assert words in told


def test_a_slip_says_what_could_not_be_deducted(books: Books) -> None:
    """Of 45 the club leaves her 40: 5 of her advance of 30 are deducted, 25 and all of the 4,50 saved are not."""
    told = slip_of(fortnight(books), "Sarah")
    assert "Bs 30.00 − Bs 25.00 · not deducted Bs 25.00" in told
    assert "Bs 45.00 × 10% − Bs 4.50 · not deducted Bs 4.50" in told
    assert "Could not be deducted, and is still asked for: Bs 29.50" in told
    assert "She owes of advances 25.00" in told


def test_rounding_that_was_carried_comes_in(books: Books) -> None:
    """Of 18,05 rounded down to 0,10 are 0,05 left; with the next 18,05 they are 18,10, and nothing is left."""
    a_club(books)
    rate: dict[str, Any] = {"rate": Quantity.of("18.05"), "rate_note": "For the fair"}
    knitted(books, "Ana 1", day=date(2026, 3, 18), **rate)
    first = slip_of(payouts.run_to_print(books, approved(books).id), "Ana")
    assert "Rounding carried to the next slip −0.05" in first
    knitted(books, "Ana 1", **rate)
    second = slip_of(payouts.run_to_print(books, approved(books).id), "Ana")
    assert "From the last slip or before 0.05 Rounding carried to the next slip 0.00" in second
    assert "Bs 18.10" in second


def test_a_slip_printed_later_says_the_same(books: Books) -> None:
    """What she saved and owes since is of later slips; a voided run says so on each."""
    told = fortnight(books)
    before = said(papers.payout_slips(told, SHEET, "two"))
    an_advance(books, told.slips[0].slip.person)
    assert said(papers.payout_slips(payouts.run_to_print(books, told.run.id), SHEET, "two")) == before
    payouts.void_run(books, told.run.id, "Faltaban piezas")
    voided = papers.payout_slips(payouts.run_to_print(books, told.run.id), SHEET, "two")
    assert "VOIDED" in pages_of(voided)[0].extract_text()
    assert "VOIDED" not in before


def test_each_slip_may_speak_the_language_of_its_member(books: Books) -> None:
    told = papers.payout_slips(fortnight(books), on("es", "letter"), "one", "own")
    spanish, english = (page.extract_text() for page in pages_of(told))
    assert "444,00" in spanish
    assert "45.00" in english
    assert "Net to pay" in english
    with i18n.speaking("es"):
        assert i18n.gettext("Net to pay") in spanish


def test_words_of_the_program_follow_the_language_of_the_paper(books: Books) -> None:
    """A pot without a name and the surplus of a year, recorded in Spanish and printed in English."""
    a_club(books, "Ana")
    with i18n.speaking("es"):
        pot = payouts.Pot(m("10"), (payouts.Part("equal"),))
        one = approved(books, title="Feria", pot=pot, rates=False, members=(person_id(books, "Ana"),))
        earned_in_2025(books)
        rule = payouts.SurplusRule((), (payouts.Part("equal"),))
        two = payouts.record_surplus(books, SurplusDraft(2025, TODAY, rule))
    assert "Pot: in equal parts 10.00" in slip_of(payouts.run_to_print(books, one.id), "Ana")
    assert "Surplus of 2025: in equal parts" in slip_of(payouts.run_to_print(books, two.id), "Ana")
    assert "Monto a repartir: en partes iguales" in slip_of(payouts.run_to_print(books, one.id), "Ana", "es")


def test_both_languages_say_the_sum_in_words(books: Books) -> None:
    run = fortnight(books)
    told = said(papers.payout_slips(run, on("es", "letter"), "one", "both"))
    assert said(papers.payout_slips(run, on(i18n.BOTH, "letter"), "one")) == told
    for words in ("Son: Cuarenta 00/100 bolivianos", "Say: Forty and 00/100 bolivianos", "Left after deductions"):
        assert words in told


def test_the_parts_of_a_pot_have_their_arithmetic(books: Books) -> None:
    """900 of 1.000: 540 by shares of 2 and 1, 360 in equal parts: 360 + 180 and 180 + 180."""
    told = a_pot(books)
    one = slip_of(told, "Marcelina")
    assert "Bs 540.00 × 2 ÷ 3" in one
    assert "Bs 360.00 × 1 ÷ 2" in one
    listed = said(papers.pay_list(told, SHEET))
    for words in (
        "Reserved: Mantenimiento −100.00",
        "Shared among the members 900.00",
        "By shares Bs 900.00 × 60% 540.00",
        "In equal parts Bs 900.00 × 40% 360.00",
        "Each part is cut down to whole centavos.",
    ):
        assert words in listed


def test_whoever_shares_a_pot_reads_who_gets_the_centavos(books: Books) -> None:
    """10 in three equal parts are 3.34, 3.33 and 3.33: without the rule nobody can tell from her slip alone."""
    a_club(books, "Juana")
    words = "The centavos left over go, one each, to those whose part was cut most; among equals, to whoever was"
    assert words in slip_of(a_pot(books), "Marcelina")
    knitted(books, "Juana 2")
    assert words not in slip_of(payouts.run_to_print(books, approved(books, title="Work alone").id), "Juana")


def test_a_slip_says_at_which_rate_a_loan_in_dollars_is_owed(books: Books) -> None:
    """$us 100 at 6.96, of which 75 are due: 525 at 7.00 are kept back, and 25 × 6.96 = 174 are owed in the books."""
    a_club(books)
    agreed = terms("100", "0", currency="USD", instalments=4, method="no_interest")
    lent(books, agreed, rate=Decimal("6.96"), rate_source="agreed")
    rates.set_rate(books, rates.RateDraft("dollar", date(2026, 3, 1), "amount", Decimal(7), "Banco Central"))
    knitted(books, "Ana 50")
    told = payouts.run_to_print(books, approved(books).id)
    assert "She owes of loans 174.00 $us 25.00 × 6.96" in slip_of(told, "Ana")
    later = loans.pay_off_proposal(books, 1, TODAY)
    loans.pay_instalment(books, replace(later, box=account_id(books, "cash")))
    told = payouts.run_to_print(books, told.run.id)
    assert "She owes of loans 174.00 $us 25.00 × 6.96" in slip_of(told, "Ana")


def test_the_pay_list_has_a_row_for_each_and_adds_up(books: Books) -> None:
    """277 + 40 = 317: 200 + 50 + 20 + 5 + 2 and 20 + 20, seven pieces."""
    told = fortnight(books)
    listed = said(papers.pay_list(told, SHEET, payouts.envelopes(books, told.run.id)))
    for words in (
        "1 Marcelina Ñaupari Choque 444.00 −166.90 −0.10 277.00",
        "2 Sarah Quispe 45.00 −5.00 0.00 40.00",
        "Total of 2 members 489.00 −171.90 −0.10 317.00",
        "Say: Three hundred seventeen and 00/100 bolivianos",
        "Bs 20.00 3 60.00",
        "Together 7 317.00",
        "Folio 1 of 1",
    ):
        assert words in listed


def test_who_got_it_by_bank_is_marked_on_the_pay_list(books: Books) -> None:
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")
    run = approved(books)
    handed(books, run, "Ana", way="bank")
    assert "216.00 By bank · 20/03/2026" in said(papers.pay_list(payouts.run_to_print(books, run.id), SHEET))


def test_every_envelope_has_its_notes_and_coins(books: Books) -> None:
    told = fortnight(books)
    packed = payouts.envelopes(books, told.run.id)
    labels = said(papers.envelope_labels(told, packed, SHEET))
    assert "Bs 277.00 Bs 40.00 1 × 200 · 1 × 50 · 1 × 20 · 1 × 5 · 1 × 2 2 × 20" in labels
    fetched = said(papers.bank_list(told, packed, SHEET))
    assert "Envelopes: 2" in fetched
    assert "Together 7 317.00" in fetched


def test_what_the_box_has_not_is_changed_at_the_bank(books: Books) -> None:
    """The box has 301,50 for 317: it keeps 200 and 1,50, gives 100, and 15,50 are drawn on top."""
    told = fortnight(books)
    box = {m("200"): 1, m("100"): 1, m("0.5"): 3}
    packed = payouts.pack({one.slip.person: one.slip.pay.paid for one in told.slips}, box=box)
    fetched = said(papers.bank_list(told, packed, SHEET))
    assert "To give the bank for them Note or coin How many Amount Bs 100.00 1 100.00" in fetched
    assert "The box has too little: Bs 15.50 must be drawn on top." in fetched


def test_an_advance_is_signed_and_says_what_is_left(books: Books) -> None:
    one, _other = knitters(books)
    advance = an_advance(books, one)
    told = said(papers.advance_receipt(advance, SHEET, "6789012-1A LP", m("80")))
    for words in ("Paid to: Marcelina Ñaupari Choque", "Bs 80.00", "Still to be deducted: Bs 80.00", "Thumbprint"):
        assert words in told
    with pytest.raises(ValueError, match="no advance"):
        papers.advance_receipt(replace(advance, word="sales"), SHEET)


def test_the_record_of_a_part_of_the_surplus_begins_with_the_whole(books: Books) -> None:
    """Sold for 1.500 in all: 1.000 of it are shared out, 500 are not; later the 500 are, and the record says so."""
    persons = knitters(books)
    earned_in_2025(books, "500")
    told = a_surplus(books, *persons)
    record = said(papers.surplus_record(told, SHEET))
    for words in (
        "Surplus of 2025 1,500.00 1,500.00",
        "Not shared out now −500.00 1,000.00",
        "Surplus shared out 1,000.00 1,000.00",
    ):
        assert words in record
    draft = told.run.draft
    assert isinstance(draft, SurplusDraft)
    rest = payouts.record_surplus(books, replace(draft, amount=m("500")))
    record = said(papers.surplus_record(payouts.run_to_print(books, rest.id), SHEET))
    assert "Surplus of 2025 1,500.00 1,500.00 Shared out before −1,000.00 500.00 Surplus shared out 500.00" in record


def test_the_record_of_the_surplus_has_the_arithmetic(books: Books) -> None:
    """Of 1.000: 100 and 50 to funds; 595 by pay of 3 and 1: 446,25 and 148,75; 255 equally: 127,50 each."""
    told = a_surplus(books, *knitters(books))
    record = said(papers.surplus_record(told, SHEET))
    for words in (
        "Legal reserve Bs 1,000.00 × 10% −100.00 900.00",
        "Education fund Bs 1,000.00 × 5% −50.00 850.00",
        "Members, by what their work was paid Bs 850.00 × 70% −595.00 255.00",
        "Members, in equal parts Bs 850.00 × 30% −255.00 0.00",
        "1 Marcelina Ñaupari Choque 3.00 446.25 1 127.50 573.75",
        "Total of 2 members 4.00 595.00 2 255.00 850.00",
    ):
        assert words in record
    both = said(papers.surplus_record(told, on(i18n.BOTH, "letter")))
    assert "Legal reserve Bs 1.000,00 × 10 % / Bs 1,000.00 × 10% −100,00 900,00" in both
    assert "In El Alto, on 20 March 2026, the assembly of the members decided" in both
    with pytest.raises(TypeError, match="no surplus"):
        papers.surplus_record(replace(told, run=replace(told.run, shared=None)), SHEET)
