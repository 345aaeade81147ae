"""Sums up a run of `meson test`: .ci/count.py TESTLOG.JSON STATUS. What was skipped has failed: it shows nothing.

The tests that failed stand right before the sum, each with the last lines that it said.
"""

import json
import sys

LINES = 12  # of each failed test; all that it said stands above, where it ran

try:
    with open(sys.argv[1], encoding="utf-8") as file:
        results = [json.loads(line) for line in file]
except OSError:
    results = []
failures = [result for result in results if result["result"] not in ("OK", "EXPECTEDFAIL")]
for failure in failures:
    said = f"{failure.get('stdout') or ''}\n{failure.get('stderr') or ''}".splitlines()
    print(f"\n{failure['name']}: {failure['result']} after {failure['duration']:.0f} s")
    for line in [line for line in said if line.strip()][-LINES:]:
        print(f"    {line}")
passed, failed = len(results) - len(failures), len(failures)
if failed == 0 and (sys.argv[2] != "0" or passed == 0):
    failed = 1
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
