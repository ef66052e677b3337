"""What a query worker may not do: take more memory than it is given, or open a connection.

``confine`` holds for the calling process until it ends and is called before any thread starts.
The network is closed by a seccomp filter on Linux (x86-64, arm64); elsewhere only the guard in
``kg.sparql.guard`` stands before it, and ``confine`` says so by returning False.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys

try:
    import resource
except ImportError:  # Windows has no limits of this kind
    resource = None  # type: ignore[assignment]

_ARCH_AND_CALLS = {
    # socket, connect, execve, execveat, io_uring_setup
    "x86_64": (0xC000003E, (41, 42, 59, 322, 425)),
    "aarch64": (0xC00000B7, (198, 203, 221, 281, 425)),
}
_LOAD, _JUMP_EQUAL, _JUMP_SET, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_X32_BIT = 0x40000000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2


def confine(memory: int) -> bool:
    """Limit address space to ``memory`` bytes, write no core files, close the network."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    return _close_network()


def _close_network() -> bool:
    if sys.platform != "linux" or platform.machine() not in _ARCH_AND_CALLS:
        return False
    program = _program(*_ARCH_AND_CALLS[platform.machine()])
    code = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.c_char_p(header), 0, 0) == 0)


def _program(arch: int, calls: tuple[int, ...]) -> bytes:
    """Refuse ``calls``, and every call of another architecture, with EACCES; allow the rest."""
    refuse = len(calls) + 2
    steps = [
        (_LOAD, 0, 0, 4),
        (_JUMP_EQUAL, 0, refuse + 1, arch),
        (_LOAD, 0, 0, 0),
        (_JUMP_SET, refuse - 1, 0, _X32_BIT),
        *((_JUMP_EQUAL, refuse - 2 - index, 0, call) for index, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
