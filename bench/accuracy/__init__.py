"""Measures what viendan finds against texts whose citations are known; see ``docs/accuracy.md``."""
