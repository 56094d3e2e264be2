#!/usr/bin/python3
"""pivot.py RUN OUT.csv - the wide table of a run folder as a user of pandas would make it."""
import sys

import pandas

KEYS = ["report", "place", "adcode", "publisher", "level", "year", "form"]
facts = pandas.read_csv(sys.argv[1] + "/facts.csv", dtype=str, keep_default_na=False,
                        usecols=KEYS + ["indicator", "dims", "value"])
facts["column"] = facts.indicator + facts.dims.where(facts.dims == "", "_" + facts.dims)
wide = facts.pivot(index=KEYS, columns="column", values="value")
wide.reset_index().to_csv(sys.argv[2], index=False)
