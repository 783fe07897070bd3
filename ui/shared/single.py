"""One process: a second start asks the first one to come to the front, and ends."""

from getpass import getuser
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE: Final = 500
"""Milliseconds to wait for the other process."""


class Single(QObject):
    """Who answers to the name of the program on this computer, for this user."""

    asked = Signal(str)
    """Another process was started and wants this window in front, with the file it was given, if any."""

    def __init__(self, name: str) -> None:
        """Look neither for others nor answer yet."""
        super().__init__()
        self._name = f"{name}-{getuser()}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def is_running_elsewhere(self, file: str = "") -> bool:
        """Ask a process that runs already to come to the front with ``file``; else answer from now on."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE):
            socket.write(file.encode())
            socket.waitForBytesWritten(_PATIENCE)
            socket.disconnectFromServer()
            return True
        QLocalServer.removeServer(self._name)  # what a power cut left behind
        self._server.listen(self._name)
        return False

    def _answer(self) -> None:
        """Take what the other process says before it ends, which it does at once."""
        while self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            if connection.state() == QLocalSocket.LocalSocketState.ConnectedState:
                connection.waitForDisconnected(_PATIENCE)
            file = bytes(connection.readAll().data()).decode()
            connection.deleteLater()
            self.asked.emit(file)
