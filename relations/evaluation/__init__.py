"""How far the coder agrees with labels: reading gold, answering it, counting, reporting.

`gold` reads records of four kinds, `answers` asks the coder, `scores` counts, `report` prints.
"""
