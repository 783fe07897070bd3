"""The club these books belong to: its name, its people who sign, its language, paper and accounting year."""

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from peewee import TextField

from coopbooks.books.storage import Record
from coopbooks.days import DECEMBER
from coopbooks.errors import Refusal
from coopbooks.i18n import LANGUAGES, MEMBER_WORDS, N_, _
from coopbooks.money import SYMBOLS

if TYPE_CHECKING:
    from coopbooks.books.open_books import Books

PAGES: Final = {
    "letter": N_("Letter (Carta)"),
    "half_letter": N_("Half letter (Media carta)"),
    "oficio": N_("Oficio (216 × 330 mm)"),
    "a4": N_("A4"),
}
"""The page sizes a club may choose, with the words for them."""

REJECT_RULES: Final = {
    "member": N_("The member who made them"),
    "team": N_("All who did the same operation"),
    "fund": N_("The common fund"),
}
"""Who may bear rejected pieces, with the words for it."""

LONGEST_NAME: Final = 120
"""Characters a name may have: more does not fit on any paper."""


@dataclass(frozen=True, slots=True)
class Club:
    """What the club says about itself; kept in its books and printed on its papers.

    ``negative_stock``: material may be used before it is recorded that it was bought. ``overspending``: more may be
    spent of a grant than came, or on a purpose than was planned for it. ``loan_order``: what a payment of a loan pays
    first, unless something else is agreed for it. ``reject_rule``: who bears pieces that are rejected, by
    :data:`REJECT_RULES`. ``member_word``: what a member is called in Spanish.
    """

    name: str
    place: str = ""
    nit: str = ""
    activity: str = ""
    treasurer: str = ""
    president: str = ""
    language: str = "es"
    page: str = "letter"
    currency: str = "BOB"
    closing_month: int = DECEMBER
    un_mil: bool = True
    negative_stock: bool = False
    overspending: bool = False
    reject_rule: str = "member"
    member_word: str = "socia"
    loan_order: str = "fine,interest,principal"
    practice: bool = False
    practice_day: date | None = None


class ClubSetting(Record):
    """One thing the club says about itself."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        """Its table."""

        table_name = "setting"


def read_club() -> Club:
    """Read the club from the open file."""
    said = {row.key: json.loads(row.value) for row in ClubSetting.select()}
    known = {field.name for field in fields(Club)}
    said["practice_day"] = said.get("practice_day") and date.fromisoformat(said["practice_day"])
    return Club(**{key: value for key, value in said.items() if key in known})


def check_club(club: Club) -> Club:
    """Refuse a club without a name, with over-long words, or with settings the program does not offer."""
    if not club.name.strip():
        raise Refusal(_("Give the club a name: it is printed on every paper."), "name", "empty")
    for field in ("name", "place", "nit", "activity", "treasurer", "president"):
        if len(getattr(club, field)) > LONGEST_NAME:
            raise Refusal(
                _("This is too long to print. Use at most %(most)s letters.") % {"most": LONGEST_NAME},
                field,
                "too_long",
            )
    offered = (
        club.language in LANGUAGES and club.page in PAGES and club.currency in SYMBOLS,
        club.member_word in MEMBER_WORDS,
        1 <= club.closing_month <= DECEMBER,
        club.reject_rule in REJECT_RULES,
        sorted(club.loan_order.split(",")) == ["fine", "interest", "principal"],
    )
    if not all(offered):
        raise ValueError(f"settings not offered: {club}")
    return replace(club, name=club.name.strip())


def change_club(books: "Books", club: Club) -> None:
    """Keep what the club says about itself; the currency and the practice mark stay as they were made.

    Tells watchers: ``club``.
    """
    checked = check_club(club)
    old = books.club
    if (checked.currency, checked.practice) != (old.currency, old.practice):
        raise ValueError("the currency and the practice mark of books never change")
    with books.change("club"):
        write_club(checked)


def write_club(club: Club) -> None:
    """Write every setting; inside a change."""
    for field in fields(Club):
        value: Any = getattr(club, field.name)
        text = json.dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)
        ClubSetting.replace(key=field.name, value=text).execute()
