"""Files into text: one function for every format, told apart by content and not by name."""

from kg.readers.file import MAX_FILE_BYTES, SUFFIXES, Source, read_bytes, read_file, read_source

__all__ = ["MAX_FILE_BYTES", "SUFFIXES", "Source", "read_bytes", "read_file", "read_source"]
