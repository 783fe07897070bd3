"""What was measured, printed: a figure, what it is compared with, their ratio, and the limit of the ratio."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """``measured`` over ``against`` shall be at most ``limit`` (None: for information); ``unit`` of both: s or MB."""

    name: str
    measured: float
    against: float
    limit: float | None
    unit: str = "s"

    @property
    def value(self) -> float:
        """The ratio."""
        return self.measured / self.against

    @property
    def kept(self) -> bool:
        """Whether it keeps to its limit."""
        return self.limit is None or self.value <= self.limit


def show(ratios: Iterable[Ratio]) -> int:
    """Print each as it comes; return 1 if any does not keep to its limit."""
    print(f"{'':58}{'measured':>12}{'against':>12}{'ratio':>8}{'limit':>8}", flush=True)
    broken = []
    for ratio in ratios:
        figures = (_figure(ratio.measured, ratio.unit), _figure(ratio.against, ratio.unit))
        limit = f"{ratio.limit:.2f}" if ratio.limit else "-"
        mark = "" if ratio.kept else "  << over"
        print(f"{ratio.name:58}{figures[0]:>12}{figures[1]:>12}{ratio.value:8.2f}{limit:>8}{mark}", flush=True)
        if not ratio.kept:
            broken.append(ratio.name)
    print(f"Over their limit: {', '.join(broken)}" if broken else "Everything keeps to its limit.")
    return 1 if broken else 0


def _figure(value: float, unit: str) -> str:
    return f"{value * 1000:.2f} ms" if unit == "s" else f"{value:.0f} {unit}"
