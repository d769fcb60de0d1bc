"""What writers paste from word processors and pages. The samples are written after their fashion."""

from articles import body

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>Ledger</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-unhide:no; margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='margin-left:0cm'><a name="_Toc1"></a>The ledger<o:p></o:p></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>The first mast</b> went up<span
style='mso-spacerun:yes'>  </span>in a week without <i>wind</i>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Four islands</p>
<table class=MsoTableGrid border=1><tr style='height:1pt'><td width=301><p class=MsoNormal>Town<o:p></o:p></p>
</td><td width=301><p class=MsoNormal align=right>12</p></td></tr></table>
<p class=MsoNormal><a href="https://example.org/ledger" title="Ledger"><span class=MsoHyperlink>Source</span></a></p>
<!--EndFragment--></body></html>"""
GOOGLE_DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f">
<h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400">The ledger</span></h2>
<p dir="ltr" style="line-height:1.38"><span style="font-weight:400">The first mast went up in a week </span>
<a href="https://example.org/ledger" style="text-decoration:none"><span style="color:#1155cc">without wind</span></a>
<span>.</span></p><br /><ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr">
<span>Four islands</span></p></li></ul><p><span><span style="border:none;display:inline-block"><img
src="https://lh7.example.org/mast" width="600" height="400" /></span></span></p></b>
<br class="Apple-interchange-newline">"""
WEB_PAGE = """<article class="post"><header><h1 class="title">The ledger</h1>
<nav><a href="/home">Home</a></nav></header>
<div class="lead" onclick="track()"><p>The first mast<script>track()</script> went up.</p></div>
<div><div>Loose text<br><br></div></div><button type="button">Share</button>
<noscript><img src="https://track.example.org/p.gif"></noscript><svg><title>Icon</title></svg></article>"""


def test_a_paste_from_word():
    assert body.clean(WORD) == (
        "<h2>The ledger</h2>\n"
        "<p><strong>The first mast</strong> went up  in a week without <em>wind</em>.</p>\n"
        "<p>·\xa0\xa0\nFour islands</p>\n"
        "<table><tbody><tr><td>Town</td><td>12</td></tr></tbody></table>\n"
        '<p><a href="https://example.org/ledger" title="Ledger">Source</a></p>'
    )


def test_a_paste_from_google_docs():
    assert body.clean(GOOGLE_DOCS) == (
        "<h2>The ledger</h2>\n"
        '<p>The first mast went up in a week \n<a href="https://example.org/ledger">without wind</a>\n.</p>\n'
        "<ul><li><p>Four islands</p></li></ul>\n"
        '<figure><img src="https://lh7.example.org/mast" alt="" width="600" height="400"></figure>'
    )


def test_a_paste_from_a_web_page():
    assert body.clean(WEB_PAGE) == (
        "<h2>The ledger</h2>\n"
        '<p><a href="/home">Home</a></p>\n'
        "<p>The first mast went up.</p>\n"
        "<p>Loose text</p>\n"
        "<p>Share</p>"
    )
