"""masthead is a program, not a library: see ``python -m masthead --help``."""
