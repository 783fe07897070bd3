"""Speed and memory, measured: ``python3 start.py bench``. Ratios within one run; nothing here is a timed test."""
