"""The authority's Word template is taken in clean, told in words, or refused in one sentence (S46, S56, F50)."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desk.errors import FileTrouble, Refusal
from iro_desk.exports.reading_back import passages
from iro_desk.exports.templates import package
from iro_desk.exports.templates.taking import read, taken
from tests.exports.templates.made import (
    AUTHOR,
    FOOT,
    R,
    changed,
    county,
    linked,
    long_field,
    paragraph,
    part,
    run,
)

PAGE, LINKS = "word/document.xml", "word/_rels/document.xml.rels"


def words(content: bytes) -> str:
    return "\n".join(one.text for one in passages(content))


def test_its_sheet_head_foot_page_and_styles_are_told():
    got = taken(county(), "County.dotx")
    assert got.sheet == "A4, with 30 mm left, 20 mm right, 45 mm above and 25 mm below"
    assert (got.head, got.foot) == ("Larkshire County Council", FOOT)
    assert got.body == "Children’s Services\nWorking for Larkshire"
    assert {"Title", "Heading 1", "List Bullet", "Table Grid"} <= set(got.styles) and got.lent == ()


def test_who_made_it_is_in_no_part_of_what_is_kept_not_even_in_its_pictures():
    """S46."""
    got = taken(county(), "County.dotx")
    with zipfile.ZipFile(BytesIO(got.content)) as file:
        every = b"".join(file.read(name) for name in file.namelist()) + "".join(file.namelist()).encode()
    for trace in (AUTHOR.encode(), b"mark.png", b"rsid", b"python-docx", b"customXml", b"thumbnail"):
        assert trace not in every, trace
    assert [one for one in got.left_out if one.startswith("Who made it")]
    core = docx.Document(BytesIO(got.content)).core_properties
    assert (core.author, core.last_modified_by, core.revision, core.comments) == ("", "", 1, "")


def test_macros_and_what_reaches_out_are_left_out_and_said():
    """S56: a macro, a template elsewhere, a picture fetched from elsewhere, an embedded file."""
    plain = county()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    nasty = changed(plain, {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen",
        "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0",
        "word/_rels/settings.xml.rels": linked_settings(kind),
        LINKS: linked(
            plain, LINKS,
            'Id="rM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"',
            f'Id="rO" Type="{kind}/oleObject" Target="embeddings/oleObject1.bin"',
            f'Id="rP" Type="{kind}/image" Target="http://evil.example/p.png" TargetMode="External"',
            f'Id="rF" Type="{kind}/frame" Target="file://server/share" TargetMode="External"',
        ),
        PAGE: part(plain, PAGE).replace(
            b"<w:sectPr", paragraph('<w:r><w:object><w:control r:id="rO"/></w:object></w:r>').encode()
            + paragraph('<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
                        'wordprocessingDrawing"><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
                        'main" r:link="rP"/></wp:inline></w:drawing></w:r>').encode() + b"<w:sectPr", 1),
    })  # fmt: skip
    got = taken(nasty, "n.dotm")
    said = "\n".join(got.left_out)
    for told in (
        "Macros",
        "link to another template",
        "points out of the file: 2",
        "1 embedded file",
        "1 picture",
    ):
        assert told in said, told
    with zipfile.ZipFile(BytesIO(got.content)) as file:
        assert not [name for name in file.namelist() if name.endswith(".bin")]
        every = b"".join(file.read(name) for name in file.namelist())
    for trace in (b"evil.example", b"External", b"vba", b"AutoOpen", b"server", b"w:object", b"macroEnabled"):
        assert trace not in every, trace


def linked_settings(kind: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rT" '
        f'Type="{kind}/attachedTemplate" Target="file:///C:/Users/jo/N.dotm" TargetMode="External"/></Relationships>'
    ).encode()


def test_tracked_changes_stand_as_accepted_and_hidden_words_and_comments_go():
    """S46."""
    who = f'w:id="1" w:author="{AUTHOR}"'
    got = taken(county(
        paragraph(f"<w:ins {who}>{run('put in')}</w:ins>"
                  f"<w:del {who}><w:r><w:delText>taken out</w:delText></w:r></w:del>"),
        paragraph(run("unseen", "<w:vanish/>") + run("seen", '<w:vanish w:val="0"/>')),
        paragraph(f'<w:commentRangeStart w:id="3"/>{run("said of")}<w:commentRangeEnd w:id="3"/>'
                  '<w:r><w:commentReference w:id="3"/></w:r>'),
        paragraph(f"<w:moveFrom {who}>{run('moved away')}</w:moveFrom><w:moveTo {who}>{run('moved here')}</w:moveTo>"),
    ), "t.docx")  # fmt: skip
    held = words(got.content)
    for stays in ("put in", "seen", "said of", "moved here"):
        assert stays in held, stays
    for goes in ("taken out", "unseen", "moved away", AUTHOR):
        assert goes not in held, goes
    assert "4 tracked changes: they stand as if accepted." in got.left_out
    assert "Hidden words, in 1 place." in got.left_out


def test_page_numbers_alone_fill_themselves_in_and_typed_links_keep_their_words():
    """F50: no field that fetches, names an author, or tells where the file lay."""
    got = taken(county(
        paragraph(long_field("AUTHOR", AUTHOR) + long_field("INCLUDETEXT \\\\srv\\x.docx", "fetched")),
        paragraph(long_field("PAGE", "7") + long_field('HYPERLINK "http://x.example"', "larkshire.example")),
        paragraph('<w:fldSimple w:instr="FILENAME">' + run("C:\\share") + "</w:fldSimple>"),
        paragraph(f'<w:hyperlink w:anchor="there">{run("see there")}</w:hyperlink>'),
        paragraph(long_field("IF 1 = 1", long_field("DATE", "today") + run("shown"))),
    ), "f.docx")  # fmt: skip
    held = words(got.content)
    for goes in (AUTHOR, "fetched", "share", "today", "shown", "INCLUDETEXT", "http://x.example", "FILENAME"):
        assert goes not in held, goes
    assert "larkshire.example" in held and "see there" in held
    assert b" PAGE " in part(got.content, PAGE) and part(got.content, PAGE).count(b"fldChar ") == 3
    assert "2 links: their words stay." in got.left_out


def test_boxes_that_wait_to_be_filled_in_go_and_filled_ones_keep_their_words():
    waits = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Kept words')}</w:sdtContent></w:sdt>"
    got = taken(county(paragraph(waits.format(run("Click here to type")) + filled)), "b.docx")
    assert "Kept words" in got.body and "Click here" not in words(got.content)
    assert "1 box that waits to be filled in." in got.left_out


def test_a_picture_that_cannot_be_drawn_afresh_is_left_out_with_its_drawing():
    plain = county()
    broken = changed(plain, {"word/media/image1.png": b"\x01\x00\x00\x00 EMF"})
    got = taken(broken, "p.docx")
    assert [one for one in got.left_out if "cannot be drawn afresh" in one]
    assert b"w:drawing" not in part(got.content, "word/header1.xml")


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (paragraph(run("{{IRO Desk}}")), "more than once"),
        (paragraph(run("Ref: {{CaseNumber}}")), "nobody would fill in"),
        (paragraph(run("Here {{IRO Desk}} and on")), "paragraph of its own"),
    ],
)
def test_a_place_that_would_go_out_with_braces_is_refused(page: str, told: str):
    """F52: no paper goes out with a field in braces."""
    with pytest.raises(Refusal, match=told):
        taken(county(page), "m.docx")


def test_a_page_full_of_words_is_a_paper_and_no_template():
    """A paper made on the template, chosen by mistake, would stand in every other child's file."""
    with pytest.raises(Refusal, match="more than 150 words"):
        taken(county(paragraph(run("word " * 160))), "paper.docx")
    assert taken(county(paragraph(run("word " * 100))), "t.docx").body.startswith("word word")


