"""What the body of a WordPress post becomes, case by case."""

import pytest

from articles import body

PICTURE = '<img src="https://blog.example.org/files/mast.jpg" alt="A mast">'
MAST = body.Picture(
    "https://blog.example.org/files/mast.jpg", "A mast", 'In <a href="https://example.org/">Mersing</a>'
)
PIER = body.Picture("https://blog.example.org/files/pier.jpg", 'The "old" pier')
MAST_SHOWN = (
    f'<figure>{PICTURE}<figcaption>In <a href="https://example.org/">Mersing</a></figcaption></figure>'  # as kept
)
PIER_SHOWN = """<figure><img src="https://blog.example.org/files/pier.jpg" alt='The "old" pier'></figure>"""
GALLERY_BLOCK = f"""<!-- wp:gallery {{"linkTo":"none"}} -->
<figure class="wp-block-gallery has-nested-images"><!-- wp:image {{"id":7}} -->
<figure class="wp-block-image">{PICTURE}<figcaption class="wp-element-caption">A mast</figcaption></figure>
<!-- /wp:image -->

<!-- wp:image -->
<figure class="wp-block-image">{PICTURE}<figcaption>A pier</figcaption></figure>
<!-- /wp:image --><figcaption class="blocks-gallery-caption">Two views</figcaption></figure>
<!-- /wp:gallery -->"""
OLDER_GALLERY_BLOCK = f"""<!-- wp:gallery {{"ids":[7,8]}} -->
<ul class="wp-block-gallery columns-2"><li class="blocks-gallery-item"><figure>{PICTURE}<figcaption>A mast</figcaption>
</figure></li><li class="blocks-gallery-item"><figure>{PICTURE}</figure></li></ul>
<!-- /wp:gallery -->"""

