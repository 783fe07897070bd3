"""The members of the workshop: who they are, in which group, and what they give the club, save and owe it."""

from collections import Counter
from datetime import date
from typing import Final

from coopbooks import members
from coopbooks.days import Month
from coopbooks.i18n import _
from coopbooks.members import DeedDraft, GroupDraft, MemberDraft, Part
from coopbooks.money import Money
from coopbooks.training import workshop_figures as figures
from coopbooks.training.chance import Chance
from coopbooks.training.diary import CASH, Diary
from coopbooks.training.names import members as names

IN_A_GROUP: Final = figures.MEMBERS // len(figures.GROUPS)
GROUPS: Final = {
    group: tuple(names(figures.MEMBERS))[place * IN_A_GROUP : (place + 1) * IN_A_GROUP]
    for place, group in enumerate(figures.GROUPS)
}
"""Who is in which group; the first of each is in charge of it."""
CERTIFICATE: Final = "100"
CERTIFICATES_DAY: Final = date(2025, 8, 2)
CERTIFICATES_FOR: Final = tuple(names(8))
ASSEMBLIES: Final = (date(2025, 3, 15), date(2025, 9, 13))
"""Who does not come to one pays a fine."""
FINE: Final = "10"
PAYS_BY_HAND: Final = tuple(names(17))[-1]
"""Nothing is deducted from her pay for dues: she brings them, but no more since the autumn."""
PAID_UNTIL: Final = date(2025, 10, 1)
SAVED_UP: Final = date(2025, 12, 19)
"""When those who saved of their own take it home for Christmas."""
_WEDNESDAY, _SATURDAY = 2, 5
_DAYS_OF_A_WEEK: Final = 7
_INCOME_ASKED: Final = date(2024, 11, 30)
_SEED: Final = 75


def meet_members(diary: Diary) -> None:
    """Put the groups down and everybody in them, with what each earned in a month before this year."""
    chance = Chance(_SEED)
    for group, those in GROUPS.items():
        known = members.add_group(diary.books, GroupDraft(group))
        for name in those:
            diary.know(
                name, members.add_member(diary.books, _one(chance, name, known.id, in_charge=name == those[0])).id
            )
        members.change_group(diary.books, known.id, GroupDraft(group, diary.person(those[0])))


def _one(chance: Chance, name: str, group: int, *, in_charge: bool) -> MemberDraft:
    return MemberDraft(
        name,
        identity=f"{chance.between(3_200_000, 9_900_000)} LP",
        phone=f"7{chance.between(1_000_000, 9_999_999)}",
        group=group,
        role=_("In charge of the group") if in_charge else "",
        joined=date(chance.between(2016, 2023), chance.between(1, 12), chance.between(1, 28)),
        income=chance.amount("280", "460"),
        income_on=_INCOME_ASKED,
    )


class Members:
    """What is recorded with the members, day by day."""

    def __init__(self, diary: Diary) -> None:
        """Begin without savings."""
        self._diary, self._chance = diary, Chance(_SEED + 1)
        self._saved: Counter[str] = Counter()

    def live(self) -> None:
        """Record what falls on today; whatever moves money goes through the cash box."""
        today = self._diary.today
        first_saturday = today.weekday() == _SATURDAY and today.day <= _DAYS_OF_A_WEEK
        if first_saturday:
            self._charge_dues()
        if today in ASSEMBLIES:
            missing = self._some(4)
            self._record("fine", dict.fromkeys(missing, Money.of(FINE)), note=_("Did not come to the assembly"))
        if today.weekday() == _WEDNESDAY and today.day <= _DAYS_OF_A_WEEK:
            self._save()
        if today == CERTIFICATES_DAY:
            self._record("certificates", dict.fromkeys(CERTIFICATES_FOR, Money.of(CERTIFICATE)), certificates=1)
        if today == SAVED_UP:
            self._record("withdrawal", {name: Money(minor) for name, minor in self._saved.items()})

    def _charge_dues(self) -> None:
        """Charge the dues of the month to all; some pay at once, the others out of their next pay."""
        dues, today = Money.of(figures.DUES), self._diary.today
        self._record("dues", dict.fromkeys(names(figures.MEMBERS), dues), month=Month.of(today))
        paying = {*self._some(5), PAYS_BY_HAND} if today < PAID_UNTIL else {*self._some(5)} - {PAYS_BY_HAND}
        self._record("paid", dict.fromkeys(sorted(paying), dues))

    def _save(self) -> None:
        """Some bring what they save of their own will."""
        brought = {name: self._chance.amount("20", "50") for name in self._some(3)}
        self._saved.update({name: amount.minor for name, amount in brought.items()})
        self._record("voluntary", brought)

    def _some(self, many: int) -> list[str]:
        """Return so many members, one of each group they fall into."""
        return sorted({self._chance.pick(self._chance.pick(tuple(GROUPS.values()))) for _one in range(many)})

    def _record(
        self, kind: str, amounts: dict[str, Money], *, month: Month | None = None, note: str = "", certificates: int = 0
    ) -> None:
        parts = tuple(Part(self._diary.person(name), amount, certificates) for name, amount in amounts.items())
        box = self._diary.account(CASH) if members.KINDS[kind].way else None
        self._diary.clock.go_on()
        draft = DeedDraft(kind, self._diary.today, parts, box, month, note=note)
        members.record_deed(self._diary.books, draft)
