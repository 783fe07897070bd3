"""The products of the embroidery workshop: what is embroidered for exporters, and what members make to sell themselves.

Work is paid by the piece out of what exporters pay for it; prices are those of 2025 in bolivianos.
"""

from datetime import date
from typing import Final

from coopbooks.i18n import N_
from coopbooks.training.wares import Step, Ware

EMBROIDERY: Final = N_("Embroidery for exporters")
OWN_PRODUCTS: Final = N_("Fairs and shops")

CUTTING: Final = N_("Cutting")
SEWING: Final = N_("Sewing")
EMBROIDERING: Final = N_("Embroidering")
IRONING: Final = N_("Ironing")
_SEWER: Final = N_("Sewing machine")
_EMBROIDERER: Final = N_("Embroidery machine")
_IRON: Final = N_("Iron")


def _service(name: str, price: str, code: str, minutes: str, rate: str, *, unit: str = N_("piece")) -> Ware:
    """Return work done for an exporter: one operation on garments that are his."""
    steps = (Step(EMBROIDERING, minutes, _EMBROIDERER, rate),)
    return Ware(name, unit, price, "service", code, activity=EMBROIDERY, steps=steps, least=100, days=7)


FLOWERS: Final = _service(N_("Flowers embroidered on a sweater"), "5.20", "BO-01", "14", "4.10")
COLLAR: Final = _service(N_("Embroidered collar"), "3.80", "BO-02", "10", "3.00")
SHAWL: Final = _service(N_("Embroidered edge of a shawl"), "4.60", "BO-03", "12.5", "3.60")
CAP: Final = _service(N_("Figure embroidered on a cap"), "2.60", "BO-04", "7", "2.00")
GLOVES: Final = _service(N_("Pair of embroidered gloves"), "3.00", "BO-05", "8", "2.40", unit=N_("pair"))
SERVICES: Final = {ware: ware.steps[0].rate for ware in (FLOWERS, COLLAR, SHAWL, CAP, GLOVES)}
"""What is done for exporters, and what the member who does it gets a piece."""

_RED: Final = N_("red, black")
_ALL: Final = N_("natural, red, blue")
_FINISHED: Final = Step(IRONING, "3", _IRON, "0.50")

APRON: Final = Ware(
    N_("Embroidered apron"),
    N_("piece"),
    "45",
    code="FE-01",
    collection="Kantuta",
    colours=_RED,
    activity=OWN_PRODUCTS,
    steps=(
        Step(CUTTING, "6", "", "1.50"),
        Step(SEWING, "18", _SEWER, "5"),
        Step(EMBROIDERING, "25", _EMBROIDERER, "7"),
        _FINISHED,
    ),
    wholesale="40",
    export="8.50",
    least=12,
    days=21,
)
CUSHION: Final = Ware(
    N_("Cushion cover"),
    N_("piece"),
    "60",
    code="FE-02",
    collection="Kantuta",
    colours=_ALL,
    activity=OWN_PRODUCTS,
    steps=(
        Step(CUTTING, "4", "", "1"),
        Step(EMBROIDERING, "45", _EMBROIDERER, "12"),
        Step(SEWING, "15", _SEWER, "4"),
        _FINISHED,
    ),
    wholesale="52",
    export="11.50",
    least=6,
    days=30,
)
PURSE: Final = Ware(
    N_("Embroidered purse"),
    N_("piece"),
    "15",
    code="FE-03",
    collection="Wara Wara",
    colours=_ALL,
    activity=OWN_PRODUCTS,
    steps=(
        Step(CUTTING, "0.75", "", "0.46875"),
        Step(SEWING, "8", _SEWER, "2"),
        Step(EMBROIDERING, "6", _EMBROIDERER, "1.75"),
    ),
    wholesale="12.50",
    export="3",
    least=24,
    days=14,
)
BAG: Final = Ware(
    N_("Shoulder bag"),
    N_("piece"),
    "35",
    code="FE-04",
    collection="Wara Wara",
    colours=_RED,
    activity=OWN_PRODUCTS,
    steps=(
        Step(CUTTING, "5", "", "1.25"),
        Step(SEWING, "20", _SEWER, "5.50"),
        Step(EMBROIDERING, "10", _EMBROIDERER, "2.75"),
    ),
    wholesale="31",
    export="6.50",
    least=12,
    days=21,
)
TABLECLOTH: Final = Ware(
    N_("Embroidered tablecloth"),
    N_("piece"),
    "180",
    code="FE-05",
    collection="Illimani",
    colours=_ALL,
    activity=OWN_PRODUCTS,
    steps=(
        Step(CUTTING, "8", "", "2"),
        Step(SEWING, "20", _SEWER, "5"),
        Step(EMBROIDERING, "180", _EMBROIDERER, "45"),
        Step(IRONING, "8", _IRON, "1.50"),
    ),
    wholesale="160",
    export="34",
    least=2,
    days=45,
)
PANEL: Final = Ware(
    N_("Embroidered panel"),
    N_("piece"),
    "0",
    code="FE-90",
    collection="Wara Wara",
    activity=OWN_PRODUCTS,
    steps=(Step(EMBROIDERING, "10", _EMBROIDERER, "2.75"),),
    sold=False,
)
"""Is sewn onto the shoulder bag, and sold with it."""
OWN: Final = (APRON, CUSHION, PURSE, BAG, TABLECLOTH)
RAISE: Final = (APRON, SEWING, "5.50", date(2025, 7, 1))
"""From when on how much is paid for what, as the assembly of June decided."""
