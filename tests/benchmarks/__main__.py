"""Run every module of this package that has a `measure`, or only those named."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

from tests import benchmarks


def main(wanted: list[str]) -> int:
    """Print one line a measurement: ours, the peer's, and ours divided by the peer's."""
    found = sorted(module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    found = [name for name in found if name != "__main__"]
    names = [name for name in found if name in wanted or not wanted]
    if unknown := set(wanted) - set(found):
        sys.stderr.write(
            f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(found)}\n"
        )
        return 2
    sys.stdout.write(f"{'':<46} {'ours':>13} {'peer':>13} {'ratio':>7}  peer\n")
    for name in names:
        module = import_module(f"tests.benchmarks.{name}")
        if hasattr(module, "measure"):
            for row in module.measure():
                sys.stdout.write(f"{row}\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
