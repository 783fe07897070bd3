"""The picture of a cost sheet: where each boliviano of the price goes."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from coopbooks import costing, showing
from coopbooks.costing import SLICES, Answers
from coopbooks.i18n import _
from ui.shared.chart_view import Chart

if TYPE_CHECKING:
    from coopbooks.papers.pieces_chart import Slice

_TONES: Final = {"tax": "tax", "profit": "left"}
_HUNDRED: Final = 100


def pieces_chart(answers: Answers, currency: str) -> Chart:
    """Return the chart of where the price goes; where it does not reach, how far it does."""
    parts = {name: part for name, part in answers.slices().items() if part > 0}
    whole = sum(parts.values(), Fraction(0))
    price = answers.priced.price
    reaches = price / whole if whole > price else None
    shares = {name: part / whole for name, part in parts.items()} if whole else {}
    of_price = {name: _percent(part / (price or whole)) for name, part in parts.items()}
    figures = tuple((_(SLICES[name]), of_price[name], float(share)) for name, share in shares.items())

    def draw(_charts: Any, look: Any) -> Any:
        from coopbooks.papers.pieces_chart import where_it_goes

        return where_it_goes(_slices(shares, figures), look, reaches)

    said = tuple(
        f"{_(SLICES[name])}: {showing.money(costing.money(part, currency))} · {of_price[name]}"
        for name, part in parts.items()
    )
    return Chart(figures, draw, _sentence(answers), said, shares=tuple(map(float, shares.values())))


def _slices(shares: dict[str, Fraction], figures: tuple[tuple[str, str, float], ...]) -> "list[Slice]":
    from coopbooks.papers.pieces_chart import Slice

    return [
        Slice(name, words, share, _TONES.get(key, "cost"))
        for (key, share), (name, words, _share) in zip(shares.items(), figures, strict=True)
    ]


def _percent(ratio: Fraction) -> str:
    return showing.percent(costing.rounded(ratio, 6), 0)


def _sentence(answers: Answers) -> str:
    """Say where most of it goes, in centavos of each boliviano."""
    price, parts = answers.priced.price, answers.slices()
    if not price:
        return ""
    cost = {name: part for name, part in parts.items() if name not in _TONES}
    most = max(cost, key=lambda name: cost[name])
    words = {
        "most": _(SLICES[most]).lower(),
        "centavos": str(costing.rounded(cost[most] / price * _HUNDRED, 0)),
        "left": str(costing.rounded(abs(parts["profit"]) / price * _HUNDRED, 0)),
    }
    if parts["profit"] < 0:
        return _("Of each boliviano %(centavos)s centavos go to %(most)s, and %(left)s are missing.") % words
    return _("Of each boliviano %(centavos)s centavos go to %(most)s, and %(left)s are left.") % words
