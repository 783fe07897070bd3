"""What the machines share that play a treasurer: fresh books, and deeds that are done whole or change nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Any, ClassVar

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, run_state_machine_as_test

from coopbooks.bookfile.checking import refuse_disagreement
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from tests.builders import rows
from tests.conftest import FreshBooks


class AnyRun(RuleBasedStateMachine):
    """Fresh books in which something is done or refused; what the file keeps agrees with its lines after every step."""

    fresh: ClassVar[Callable[..., AbstractContextManager[Books]]]
    tables: ClassVar[tuple[str, ...]]
    """What a deed that is refused leaves as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.books = self.stack.enter_context(self.fresh())

    def teardown(self) -> None:
        self.stack.close()

    def attempt(self, deed: Callable[[], Any]) -> Any:
        """Return what a deed returns, or nothing where it is refused."""
        before = self._contents()
        try:
            return deed()
        except Refusal:
            assert self._contents() == before
            return None

    def _contents(self) -> dict[str, list[tuple[Any, ...]]]:
        return {table: rows(f"SELECT * FROM {table}") for table in self.tables}

    @invariant()
    def nothing_kept_disagrees_with_its_lines(self) -> None:
        refuse_disagreement(storage.connection())


def run_any(machine: type[AnyRun], fresh_books: FreshBooks) -> None:
    """Let a machine do what it will, over books opened anew for every example."""
    machine.fresh = staticmethod(fresh_books)
    run_state_machine_as_test(machine, settings=settings(max_examples=settings().max_examples // 2))