BECOMES = {
    "a blank line divides paragraphs": ("a\n\nb\r\n\r\nc", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
    "a line of spaces is blank": ("a\n \t\nb", "<p>a</p>\n<p>b</p>"),
    "a single line break is a break": ("a\nb<br />\nc", "<p>a<br>\nb<br>\nc</p>"),
    "two breaks divide paragraphs": ("a<br /><br/>b", "<p>a</p>\n<p>b</p>"),
    "emphasis runs on over a paragraph's end": ("<em>a\n\nb</em>", "<p><em>a</em></p>\n<p><em>b</em></p>"),
    "a heading needs no blank lines": ("a\n<h1>B</h1>\nc", "<p>a</p>\n<h2>B</h2>\n<p>c</p>"),
    "a heading in capitals": ("<H3 CLASS=x>B</H3>", "<h3>B</h3>"),
    "a list on lines of its own": (
        "<ul>\n\t<li>a</li>\n\t<li>b\nc</li>\n</ul>",
        "<ul><li><p>a</p></li><li><p>b<br>\nc</p></li></ul>",
    ),
    "paragraphs in a quotation": (
        "<blockquote>a\n\nb</blockquote>c",
        "<blockquote><p>a</p><p>b</p></blockquote>\n<p>c</p>",
    ),
    "a table on lines of its own": (
        "<table>\n<tr>\n<th>a</th>\n\n<td>b</td>\n</tr>\n</table>",
        "<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>",
    ),
    "lines of code stay": ("a\n<pre>if x:\n\n    y\n</pre>\nb", "<p>a</p>\n<pre>if x:\n\n    y</pre>\n<p>b</p>"),
    "a line break inside a tag is none": ('<a\nhref="/x/"\ntitle="y">z</a>', '<p><a href="/x/" title="y">z</a></p>'),
    "marks of the loop": ("a<!--more Read on-->b<!--nextpage-->c", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
    "comments over paragraphs": ("a\n\n<!-- x\n\ny -->\n\nb", "<p>a</p>\n<p>b</p>"),
    "an address on a line of its own": (
        "a\nhttps://example.org/film?v=1\nb",
        '<p>a</p>\n<p><a href="https://example.org/film?v=1">https://example.org/film?v=1</a></p>\n<p>b</p>',
    ),
    "an embed": (
        "[embed width=3]https://example.org/film[/embed]",
        '<p><a href="https://example.org/film">https://example.org/film</a></p>',
    ),
    "a frame": (
        'a <iframe src="https://example.org/film" allowfullscreen></iframe>',
        '<p>a</p>\n<p><a href="https://example.org/film">https://example.org/film</a></p>',
    ),
    "a film in an old object": (
        '<object width=4><param name=movie value=x><embed src="https://example.org/film"></embed></object>',
        '<p><a href="https://example.org/film">https://example.org/film</a></p>',
    ),
    "a caption": (
        f'[caption id="a_7" align="left" width="300"]{PICTURE} A <em>mast</em>[/caption] Text',
        f"<figure>{PICTURE}<figcaption>A <em>mast</em></figcaption></figure>\n<p>Text</p>",
    ),
    "a caption as it was written before 2012": (
        f"[wp_caption caption='A mast']{PICTURE}[/wp_caption]",
        f"<figure>{PICTURE}<figcaption>A mast</figcaption></figure>",
    ),
    "a caption over a linked picture": (
        f'[caption]<a href="/x/">{PICTURE}</a> A mast[/caption]',
        f'<figure><a href="/x/">{PICTURE}</a><figcaption>A mast</figcaption></figure>',
    ),
    "a caption without a picture": ("[caption]A mast[/caption]", "<p>A mast</p>"),
    "a caption that is never closed": ("a [caption id=1] b", "<p>a [caption id=1] b</p>"),
    "unknown shortcodes": (
        '[poll id="4"]\n\n[quote who="a"]b[/quote] [x]',
        '<p>[poll id="4"]</p>\n<p>[quote who="a"]b[/quote] [x]</p>',
    ),
    "a shortcode that is spoken of": ("[[gallery ids='7']]", "<p>[[gallery ids='7']]</p>"),
    "a gallery": ('a\n[gallery ids="7,8"]\nb', f"<p>a</p>\n{MAST_SHOWN}\n{PIER_SHOWN}\n<p>b</p>"),
    "a gallery in another order": ("[gallery columns=2 include='8, 7']", f"{PIER_SHOWN}\n{MAST_SHOWN}"),
    "a gallery of all that belongs to the post": ("[gallery]", f"{PIER_SHOWN}\n{MAST_SHOWN}"),
    "a gallery of all but one": ("[gallery exclude=7]", PIER_SHOWN),
    "a gallery of which the export holds a part": ("[gallery ids=8,99]", f'{PIER_SHOWN}\n<p>[gallery ids="99"]</p>'),
    "a gallery that the export does not hold": ('[gallery ids="98,99" x=y]', '<p>[gallery ids="98,99" x=y]</p>'),
    "a gallery of another post": ("[gallery id=44]", "<p>[gallery id=44]</p>"),
    "paragraph blocks, whose line ends are none": (
        '<!-- wp:paragraph {"align":"left"} -->\n<p class="x">a\nb</p>\n<!-- /wp:paragraph -->\n\n'
        "<!-- wp:paragraph -->\n<p>c</p>\n<!-- /wp:paragraph -->",
        "<p>a\nb</p>\n<p>c</p>",
    ),
    "classic text among blocks": (
        "a\n\nb\n<!-- wp:heading -->\n<h2>C</h2>\n<!-- /wp:heading -->",
        "<p>a</p>\n<p>b</p>\n<h2>C</h2>",
    ),
    "a block that only the server fills": ('a<!-- wp:latest-posts {"x":1} /-->', "<p>a</p>"),
    "a gallery block": (
        GALLERY_BLOCK,
        f"<figure>{PICTURE}<figcaption>A mast</figcaption></figure>\n"
        f"<figure>{PICTURE}<figcaption>A pier</figcaption></figure>\n<p>Two views</p>",
    ),
    "a gallery block as it was written before 2022": (
        OLDER_GALLERY_BLOCK,
        f"<ul><li><figure>{PICTURE}<figcaption>A mast</figcaption></figure></li>"
        f"<li><figure>{PICTURE}</figure></li></ul>",
    ),
    "a table block": (
        '<figure class="wp-block-table"><table><tbody><tr><td>a</td></tr></tbody></table>'
        "<figcaption>b</figcaption></figure>",
        "<table><tbody><tr><td>a</td></tr></tbody></table>\n<p>b</p>",
    ),
    "a pull quote block": (
        '<figure class="wp-block-pullquote"><blockquote><p>a</p><cite>B</cite></blockquote></figure>',
        "<blockquote><p>a</p><p><em>B</em></p></blockquote>",
    ),
    "an embed block": (
        '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://example.org/film\n</div>'
        "<figcaption>a</figcaption></figure>",
        '<p><a href="https://example.org/film">https://example.org/film</a></p>\n<p>a</p>',
    ),
    "a file block": (
        '<div class="wp-block-file"><a href="/a.pdf">A</a>'
        '<a href="/a.pdf" class="wp-block-file__button" download>Get</a></div>',
        '<p><a href="/a.pdf">A</a> <a href="/a.pdf">Get</a></p>',
    ),
    "a cover": ('<div class="wp-block-cover"><img src=/x.jpg><p>a</p></div>', "<p>a</p>"),
    "what looks like our own notes": ('<hr data-kept="0"><pre>a</pre>', "<hr>\n<pre>a</pre>"),
}


def become(source):
    return body.from_wordpress(source, pictures={"7": MAST, "8": PIER}, own=["8", "7"])


@pytest.mark.parametrize("case", BECOMES)
def test_a_wordpress_body_becomes(case):
    source, expected = BECOMES[case]

    assert become(source) == expected
    assert body.clean(expected) == expected


def test_the_picture_over_a_post_comes_first():
    assert body.from_wordpress("a", lead=MAST) == f"{MAST_SHOWN}\n<p>a</p>"


def test_the_picture_over_a_post_is_shown_once():
    smaller = '<img src="https://blog.example.org/files/mast-300x200.jpg">'

    assert body.from_wordpress(f"{smaller} a", lead=MAST).count("<img") == 1


def test_addresses_of_the_blog_itself_are_written_out():
    kept = body.from_wordpress('<a href="../b/">x</a><img src="/c.jpg">', "https://blog.example.org/2009/a/")

    assert kept == (
        '<p><a href="https://blog.example.org/2009/b/">x</a></p>\n'
        '<figure><img src="https://blog.example.org/c.jpg" alt=""></figure>'
    )
