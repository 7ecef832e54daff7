"""Two checkouts held against each other, byte for byte, through what users get of them."""
