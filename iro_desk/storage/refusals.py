"""How the vault refuses to open: in one plain sentence, which says nothing about how near a try was."""

from __future__ import annotations

from iro_desk.errors import Refusal


class WrongPassphrase(Refusal):
    """The passphrase does not open this vault. Says nothing about how near it was."""

    def __init__(self) -> None:
        super().__init__(
            "That passphrase does not open this vault.", "Check Caps Lock and the spaces, then try again."
        )


class WrongRecoveryCode(Refusal):
    """The code is well formed but belongs to another vault, or was replaced."""

    def __init__(self) -> None:
        super().__init__(
            "That recovery code belongs to another vault, or a newer one was printed since.",
            "Look for the newest printed page.",
        )


class TooSoon(Refusal):
    """Another try is not allowed yet.

    Args:
        seconds: how long to wait.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(
            "There were several wrong tries.", f"Wait {max(1, round(seconds))} seconds and try again."
        )
        self.seconds = seconds
