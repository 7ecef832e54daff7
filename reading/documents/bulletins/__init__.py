"""The issues of a bulletin or digest: where each begins, its contents and articles."""
