"""The sections of a cost sheet: what is typed in each, in the order in which costs come about."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from coopbooks import costing
from coopbooks.i18n import N_, _, pgettext
from ui.costing.edits import AmountEdit, FewPicker, NamePicker, PerEdit, UnitCellEdit, WasteEdit
from ui.shared.choice import Option
from ui.shared.grid import GridColumn, GridRow, GridSection
from ui.shared.percent_edit import DecimalEdit, PriceEdit
from ui.shared.picker import Picker
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words

Options = Callable[[], Sequence[Option]]
Maker = Callable[[str], Option]
WIDTHS: Final = (0, 84, 70, 72, 92, 82, 80, 84)
"""Of what it is, how many, the unit, waste or minutes, how it is found, the amount, what for, and the cost."""
KINDS: Final = ("materials", "components", "work", "machine", *costing.KINDS)
_INVITATIONS: Final = {
    "other": N_("Add another direct cost…"),
    "indirect": N_("Add an indirect cost…"),
    "selling": N_("Add a cost of selling…"),
    "export": N_("Add a cost of exporting…"),
}
_SHORT: Final = {
    "fixed": N_("amount"),
    "work_hour": N_("per work hour"),
    "machine_hour": N_("per machine hour"),
}
_SHORT_OF: Final = {
    "materials": N_("% of the materials"),
    "work": N_("% of the work"),
    "prime": N_("% of materials and work"),
    "direct": N_("% of the direct cost"),
    "production": N_("% of the production cost"),
    "price": N_("% of the price"),
    "fob": N_("% of the FOB price"),
}


def sections(
    materials: Options, components: Options, pools: Options, machines: Options, new_material: Maker | None = None
) -> tuple[GridSection, ...]:
    """Return the sections, given what can be chosen, and how a new material is made."""
    amounts = (_amounts(kind, pools) for kind in costing.KINDS)
    return (_materials(materials, new_material), _components(components), _work(), _machine(machines), *amounts)


def _materials(options: Options, new: Maker | None) -> GridSection:
    typed: Callable[[GridRow], bool] = lambda row: chosen(row, "source") in (None, "typed")  # noqa: E731
    return _section(
        "materials",
        lambda: pgettext("page", "Materials"),
        lambda: _("Add a material…"),
        GridColumn("what", lambda: _("Material"), lambda: NamePicker(options, new)),
        _figure("many", lambda: _("Quantity")),
        GridColumn(
            "unit", lambda: _("Unit"), UnitCellEdit, hint=lambda: _("The unit the quantity is in: kg, lb, metre")
        ),
        _waste(),
        GridColumn(
            "source",
            lambda: _("Price from"),
            lambda: FewPicker(partial(few, costing.SOURCES)),
            hint=lambda: _("Typed here, or as was paid last, or the average of what is in store"),
        ),
        GridColumn("price", lambda: _("Amount"), AmountEdit, right=True, open=typed, hint=_dollars),
        GridColumn(
            "per",
            lambda: _("For"),
            PerEdit,
            right=True,
            open=typed,
            hint=lambda: _("What the price is for: kg, 16 kg, quintal. Empty: for one of the unit"),
        ),
    )


def _components(options: Options) -> GridSection:
    return _section(
        "components",
        lambda: _("Made before"),
        lambda: _("Add a product that goes into it…"),
        GridColumn("what", lambda: _("Product"), lambda: Picker(options)),
        _figure("many", lambda: _("Quantity")),
        None,
        _waste(),
        None,
        GridColumn("price", lambda: _("Each"), right=True),
        None,
    )


def _work() -> GridSection:
    return _section(
        "work",
        lambda: _("Work"),
        lambda: _("Add an operation…"),
        GridColumn("what", lambda: _("Operation"), TextEdit),
        _times(),
        None,
        _figure("minutes", lambda: _("Minutes"), lambda: _("How many minutes it takes each time")),
        GridColumn("how", lambda: _("Paid"), lambda: FewPicker(partial(few, costing.PAY))),
        GridColumn("price", lambda: _("Pay"), PriceEdit, right=True),
        _figure("own", lambda: _("Her own"), lambda: _("What she spends of her own each time: needles, thread")),
    )


def _machine(options: Options) -> GridSection:
    return _section(
        "machine",
        lambda: _("Machine time"),
        lambda: _("Add the time of a machine…"),
        GridColumn(
            "what",
            lambda: _("Machine"),
            lambda: NamePicker(options),
            hint=lambda: _("One of the register says by itself what an hour of it costs"),
        ),
        _times(),
        None,
        _figure("minutes", lambda: _("Minutes"), lambda: _("How many minutes it runs each time")),
        None,
        GridColumn(
            "price",
            lambda: _("An hour"),
            PriceEdit,
            right=True,
            hint=lambda: _("What an hour of it costs; “What an hour costs…” above works it out from its year"),
        ),
        None,
    )


def _amounts(kind: str, pools: Options) -> GridSection:
    fixed: Callable[[GridRow], bool] = lambda row: chosen(row, "how") in (None, "fixed")  # noqa: E731
    own: Callable[[GridRow], bool] = lambda row: not str(chosen(row, "how") or "").startswith("pool")  # noqa: E731
    return _section(
        kind,
        lambda: _(costing.KINDS[kind]),
        lambda: _(_INVITATIONS[kind]),
        GridColumn("what", lambda: _("What for"), TextEdit),
        GridColumn("many", lambda: _("Quantity"), DecimalEdit, right=True, open=fixed),
        None,
        None,
        GridColumn("how", lambda: _("Found as"), lambda: FewPicker(partial(ways, kind, pools))),
        GridColumn("price", lambda: _("Amount"), AmountEdit, right=True, open=own, hint=_dollars),
        None,
    )


def ways(kind: str, pools: Options) -> list[Option]:
    """Return how an amount of a kind may be found: as an amount, a percentage of something, an hourly rate, a share."""
    found = []
    for method in costing.METHODS_OF[kind]:
        if method == "percent":
            found += [Option(f"percent {of}", _(_SHORT_OF[of])) for of in costing.PERCENTAGES[kind]]
        elif method == "pool":
            shared = _("%(name)s, shared")
            found += [Option(f"pool {one.key}", shared % {"name": one.name}) for one in pools()]
        else:
            found.append(Option(method, _(_SHORT[method])))
    return found


def _section(key: str, words: Words, invitation: Words, *columns: GridColumn | None) -> GridSection:
    cost = GridColumn("cost", lambda: _("Cost"), right=True)
    return GridSection(key, words, (*columns, cost), invitation, sums=("cost",))


def _figure(key: str, words: Words, hint: Words | None = None) -> GridColumn:
    return GridColumn(key, words, DecimalEdit, right=True, hint=hint)


def _times() -> GridColumn:
    return _figure("many", lambda: _("Times"), lambda: _("How many times it is done. Empty: once for every piece made"))


def _waste() -> GridColumn:
    return GridColumn(
        "waste",
        lambda: _("Waste"),
        WasteEdit,
        right=True,
        hint=lambda: _("10: ten percent more is needed. −10: ten percent of what is put in is lost"),
    )


def _dollars() -> str:
    return _("In dollars with their sign: $us 12. Sums are worked out: 12*3,50")


def few(words: dict[str, str]) -> list[Option]:
    """Return the few things there are to choose from, in the language spoken now."""
    return [Option(key, _(text)) for key, text in words.items()]


def chosen(row: GridRow, key: str) -> Any:
    """Return the key of what is chosen in a cell; None where nothing is."""
    value = row.cell(key).value
    return value.key if value else None
