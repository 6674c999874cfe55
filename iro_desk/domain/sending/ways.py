"""What is written as the place of a paper that left another way than to a folder or a server."""

from __future__ import annotations

BY_EMAIL = "E-mail, which you sent yourself"
BY_HAND = "Given on paper"
