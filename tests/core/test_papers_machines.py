"""The card of a machine: what it is worth year by year, an hour of it, its log, its photo, in the paper's language."""

from datetime import date

from coopbooks import papers
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.papers.machine_card import steps
from tests.builders import m
from tests.printed import a_photo, on, pages_of, text_of
from tests.worn import overlock


def test_the_card_tells_a_machine_in_the_language_of_the_paper(books: Books) -> None:
    """9,600 over eight years are 1,200 a year; 2,309 a year through 1,440 hours are 1.60."""
    card, hours = overlock(books)
    said = {
        language: " ".join(
            text_of(papers.machine_card(card, on(language, "letter"), hours[language], "Benita")).split()
        )
        for language in ("en", "es")
    }
    assert "2026 1,200.00 200.00 1,200.00 8,460.00" in said["en"]
    assert "2033 1,200.00 9,600.00 60.00" in said["en"]
    assert "Bs 9,600.00 over 6 years" in said["en"]
    assert "An hour divided by 1440 hours of work a year 1.60" in said["en"]
    assert "02/03/2026 Cambio de correa · la vieja se rompió 180.00" in said["en"]
    assert "2026 1.200,00 200,00 1.200,00 8.460,00" in said["es"]
    assert "Bs 9.600,00" in said["es"]


def test_a_photo_stands_beside_what_is_said_of_it(books: Books) -> None:
    card, hours = overlock(books)
    sheet = on("en", "letter")
    [page] = pages_of(papers.machine_card(card, sheet, hours["en"], "Benita", a_photo()))
    assert [round(one.image.width / one.image.height, 2) for one in page.images if one.image] == [1.5]
    [page] = pages_of(papers.machine_card(card, sheet, hours["en"], "Benita"))
    assert not page.images


def test_the_book_value_goes_down_month_by_month(books: Books) -> None:
    """From 9,660 by 100 a month: planned to 60 at the end of 2033, recorded to the end of February."""
    card, _hours = overlock(books)
    planned, real = steps(card)
    assert (planned[0].day, planned[0].amount) == (date(2026, 1, 5), m("9660"))
    assert (planned[-1].day, planned[-1].amount) == (Month(2033, 12).last, m("60"))
    assert [(one.day, one.amount) for one in real] == [
        (date(2026, 1, 5), m("9660")),
        (date(2026, 1, 31), m("9560")),
        (date(2026, 2, 28), m("9460")),
    ]
