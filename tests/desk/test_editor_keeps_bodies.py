"""What a body holds comes back from the editor as it went in."""

import pytest

from articles import body

from .editing import TEXT, open_story, save

pytestmark = pytest.mark.browser

OUTSIDE = '<img src="https://example.org/mast.jpg" alt="A mast" width="640" height="480">'
STORED = {
    "an outside picture in a link": f'<figure><a href="https://example.org/" title="Larger">{OUTSIDE}</a></figure>',
    "an outside picture": f"<figure>{OUTSIDE}<figcaption>Six <em>men</em>,<br>one rope</figcaption></figure>",
    "a picture of the library": '<figure data-picture="12" data-size="wide"><figcaption>A <strong>mast</strong>'
    ' by <a href="https://example.org/mei" title="Her page">Mei</a></figcaption></figure>',
    "a picture without words": '<figure data-picture="13"></figure>',
    "a picture described for its place": '<figure data-picture="13" data-size="full" data-alt="Six men"></figure>',
    "a gallery": '<figure data-gallery="13,12"><figcaption>Two <em>masts</em></figcaption></figure>',
    "a gallery with words of its pictures": '<figure data-gallery="13,12"><p data-of="13" data-alt="Six men">At six</p>'
    '<p data-of="12">The <em>Vesta</em>,<br><a href="/money/">says <strong>she</strong></a></p>'
    "<figcaption>Two masts</figcaption></figure>",
    "a box of stories": '<aside data-related="4,9"></aside>',
    "a pull quote": '<blockquote data-pull=""><p>Nobody asked.</p></blockquote>',
    "a quote": "<blockquote><p>Nobody <em>asked</em>.</p><ul><li><p>Nor told</p></li></ul></blockquote>",
    "a table": '<table><thead><tr><th colspan="2">Port</th><th>Masts</th></tr></thead><tbody>'
    '<tr><td rowspan="2">Batam</td><td>old</td><td>4</td></tr><tr><td>new<br>ones</td><td></td></tr></tbody></table>',
    "headings": "<h2>A <em>ledger</em></h2>\n<h3>Its cover</h3>\n<p>Grey.</p>",
    "lists": "<ul><li><p>One</p><ol><li><p>Two</p><ul><li><p>Three</p></li></ul></li></ol></li>"
    "<li><p>Four</p></li></ul>",
    "text as typed": "<pre>for  port in ports:\n    print(port)\n\n# end</pre>",
    "a rule": "<p>Before</p>\n<hr>\n<p>After</p>",
    "small letters": "<p>H<sub>2</sub>O and 10<sup>3</sup>, <s>not</s> <code>ten</code></p>",
    "links": '<p><a href="https://example.org/a?b=1&amp;c=2" title="A map">Map</a> <a href="/money/">money</a>'
    ' <a href="mailto:desk@example.org">write</a></p>',
    "code in other marks": '<p><strong><code>rm</code></strong> <a href="/money/"><code>cp</code></a></p>',
}


def test_a_letter_typed_and_taken_back_leaves_the_body_as_it_was(page, live_server, editor):
    stored = body.clean("<p>Between.</p>".join(STORED.values()) + "<p>The end.</p>")
    story = open_story(page, body=stored)
    page.locator(f"{TEXT} > p", has_text="The end.").click()
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    assert save(page, story).body == stored
