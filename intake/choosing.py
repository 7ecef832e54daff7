"""A row that is chosen out of many by typing its name."""

from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError

# No row has it, and no database stumbles over it.
NO_KEY = "\ufffd"


class ChosenRow(AutocompleteSelect):
    """Shows the row that is chosen; of a key that can be none's, as an address or a form
    by hand may have it, it shows nothing, where Django's own breaks.
    """

    def value_from_datadict(self, data, files, name):
        chosen = super().value_from_datadict(data, files, name)
        return chosen if not chosen or self._may_be(chosen) else NO_KEY

    def optgroups(self, name, value, attr=None):
        known = [each for each in value if not each or self._may_be(each)]
        return super().optgroups(name, known, attr)

    def _may_be(self, given: object) -> bool:
        """Whether it is written as keys are, and no larger than they may be."""
        if "\0" in str(given):
            return False
        try:
            self.field.remote_field.model._meta.pk.clean(given, None)
        except ValidationError:
            return False
        return True
