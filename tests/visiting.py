"""Pages of the public site, as a visitor is sent them."""


def page_of(client, shown, **query) -> str:
    """The page at an address, or of a row that has one; it is there, to its last line."""
    address = shown if isinstance(shown, str) else shown.get_absolute_url()
    response = client.get(address, query)
    assert response.status_code == 200, address
    page = response.content.decode()
    assert page.rstrip().endswith("</html>"), address
    return page
