"""The parts of an open list that a reader looks at and touches."""


def titles_on(page):
    return page.locator(".row-title a")


def box_on(page, name):
    return page.get_by_role("checkbox", name=name)


def open_drawer(phone):
    phone.locator(".filters > summary").tap()


def query_of(page) -> str:
    return page.evaluate("location.search")
