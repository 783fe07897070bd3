"""The form for money of a grant that is given back to the donor."""

from functools import partial
from typing import ClassVar

from coopbooks import grants
from coopbooks.grants import BackDraft, Grant
from coopbooks.i18n import N_, _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.money import Money
from ui.grants.money_form import GrantMoneyForm
from ui.shared.deeds import box_words, corrected_deed, deed_of
from ui.shared.doing import Deed


class BackForm(GrantMoneyForm):
    """Money that is given back to the donor."""

    what: ClassVar = "back"
    told: ClassVar = (N_("Here and not spent: %(amount)s."), N_("Nothing is left of it."))

    def new_words(self) -> str:
        """Return the title of an empty form."""
        return _("Give money back to a donor")

    def still_left(self, one: Grant) -> Money:
        """Return what is here and not spent."""
        return one.in_hand

    def typed_before(self, voucher: Voucher) -> BackDraft:
        """Return the draft a voucher was made from."""
        return grants.back_of(self.desk.books, voucher)

    def box_words(self) -> str:
        """Return the words over the box."""
        return _("Out of which box or bank?")

    def no_purpose(self) -> str:
        """Return the words for giving back of everything that is left."""
        return _("Of all that is left")

    def prepare(self) -> None:
        """Propose, too, to give back all that is left."""
        super().prepare()
        known = self.known()
        if known and not self._before and known.in_hand.minor > 0 and self.amount.currency == known.in_hand.currency:
            self.amount.propose(known.in_hand)

    def draft(self) -> BackDraft:
        """Return what is typed."""
        grant = self.chosen()
        return BackDraft(
            self.day.value(),
            grant,
            self.box.value(),
            self.amount.value(),
            self.purpose.value(),
            self.note.value(),
        )

    def voucher(self, draft: BackDraft) -> VoucherDraft:
        """Return the voucher of the money."""
        return grants.back_voucher(self.desk.books, draft, self.key.of)

    def record(self, draft: BackDraft) -> Deed:
        """Record it, or record it again."""
        books, old, then = self.desk.books, self._correcting, box_words(self.desk.books, draft.box)
        if old is None:
            return deed_of(self.desk, grants.give_back(books, draft), then)
        return corrected_deed(self.desk, old.id, partial(grants.correct_back, books), draft, self._before, then=then)
