"""The parts of a bulletin or digest: masthead, contents list, articles."""
