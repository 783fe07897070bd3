"""Rules, drafts and slips as they are kept in the file: whole, as JSON, and read back as they were."""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from sys import intern
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from coopbooks.money import Money
from coopbooks.quantity import Quantity

T = TypeVar("T")
_Way = Callable[[Any], Any]
_PLAIN: Final[Mapping[Any, tuple[_Way, _Way]]] = {
    Money: (lambda one: [one.minor, one.currency], lambda kept: Money(kept[0], intern(kept[1]))),
    str: (lambda one: one, intern),  # the same few words stand on thousands of slips
    Quantity: (lambda one: one.micros, Quantity),
    Decimal: (str, Decimal),
    Fraction: (str, Fraction),
    date: (date.isoformat, date.fromisoformat),
    **dict.fromkeys((int, bool, object, Any), (lambda one: one, lambda kept: kept)),
}
"""How single values are written and read."""


def written(value: Any) -> str:
    """Return a dataclass as JSON; what is as it is usually is left out."""
    return json.dumps(_ways_of(type(value))[0](value), ensure_ascii=False, separators=(",", ":"))


def read(kind: type[T], text: str) -> T:
    """Return the dataclass that :func:`written` wrote."""
    found: T = _ways_of(kind)[1](json.loads(text))
    return found


def _ways_of(kind: Any) -> tuple[_Way, _Way]:
    return _ways(kind)


@cache
def _ways(kind: Any) -> tuple[_Way, _Way]:
    """Return what writes and what reads values of a type, as it is annotated."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if is_dataclass(kind) and isinstance(kind, type):
        return _of_dataclass(kind)
    arguments = [one for one in get_args(kind) if one is not Ellipsis]
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _or_none([one for one in arguments if one is not types.NoneType])
    if origin is tuple and Ellipsis in get_args(kind):
        write, decode = _ways(arguments[0])
        return lambda many: [write(one) for one in many], lambda kept: tuple(decode(one) for one in kept)
    if origin is tuple:
        return _of_places([_ways(one) for one in arguments])
    key, value = (_ways(one) for one in arguments)
    return (
        lambda table: [[key[0](name), value[0](one)] for name, one in table.items()],
        lambda kept: {key[1](name): value[1](one) for name, one in kept},
    )


def _or_none(kinds: list[Any]) -> tuple[_Way, _Way]:
    [only] = kinds
    write, decode = _ways(only)
    return lambda one: None if one is None else write(one), lambda kept: None if kept is None else decode(kept)


def _of_places(ways: list[tuple[_Way, _Way]]) -> tuple[_Way, _Way]:
    return (
        lambda one: [way[0](part) for way, part in zip(ways, one, strict=True)],
        lambda kept: tuple(way[1](part) for way, part in zip(ways, kept, strict=True)),
    )


def _of_dataclass(kind: type) -> tuple[_Way, _Way]:
    hints = get_type_hints(kind)
    told = [
        (
            field.name,
            *_ways(hints[field.name]),
            None if field.default is MISSING else field.default,
            field.default is MISSING,
        )
        for field in fields(kind)
    ]
    ways = {name: decode for name, _write, decode, _usual, _must in told}

    def write(one: Any) -> dict[str, Any]:
        found = {}
        for name, way, _decode, usual, must in told:
            value = getattr(one, name)
            if must or value != usual:
                found[name] = way(value)
        return found

    return write, lambda kept: kind(**{name: ways[name](value) for name, value in kept.items()})
