"""The desktop: shows, asks, calls the front doors of the books."""
