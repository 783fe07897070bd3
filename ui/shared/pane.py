"""What stands beside a form or record, or at the end of what scrolls where there is no room for both."""

from PySide6.QtWidgets import QWidget


class Pane(QWidget):
    """The base of all of those; ``whole`` is whether it is as high as what it says, for what scrolls around it."""

    whole = False

    def show_whole(self, whole: bool) -> None:  # noqa: FBT001 - the value itself
        """Be as high as what it says; or as high as there is room, and scroll inside."""
        raise NotImplementedError
