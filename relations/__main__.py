"""Runs the command line: `python -m relations …`."""

from relations.cli import main

if __name__ == "__main__":
    main(prog_name="python -m relations")
