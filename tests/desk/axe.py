"""axe-core on a page: WCAG 2.2 AA and what is good practice beyond it, in both schemes and two widths or three."""

from axe_playwright_python.sync_playwright import Axe

from tests import length

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = [(390, "dark"), (1440, "light"), *length.of([], [(390, "light"), (1440, "dark")])]
TABLET = [(820, "light"), *length.of([], [(820, "dark")])]
SCRIPT = Axe().axe_script
# Of what is well, axe would name each element, and the browser would hand over as many megabytes.
FIND = """rules => axe.run({ runOnly: rules, resultTypes: ["violations"] }).then((found) => found.violations)"""
# Colours that are on their way from one scheme to the other are of neither.
END_TRANSITIONS = """() => document.getAnimations().forEach((animation) => {
    if (animation instanceof CSSTransition) animation.finish()
})"""


def violations(page, views=VIEWS):
    """What axe finds on the page as it stands: sentences that name width, scheme, rule and place."""
    found = []
    page.evaluate(SCRIPT)
    for width, scheme in views:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(END_TRANSITIONS)
        found += [said(width, scheme, rule, node) for rule in page.evaluate(FIND, RULES) for node in rule["nodes"]]
    return found


def said(width, scheme, rule, node):
    return f"{width} {scheme}: {rule['id']} at {node['target']}: {node['failureSummary']}"
