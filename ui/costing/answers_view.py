"""The answers of a cost sheet, live beside it: what it costs, the price, how many must be sold, what an hour earns."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coopbooks import costing, showing
from coopbooks.costing import FIGURES, Answers, Known
from coopbooks.i18n import N_, _
from ui import look
from ui.costing.chart import pieces_chart
from ui.costing.figure_row import FigureRow, columns, put
from ui.costing.told import SCALES, break_even_told, explained, figure_text, in_dollars_told, more_pay_told
from ui.shared.chart_view import ChartView
from ui.shared.flow import Flow
from ui.shared.labels import label, panel
from ui.shared.words import voice

_COST: Final = (
    "materials",
    "work",
    "charges",
    "machine",
    "other",
    "direct",
    "indirect",
    "production",
    "selling",
    "total",
)
_PRICE: Final = ("price", "tax", "net", "profit", "markup", "margin", "export", "fob")
_MANY: Final = ("contribution", "break_even", "break_even_money")
_PAY: Final = ("hour", "wage_hour", "take_home")
_BOLD: Final = ("direct", "production", "total", "price", "profit", "fob", "break_even", "hour")
_SUMS: Final = ("direct", "production", "total")
_BY_SCALE: Final = ("cost", "price")
"""The cards whose figures stand for one piece, a dozen, a batch."""
_MORE: Final = Decimal(50)
_BAR, _LINE = 56, 19
"""Pixels of the bar of where each boliviano goes, with the space around it, and of each line of names below."""
_CARDS: Final = (
    ("cost", N_("What it costs"), _COST),
    ("price", N_("The price"), _PRICE),
    ("many", N_("How many must be sold"), _MANY),
    ("pay", N_("What the work earns"), _PAY),
)


class AnswersView(QWidget):
    """The answers in cards, each under what is asked for it: ``asked`` are those rows of fields by card."""

    def __init__(self, asked: Mapping[str, Sequence[QWidget]], *, sold: bool = True) -> None:
        """Make it without answers; of what is not ``sold`` but goes into others, only the cost is said."""
        super().__init__()
        self._sold = sold
        self._answers: Answers | None = None
        self._known = Known()
        self.rows: dict[str, FigureRow] = {}
        self.notes: dict[str, QLabel] = {}
        self.said = label(wrap=True)
        self.open = label(kind="doubt", wrap=True)
        self.chart = ChartView("where_it_goes", lambda: _("Where each boliviano goes"))
        self._heads: dict[str, list[QLabel]] = {}
        self._lines: dict[str, tuple[QVBoxLayout, Sequence[str]]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._first_card())
        for key, words, figures in _CARDS:
            self._column.addWidget(self._card(key, words, figures, asked.get(key, ())))
        self._column.addStretch()
        voice.spoken.connect(self._show)
        look.worn.changed.connect(self._give_room)

    def _first_card(self) -> QWidget:
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 8, 12, 8)
        for widget in (self.said, self.open, self.chart):
            inside.addWidget(widget)
        self.open.hide()
        return frame

    def _card(self, key: str, words: str, figures: Sequence[str], asked: Sequence[QWidget]) -> QWidget:
        frame = panel()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(4, 8, 4, 8)
        inside.setSpacing(0)
        title = label(lambda: _(words), "heading")
        title.setContentsMargins(8, 0, 8, 4)
        inside.addWidget(title)
        if asked:
            fields = QWidget()
            flow = Flow(fields)
            flow.setContentsMargins(8, 4, 8, 8)
            flow.stand(*asked)
            inside.addWidget(fields)
        if key in _BY_SCALE:
            head, _name, self._heads[key] = columns(kind="small")
            head.setContentsMargins(8, 0, 8, 0)
            inside.addWidget(head)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        inside.addLayout(lines)
        self._lines |= dict.fromkeys(figures, (lines, figures))
        self.notes[key] = label(kind="quiet", wrap=True)
        self.notes[key].setContentsMargins(8, 4, 8, 0)
        self.notes[key].hide()
        inside.addWidget(self.notes[key])
        return frame

    def _row(self, key: str) -> FigureRow:
        """Return the line of a figure, made when it first has something to show: most sheets have few of them."""
        if key not in self.rows:
            lines, figures = self._lines[key]
            self.rows[key] = FigureRow(key, self._explain, bold=key in _BOLD)
            before = figures[: figures.index(key)]
            lines.insertWidget(sum(one in self.rows for one in before), self.rows[key])
        return self.rows[key]

    # What is shown.

    def show_answers(self, answers: Answers | None, known: Known, still_open: str = "") -> None:
        """Show the answers there are; ``still_open`` is what must be written before there are any."""
        self._answers, self._known = answers, known
        self.open.setText(still_open)
        self.open.setVisible(bool(still_open))
        self._show()

    def _show(self) -> None:
        answers, currency = self._answers, self._known.currency
        self.said.setText(costing.said_of(answers, currency, sold=self._sold) if answers else self._waiting())
        self.chart.setVisible(answers is not None)
        scales = self._scales()
        for labels in self._heads.values():
            put(labels, [_(SCALES[name]) for name in scales])
        if answers:
            self.chart.show_chart(pieces_chart(answers, currency))
            self._give_room()
        shown = self._money(answers, scales) if answers else {}
        for key in self._lines:
            self._show_row(key, shown.get(key, ()), scales)
        self._note("pay", more_pay_told(answers, self._known, _MORE) if answers else "")
        self._note("many", break_even_told(answers, self._known) if answers else "")
        self._note("price", in_dollars_told(answers) if answers else "")

    def _give_room(self) -> None:
        """Have the chart high enough for the names of its pieces: a few stand beside one another, most do not."""
        many = len(self.chart.bars.chart.figures) if self.chart.bars.chart else 0
        lines = many - many // 4
        self.chart.bars.setMinimumHeight(look.scaled(_BAR + _LINE * lines))

    def _note(self, card: str, text: str) -> None:
        self.notes[card].setText(text)
        self.notes[card].setVisible(bool(text))

    def _waiting(self) -> str:
        return _("The answers stand here as soon as the sheet is whole: what it costs, and what an hour of work earns.")

    def _scales(self) -> dict[str, Fraction]:
        """One piece, a dozen and, where a batch is made, all that are sold of it."""
        if self._answers is None:
            return {}
        found = {"unit": Fraction(1), "dozen": Fraction(12)}
        if self._answers.costed.sheet.basis == "batch":
            found["batch"] = self._answers.costed.sold
        return found

    def _money(self, answers: Answers, scales: dict[str, Fraction]) -> dict[str, list[str]]:
        """The costs and prices for each scale, in whole centavos: who adds them up comes to the totals shown."""
        by_scale = [costing.levels(answers, many, self._known.currency) for many in scales.values()]
        return {key: [showing.amount(found[key]) for found in by_scale] for key in by_scale[0]}

    def _show_row(self, key: str, shown: Sequence[str], scales: dict[str, Fraction]) -> None:
        value = FIGURES[key].of(self._answers) if self._answers else None
        wanted = value is not None and (bool(value) or key in _SUMS or key in _BOLD)
        if key == "net" and self._answers and not self._answers.priced.tax:
            wanted = False
        if key in self.rows:
            self.rows[key].setVisible(wanted)
        if not wanted or value is None:
            return
        texts = shown or [figure_text(value, FIGURES[key].kind, self._known.currency)]
        words = [_(SCALES[name]) for name in scales] if len(texts) > 1 else [""]
        said = ", ".join(f"{text} {word}".strip() for text, word in zip(texts, words, strict=False))
        tone = ("out" if value < 0 else "label") if key == "profit" else ""
        self._row(key).show_figures(_(FIGURES[key].label), texts, said, tone)

    def _explain(self, key: str) -> str:
        return explained(self._answers, key, self._known) if self._answers else ""
