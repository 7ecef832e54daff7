"""Whether a section of a higher bureau's text tells what a county's text does.

A digest has a section for each county: what its others tell is of others, though it be in
the same words.
"""

from .agreement import Agreement, days_apart
from .digests import by_section, put_back
from .likeness import Likeness, TextRelation
from .matching import Matching, likeness_of
from .occasions import SAME_OCCASION
from .subjects import are_of_two_things
from .told import shared_places

# Own words that a section has to share to be believed for them alone, if it is of the
# county alone and if not; fewer where so much is told alike besides.
FEWEST_SIGNS, LONG_PASSAGE = 24, 36
FEWEST_SUPPORTED, SUPPORTED = 16, 2.0
# Of a section of the county alone of which most, or all but a few signs, stands there.
FEWEST_OF_MOST, MOST_OF_IT, SUPPORTED_OF_MOST = 12, 0.6, 1.0
ALL_OF_IT, SUPPORTED_OF_ALL = 0.8, 0.4
# Of what a section shares so much may differ; a slip of the pen more.
MOST_DOUBT, SLIP = 0.38, 2.0


def in_digest(matching: Matching) -> Likeness | None:
    """Whether one section of a higher bureau's text tells what the county's does."""
    earlier, later = matching.texts
    apart = days_apart(earlier.day, later.day)
    is_near = apart is not None and apart <= SAME_OCCASION
    places = shared_places(earlier, later)
    if later.level <= earlier.level or not is_near or not places:
        return None
    for section, alone in by_section(matching, places):
        agreement = alone.agreement()
        if are_of_two_things(alone, alone.each_passage(), agreement):
            continue
        is_own = section.places <= places
        if _is_shown(alone, agreement, section.share_in(alone), is_own=is_own):
            whole = put_back(alone, section, matching)
            return likeness_of(whole, whole.passages(), TextRelation.PART, agreement)
    return None


def _is_shown(
    alone: Matching, agreement: Agreement, share: float, *, is_own: bool
) -> bool:
    """Whether a section shares enough words, or enough that is told."""
    weight, support = sum(alone.weights()), agreement.support
    is_slip = agreement.contradiction <= SLIP < support and not agreement.has_moved
    if agreement.doubt > MOST_DOUBT and not is_slip:
        return False
    if weight >= (FEWEST_SIGNS if is_own else LONG_PASSAGE):
        return True
    if is_own and share >= MOST_OF_IT and weight >= FEWEST_OF_MOST:
        return support >= (
            SUPPORTED_OF_ALL if share >= ALL_OF_IT else SUPPORTED_OF_MOST
        )
    return weight >= FEWEST_SUPPORTED and support >= SUPPORTED
