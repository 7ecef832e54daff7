"""Another site, as it hands out its public texts, and this one that takes them over."""

from io import StringIO

from django.core.management import call_command
from django.test import Client

from intake.harvesting import TABLES

from .whole_site import wipe

FIRST = "http://testserver"


def handed_out(address: str = "/open-data/datapackage.json") -> dict[str, tuple]:
    """All that a site would answer whoever takes it away, by address."""
    client, found = Client(), {}
    waiting = [address, *(f"/open-data/{name}.jsonl" for name in TABLES)]
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        link = answer.get("Link", "")
        found[FIRST + address] = (answer.content, link)
        if 'rel="next"' in link:
            waiting.append(link.partition("<")[2].partition(">")[0].removeprefix(FIRST))
    return found


def harvest(url: str = FIRST) -> str:
    out = StringIO()
    call_command("harvest", url, stdout=out)
    return out.getvalue()


def before_and_after(over_there, change) -> None:
    """The first site is taken over; `change` then happens there."""
    over_there.update(handed_out())
    change()
    later = handed_out()
    wipe(places=False)
    harvest()
    over_there.clear()
    over_there.update(later)
