"""Words and looks: complete for every relation of the graph, and readable in both shades."""

from __future__ import annotations

import pytest

from kg.model import DocumentRecord
from kg.vocab import RELATIONS
from viz import words
from viz.palette import DARK, LIGHT, colours, palette_css


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0


def test_every_relation_of_the_graph_has_words_and_a_line() -> None:
    assert set(words.relations()) == set(RELATIONS)
    assert set(words.style()["relation"]) == set(RELATIONS)


def test_every_kind_has_a_name_and_a_look() -> None:
    assert set(words.labels()["kind"]) == set(words.style()["kind"])


def test_no_two_lines_look_alike() -> None:
    looks = [(row["line"][0], tuple(row["dash"])) for row in words.style()["relation"].values()]
    assert len(looks) == len(set(looks))
    shapes = [row["shape"] for row in words.style()["kind"].values()]
    assert len(shapes) == len(set(shapes))


@pytest.mark.parametrize("shade", [LIGHT, DARK])
def test_text_is_readable(shade: int) -> None:
    found = colours(shade)
    grounds = [found[name] for name in ("ground", "panel", "sunken")]
    for name in ("ink", "muted", "link", "accent", "warning"):
        assert min(contrast(found[name], ground) for ground in grounds) >= 4.5, name
    assert contrast(found["focus"], found["focus-ink"]) >= 7
    assert contrast(found["ink"], found["target"]) >= 7


@pytest.mark.parametrize("shade", [LIGHT, DARK])
def test_lines_and_cards_are_visible(shade: int) -> None:
    found = colours(shade)
    for key in words.style()["relation"]:
        for ground in ("ground", "panel"):  # the name of a relation is written in its colour
            assert contrast(found[f"rel-{key}"], found[ground]) >= 4.5, key
    for key in words.style()["kind"]:
        line, tint = found[f"kind-{key}"], found[f"kind-{key}-tint"]
        assert min(contrast(line, tint), contrast(line, found["panel"])) >= 4.5, key
        assert contrast(found["ink"], tint) >= 7, key


def test_the_palette_names_every_colour() -> None:
    css = palette_css()
    assert all(f"--{name}:" in css for name in colours(LIGHT))
    assert "prefers-color-scheme: dark" in css


@pytest.mark.parametrize(
    ("type_name", "number", "issuer", "kind"),
    [
        ("Luật", "31/2024/QH15", "Quốc hội", "law"),
        ("Bộ luật", None, None, "law"),
        ("Nghị định", "30/2020/NĐ-CP", "Chính phủ", "decree"),
        ("Nghị quyết", "07-NQ/TU", None, "party"),
        ("Nghị quyết", "68/NQ-CP", "Chính phủ", "decree"),
        ("Chỉ thị", "21-CT/TU", "Ban Thường vụ Tỉnh ủy Lạng Sơn", "party"),
        ("Chỉ thị", "09/CT-TTg", "Thủ tướng Chính phủ", "decision"),
        ("Kế hoạch", "35/KH-UBND", "Ủy ban nhân dân tỉnh Lạng Sơn", "paper"),
        (None, "433/X", None, "other"),
    ],
)
def test_kinds(type_name: str | None, number: str | None, issuer: str | None, kind: str) -> None:
    record = DocumentRecord("i", "i", "", number, type_name, issuer=issuer)
    assert words.kind_of(record) == kind


def test_a_document_without_number_goes_by_its_title() -> None:
    record = DocumentRecord("i", "i", "Thông báo: kết…", None, "Thông báo", "kết luận phiên họp")
    assert words.heading_of(record) == "Thông báo: Kết luận phiên họp"
    assert words.subtitle(record) == ""