def test_our_place_in_a_table_is_refused():
    cell = f'<w:tbl {"xmlns:w="}"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:tr><w:tc>{{}}</w:tc></w:tr></w:tbl>'
    with pytest.raises(Refusal, match="paragraph of its own"):
        taken(county(cell.format(paragraph(run("{{IRO Desk}}"))), with_mark=False), "c.docx")


def test_styles_it_lacks_are_lent_in_its_own_typeface_and_said():
    """F52: a missing style is put in, and she is told which."""
    got = taken(
        changed(county(), {"word/styles.xml": None, "word/numbering.xml": None, LINKS: without_styles()}),
        "s.docx",
    )
    assert got.styles == () and {"Title", "Heading 1", "Quote", "List Bullet"} <= set(got.lent)
    word = docx.Document(BytesIO(got.content))
    assert word.styles["Title"].font.size and word.styles["Title"].font.name is None
    pointed = [word.styles[f"List {one}"].element.pPr.numPr.numId.val for one in ("Number", "Bullet")]
    shapes = {one.numId: one.abstractNumId.val for one in word.part.numbering_part.element.num_lst}
    assert pointed == [1, 2] and sorted(shapes) == [1, 2] and len(set(shapes.values())) == 2


def without_styles() -> bytes:
    return re.sub(
        rb'<Relationship [^>]*/(?:styles|numbering|stylesWithEffects)"[^>]*/>', b"", part(county(), LINKS)
    )


