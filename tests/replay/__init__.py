"""A digest that grows by a listing a day: `make replay`."""
