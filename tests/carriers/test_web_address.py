"""Which addresses papers may go to (S59)."""

from __future__ import annotations

import pytest

from iro_desk.carriers.web_address import web_address
from iro_desk.errors import Refusal


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://files.example.org/reviews", "https://files.example.org/reviews/a%20b.pdf"),
        (" https://FILES.example.org:8443/a b/ ", "https://files.example.org:8443/a%20b/a%20b.pdf"),
        ("https://files.example.org/a%20b/", "https://files.example.org/a%20b/a%20b.pdf"),
        ("https://files.example.org", "https://files.example.org/a%20b.pdf"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/a%20b.pdf"),
        ("https://[::1]/x/", "https://[::1]/x/a%20b.pdf"),
    ],
)
def test_a_folder_has_one_address(typed, url):
    assert web_address(typed).url_of("a b.pdf") == url


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("http://files.example.org/", "https://"),
        ("http://localhost/", "https://"),
        ("http://127.0.0.1.example.org/", "https://"),
        ("http://127.0.0.2/", "https://"),
        ("ftp://files.example.org/", "not the address"),
        ("files.example.org", "not the address"),
        ("https://", "not the address"),
        ("https://[::1/", "not the address"),
        ("https://a:99999/", "not the address"),
        ("", "not the address"),
        ("https://jo:secret@files.example.org/", "name or a password"),
        ("https://files.example.org/?to=x", "alone"),
        ("https://files.example.org/#x", "alone"),
    ],
)
def test_what_is_not_safe_is_refused_with_what_to_type(typed, words):
    """S59: nothing leaves in clear, but to a server on this computer itself."""
    with pytest.raises(Refusal, match=words) as met:
        web_address(typed)
    assert met.value.field == "address"


@pytest.mark.parametrize(
    ("location", "same"),
    [("/other/", True), ("https://files.example.org/x", True), ("http://files.example.org/x", False),
     ("https://evil.example/", False), ("//evil.example/", False)],
)  # fmt: skip
def test_another_host_is_told_from_this_one(location, same):
    """S59."""
    assert web_address("https://files.example.org/").is_same_host(location) is same
