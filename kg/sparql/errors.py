"""Why a user's query has no answer: refused, too slow, too large, too many at once.

Each has the HTTP ``status`` it stands for; ``retry_after`` (seconds) where trying again may help.
``detail`` is what the engine said, in English, with line and column. No answer is ever cut short
in silence.
"""

from __future__ import annotations

from typing import Self

from kg.errors import KgError


class QueryError(KgError):
    """Root of the errors of users' queries."""

    code = "query_error"
    status = 400
    exit_code = 7
    retry_after: int | None = None

    def __init__(
        self,
        message_vi: str,
        message_en: str,
        *,
        code: str | None = None,
        status: int | None = None,
        detail: str | None = None,
    ) -> None:
        super().__init__(message_vi, message_en, code=code)
        self.args = (message_vi, message_en)
        self.detail = detail
        if status is not None:
            self.status = status


class QueryRejected(QueryError, ValueError):  # noqa: N818
    """A query that is no SPARQL, or asks for what is not allowed here; ``code`` tells which."""

    code = "query_rejected"

    @classmethod
    def syntax(cls, detail: str) -> Self:
        """``detail`` begins with ``error at LINE:COLUMN``, as the engine says it."""
        place = _place(detail)
        where_vi, where_en = (
            (f" ở dòng {place[0]}, cột {place[1]}", f" at line {place[0]}, column {place[1]}")
            if place
            else ("", "")
        )
        return cls(
            f"Câu truy vấn SPARQL sai cú pháp{where_vi}.",
            f"The SPARQL query has a syntax error{where_en}.",
            code="sparql_syntax",
            detail=detail,
        )

    @classmethod
    def update(cls, verb: str) -> Self:
        return cls(
            f"Điểm truy vấn này chỉ đọc: lệnh {verb} không được phép.",
            f"This endpoint is read-only: {verb} is not allowed.",
            code="update_refused",
            status=403,
        )

    @classmethod
    def service(cls) -> Self:
        return cls(
            "SERVICE không được phép: truy vấn chỉ chạy trên dữ liệu của kho này.",
            "SERVICE is not allowed: queries run on the data of this store only.",
            code="service_refused",
        )

    @classmethod
    def unclear(cls) -> Self:
        return cls(
            "Không phân biệt được «<» là phép so sánh hay mở đầu một IRI trong câu truy vấn có chữ "
            "SERVICE. Hãy thêm dấu cách sau phép so sánh, hoặc viết IRI đầy đủ.",
            "In a query with the word SERVICE one “<” may be a comparison or begin an IRI. "
            "Put a space after the comparison, or write the IRI in full.",
            code="service_unclear",
        )

    @classmethod
    def unknown_graph(cls, graph: str) -> Self:
        return cls(
            f"Kho không có đồ thị <{graph}>; đồ thị từ nơi khác không được tải về.",
            f"The store has no graph <{graph}>; graphs from elsewhere are not fetched.",
            code="unknown_graph",
            detail=graph,
        )

    @classmethod
    def unsupported(cls, detail: str) -> Self:
        return cls(
            "Câu truy vấn dùng một điều mà kho này không hỗ trợ.",
            "The query uses something this store does not support.",
            code="query_unsupported",
            status=501,
            detail=detail,
        )

    @classmethod
    def too_deep(cls) -> Self:
        return cls(
            "Câu truy vấn lồng nhau quá sâu.",
            "The query is nested too deeply.",
            code="query_too_deep",
        )


class NotAcceptable(QueryError):  # noqa: N818
    """No format that the client accepts can carry this kind of answer."""

    code = "not_acceptable"
    status = 406

    def __init__(self, accept: str, offered: tuple[str, ...]) -> None:
        listed = ", ".join(offered)
        super().__init__(
            f"Không có định dạng nào trong «{accept}» dùng được cho kết quả này. Có thể chọn: "
            f"{listed}.",
            f"No format in “{accept}” can carry this answer. Available: {listed}.",
            detail=listed,
        )


class QueryTimeout(QueryError, TimeoutError):  # noqa: N818
    """The query ran longer than it may."""

    code = "query_timeout"
    status = 503
    retry_after = 30

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"Câu truy vấn chạy quá {seconds:g} giây nên đã bị dừng. Hãy thu hẹp truy vấn.",
            f"The query ran longer than {seconds:g} seconds and was stopped. Narrow it down.",
        )


class QueryBusy(QueryError):  # noqa: N818
    """All workers are taken, and stayed so."""

    code = "query_busy"
    status = 503
    retry_after = 5

    def __init__(self) -> None:
        super().__init__(
            "Máy chủ đang bận với những truy vấn khác. Hãy thử lại sau vài giây.",
            "The server is busy with other queries. Try again in a few seconds.",
        )


class QueryMemory(QueryError, MemoryError):  # noqa: N818
    """The query needed more memory than it may."""

    code = "query_memory"
    status = 503
    retry_after = 60

    def __init__(self, limit: int) -> None:
        megabytes = limit // 2**20
        super().__init__(
            f"Câu truy vấn cần hơn {megabytes} MB bộ nhớ nên đã bị dừng. Hãy thu hẹp truy vấn.",
            f"The query needed more than {megabytes} MB of memory and was stopped. Narrow it down.",
        )


class QueryTooLarge(QueryError):  # noqa: N818
    """The answer is larger than may be sent; nothing of it is."""

    code = "result_too_large"
    status = 413

    def __init__(self, what: str, limit: int) -> None:
        unit_vi, unit_en = (f"{limit:,} dòng".replace(",", "."), f"{limit:,} rows")
        if what == "bytes":
            unit_vi = unit_en = f"{limit / 2**20:g} MB"
        super().__init__(
            f"Kết quả lớn hơn mức cho phép ({unit_vi}). Hãy thêm LIMIT hoặc thu hẹp truy vấn.",
            f"The answer is larger than allowed ({unit_en}). Add a LIMIT or narrow the query.",
        )


class QueryCancelled(QueryError):  # noqa: N818
    """Who asked has gone away; nobody reads this."""

    code = "query_cancelled"
    status = 499

    def __init__(self) -> None:
        super().__init__("Truy vấn đã bị hủy.", "The query was cancelled.")


def _place(detail: str) -> tuple[int, int] | None:
    words = detail.removeprefix("error at ").split(":", 2)
    if len(words) == 3 and words[0].isdigit() and words[1].isdigit():
        return int(words[0]), int(words[1])
    return None
