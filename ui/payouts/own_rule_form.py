"""The form for what was agreed with one member about one kind of deduction, in the place of what holds for all."""

from functools import partial
from typing import ClassVar, Final

from coopbooks import members, payouts
from coopbooks.i18n import N_, _
from coopbooks.money import Money
from coopbooks.payouts import DEDUCTIONS, OF_A_DEBT, OwnRule
from ui.shared.choice import Tick, choice_of
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.member_choice import member_picker
from ui.shared.share_edit import ShareEdit
from ui.shared.typed_edit import TextEdit

AS_OF_ALL, SO_MUCH, NOTHING = "all", "much", "nothing"
HOW: Final = {
    SO_MUCH: N_("So much, by her own agreement"),
    NOTHING: N_("Nothing at all"),
    AS_OF_ALL: N_("What is deducted of all"),
}
"""What is deducted from her pay."""
_Typed = tuple[int, OwnRule]
"""Of whom, and what was agreed."""


class OwnRuleForm(Form):
    """Who, what kind, how much, whether from the protected part too; what is agreed already stands there."""

    elsewhere: ClassVar = {"percent": "amount"}

    def __init__(self, desk: Desk, person: int | None = None, kind: str = "") -> None:
        """Make the form; for one ``person`` and ``kind`` where that is known already."""
        super().__init__(desk, own_rule_words, once=True, key=FormKey("payouts", "own", person))
        self._person, self._kind = person, kind
        self.person = self.add("person", lambda: _("Who?"), member_picker(desk.books))
        self.kind = self.add("kind", lambda: _("Which deduction?"), choice_of(DEDUCTIONS))
        self.how = self.add("how", lambda: _("What is deducted from her pay?"), choice_of(HOW))
        self.much = self.add("amount", self._much_words, ShareEdit(desk.books.club.currency))
        self.agreed = self.add(
            "agreed",
            lambda: _("From the protected part"),
            Tick(lambda: _("She agreed that it may be taken from the protected part of her pay too")),
        )
        self.note = self.add("note", lambda: _("Note: when and before whom it was agreed"), TextEdit())
        self.person.changed.connect(self._follow)
        self.kind.changed.connect(self._follow)
        self.how.changed.connect(self._follow_how)
        self.begin()

    def _much_words(self) -> str:
        if self.kind.value() in OF_A_DEBT:
            return _("At most how much each time?")
        return _("How much: an amount, or a part of her pay in %?")

    def prepare(self) -> None:
        """Fill in whom it is about, and what was agreed with her already."""
        if self._person is not None:
            self.person.set_key(self._person)
        if self._kind:
            self.kind.set(self._kind)
        self._follow()

    def _follow(self) -> None:
        """Put in what was agreed with her about this already, as far as nobody typed over it."""
        person = self.person.readable_key
        known = payouts.own_rules(self.desk.books, person).get(person, {}) if person is not None else {}
        rule = known.get(self.kind.value())
        much = rule and (rule.amount if rule.amount is not None else rule.percent)
        self.how.propose(SO_MUCH if rule is None or much else AS_OF_ALL if much is None else NOTHING)
        self.much.propose(much or None)
        self.note.propose(rule.note or None if rule else None)
        if not self.agreed.typed:
            self.agreed.propose(bool(rule and rule.agreed))
        self.boxes["amount"].say_again()
        self._follow_how()

    def _follow_how(self) -> None:
        """Ask how much only where it is so much."""
        self.boxes["amount"].setVisible(self.how.value() == SO_MUCH)

    def draft(self) -> _Typed:
        """Return who it is about, and what was agreed; refuses what cannot be."""
        person = self.person.value().key
        amount: Money | None = None
        percent = None
        if self.how.value() == NOTHING:
            amount = self.desk.books.money(0)
        elif self.how.value() == SO_MUCH:
            much = self.much.value()
            amount, percent = (much, None) if isinstance(much, Money) else (None, much)
        return person, OwnRule(self.kind.value(), amount, percent, self.agreed.value(), self.note.value())

    def summary(self, draft: _Typed) -> str:
        """Say nothing: it is one sentence already."""
        del draft
        return ""

    def record(self, draft: _Typed) -> Deed:
        """Keep what was agreed, or let what holds for all hold for her again; undone by what was before."""
        person, rule = draft
        usual = self.how.value() == AS_OF_ALL and not rule.agreed
        return _agreed(self.desk, person, rule.kind, None if usual else rule)


def _agreed(desk: Desk, person: int, kind: str, rule: OwnRule | None) -> Deed:
    """Keep a rule of one member, or none; undone by the one before."""
    books = desk.books
    before = payouts.own_rules(books, person).get(person, {}).get(kind)
    if rule is None:
        payouts.remove_own_rule(books, person, kind)
    else:
        payouts.set_own_rule(books, person, rule)
    said = {"name": members.member(books, person).label, "kind": DEDUCTIONS[kind]}
    return Deed(partial(_told, said, gone=rule is None), undo=lambda: _agreed(desk, person, kind, before))


def _told(said: dict[str, str], *, gone: bool) -> str:
    told = {"name": said["name"], "kind": _(said["kind"])}
    if gone:
        return _("%(kind)s: for %(name)s what holds for all holds again.") % told
    return _("%(kind)s: what was agreed with %(name)s is written down.") % told


def own_rule_words() -> str:
    """Return what the form is called."""
    return _("Agree with one member")