def bomb() -> bytes:
    return changed(county(), {"word/media/huge.png": b"\0" * 15_000_000})


def deep() -> bytes:
    return changed(county(), {PAGE: b"<a>" * 150 + b"</a>" * 150})


def entities() -> bytes:
    text = b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 50 + b'">]><a>&b;</a>'
    return changed(county(), {"word/styles.xml": text})


def climbing() -> bytes:
    return changed(county(), {"../../evil.xml": b"<a/>"})


def many() -> bytes:
    return changed(county(), {f"word/x{n}.xml": b"<a/>" for n in range(2100)})


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (bomb, "100 times its size"), (deep, "100 deep"), (entities, "entities"), (climbing, "2,000 parts"),
        (many, "2,000 parts"), (lambda: b"x" * 25_000_001, "25 MB"), (lambda: b"%PDF-1.7", "not a Word"),
        (lambda: b"\xd0\xcf\x11\xe0 old", "without a password"), (lambda: county()[:4000], "damaged"),
        (lambda: changed(county(), {"_rels/.rels": None}), "not a Word"),
        (lambda: changed(county(), {PAGE: b"<w:document"}), "damaged"),
        (lambda: changed(county(), {PAGE: b" " * 26_000_000}), "25 MB"),
    ],
    ids=["bomb", "deep", "entities", "climbing", "many", "large", "pdf", "doc", "cut", "no page", "broken", "long"],
)  # fmt: skip
def test_what_could_do_harm_or_is_broken_is_refused_in_one_sentence_with_the_limit_named(made, told: str):
    """F50, S56."""
    with pytest.raises(Refusal) as refused:
        taken(made(), "x.docx")
    said = str(refused.value)
    assert told in said and said.count(". ") == 0 and said.endswith(".")


def test_limits_are_those_of_every_file_that_comes_in():
    """S56: 25 MB, 200 MB unpacked, 100 times, 2,000 parts, 100 deep."""
    limits = package.LIMITS
    assert (limits.file, limits.unpacked, limits.ratio) == (25_000_000, 200_000_000, 100)
    assert (limits.entries, limits.depth) == (2000, 100)


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    with pytest.raises(FileTrouble, match="could not be read"):
        read(tmp_path / "gone.dotx")
    (tmp_path / "a.dotx").write_bytes(county())
    assert read(tmp_path / "a.dotx").name == "a.dotx"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_broken_in_a_file_it_is_taken_clean_or_refused(data):
    """F50: bytes changed anywhere never come out as anything but a clean file or a refusal."""
    content = bytearray(BASE)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        got = taken(bytes(content), "x.docx")
    except Refusal:
        return
    assert AUTHOR not in words(got.content) and R.encode() in part(got.content, PAGE)


BASE = county()
