"""Lets `python -m builder` stand for `litsurvey`."""

import sys

from builder.cli import main

sys.exit(main())
