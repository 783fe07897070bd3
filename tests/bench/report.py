"""What was measured, printed: a figure, what it is compared with, their ratio, and the limits of both."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """``measured`` over ``against`` shall be at most ``limit`` (None: for information); ``unit`` of both: s or MB.

    ``most`` is what is promised in itself, in seconds, on a computer like the one the promise was made for.
    """

    name: str
    measured: float
    against: float
    limit: float | None
    unit: str = "s"
    most: float | None = None

    @property
    def value(self) -> float:
        """The ratio."""
        return self.measured / self.against

    @property
    def kept(self) -> bool:
        """Whether it keeps to its limits."""
        return all(limit is None or found <= limit for found, limit in self._limited())

    def _limited(self) -> tuple[tuple[float, float | None], ...]:
        return (self.value, self.limit), (self.measured, self.most)

    @property
    def row(self) -> str:
        """The line printed for it."""
        figures = "".join(f"{_figure(value, self.unit):>12}" for value in (self.measured, self.against))
        limit = f"{self.limit:.2f}" if self.limit else "-"
        most = _figure(self.most, self.unit) if self.most else "-"
        mark = "" if self.kept else "  << over"
        return f"{self.name:58}{figures}{self.value:8.2f}{limit:>8}{most:>12}{mark}"


def show(ratios: Iterable[Ratio]) -> int:
    """Print each as it comes; return 1 if any does not keep to its limits."""
    print(f"{'':58}{'measured':>12}{'against':>12}{'ratio':>8}{'limit':>8}{'at most':>12}", flush=True)
    broken = []
    for ratio in ratios:
        print(ratio.row, flush=True)
        if not ratio.kept:
            broken.append(ratio.name)
    print(f"Over their limit: {', '.join(broken)}" if broken else "Everything keeps to its limits.")
    return 1 if broken else 0


def _figure(value: float, unit: str) -> str:
    return f"{value * 1000:.2f} ms" if unit == "s" else f"{value:.1f} {unit}"
