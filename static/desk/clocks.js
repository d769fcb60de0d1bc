// A moment as the paper's clock shows it, told by other clocks too.

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 3_600_000
const DAY = 24 * HOUR

const language = () => document.documentElement.lang || "en"

// How far clocks in the zone are ahead of UTC at an instant, in milliseconds.
const ahead = (instant, zone) => {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
  })
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - Math.floor(instant / SECOND) * SECOND
}

// The instant (milliseconds since 1970) at which clocks in the zone show “2026-11-27T06:00”; NaN where that is no moment.
export const instantOf = (shown, zone) => {
  const naive = Date.parse(`${shown}Z`)
  if (Number.isNaN(naive)) return naive
  const near = naive - ahead(naive, zone)
  return naive - ahead(near, zone)
}

// Of a moment on the minute, as nearly all are, no seconds are told.
const secondsOf = (moment) => (moment % MINUTE < SECOND ? {} : { second: "2-digit" })

const shownIn = (instant, zone) =>
  new Intl.DateTimeFormat(language(), {
    timeZone: zone,
    ...{ weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    ...secondsOf(instant),
  }).format(instant)

// A moment of a field as the paper writes it: “27 Nov 2026, 18:00”, with seconds where it has
// some, however the browser shows the field; "" where it is
// none.
export const fieldWords = (shown) => {
  const naive = Date.parse(`${shown}Z`)
  const day = { day: "numeric", month: "short", year: "numeric" }
  const format = { timeZone: "UTC", ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...secondsOf(naive) }
  return Number.isNaN(naive) ? "" : new Intl.DateTimeFormat(language(), format).format(naive)
}

const cityOf = (zone) => zone.split("/").at(-1).replaceAll("_", " ")

const untilThen = (milliseconds) => {
  const words = new Intl.RelativeTimeFormat(language())
  if (milliseconds < 2 * HOUR) return words.format(Math.round(milliseconds / 60_000), "minute")
  if (milliseconds < 2 * DAY) return words.format(Math.round(milliseconds / HOUR), "hour")
  return words.format(Math.round(milliseconds / DAY), "day")
}

// What a moment of the paper's clock means, in a sentence or two; "" where there is none.
export const clockWords = (shown, zone, now = Date.now()) => {
  const instant = instantOf(shown, zone)
  if (Number.isNaN(instant)) return ""
  const when = instant > now ? untilThen(instant - now) : "which is past"
  const paper = `${shownIn(instant, zone)} in ${cityOf(zone)}, ${when}.`
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (ahead(instant, own) === ahead(instant, zone)) return paper
  return `${paper} By your own clock, in ${cityOf(own)}: ${shownIn(instant, own)}.`
}
