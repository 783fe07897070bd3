"""Pictures of the real window: ``python3 start.py shots``."""
