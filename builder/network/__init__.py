"""Records from the network: what `litsurvey add` and `litsurvey enrich` stand on. No build imports any of it.

It gives bytes as services answer them, and says what they are; the readers of stage 1 are handed in, as are the clock
and the addresses.
"""
