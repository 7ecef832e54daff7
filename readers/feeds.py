"""What was put right and answered, to be followed."""

from django.http import HttpRequest
from django.urls import reverse

from briefings.atom import MOST, FeedEntry, FollowedList, PublicFeed

from .answers import AnsweredLine, answered_lines, lines_of


class CorrectionFeed(PublicFeed):
    """Corrections of public texts, and answers to readers."""

    def followed(self, request: HttpRequest) -> FollowedList:
        return FollowedList(
            request,
            "corrections",
            "更正与答复",
            reverse("corrections"),
            reverse("feed_of_corrections"),
            lambda: [_entry(each) for each in lines_of(answered_lines()[:MOST])],
        )


def _entry(line: AnsweredLine) -> FeedEntry:
    return FeedEntry(
        line.key,
        line.address,
        f"{line.name}：{line.title}",
        line.words,
        line.bureau,
        line.at,
        line.at,
    )
