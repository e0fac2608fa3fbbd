#!/bin/sh
# Prints the interpreter to set the environment up with: the one given, else the first that is new enough.
new_enough() {
  "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for python in ${1:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
  if new_enough "$python"; then
    echo "$python"
    exit 0
  fi
done

found=$("${1:-python3}" --version 2>&1 | head -n 1)
cat >&2 <<MESSAGE
litsurvey needs Python 3.11 or newer with its venv module; ${1:-python3} says: $found
Install one (Debian and Ubuntu: apt-get install python3 python3-venv; others: python.org/downloads),
or name one that you have: make site PYTHON=/path/to/python3.12
MESSAGE
exit 1
