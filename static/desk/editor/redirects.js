// Where a link really leads that goes by way of a counter of clicks.

const WRAPPERS = [
  [/^(www\.)?google\.[a-z.]+$/, "/url", ["q", "url"]],
  [/\.safelinks\.protection\.outlook\.com$/, "/", ["url"]],
  [/^l\.facebook\.com$/, "/l.php", ["u"]],
  [/^lm?\.instagram\.com$/, "/", ["u"]],
]

export const unwrapped = (href) => {
  if (!URL.canParse(href)) return href
  const { hostname, pathname, searchParams } = new URL(href)
  const [, , names] = WRAPPERS.find(([host, path]) => host.test(hostname) && pathname === path) ?? [null, null, []]
  const led = names.map((name) => searchParams.get(name)).find((value) => /^https?:\/\//i.test(value ?? ""))
  return led ? unwrapped(led) : href
}
