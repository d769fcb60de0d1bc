// What somebody types or pastes as an address, as it is kept.

const WEB = /^https?:\/\/[^\s/?#]+\.[^\s]+$|^https?:\/\/localhost\S*$/i
const MAIL = /^(?:mailto:)?[^\s@/]+@[^\s@/]+\.[^\s@/]+$/i
const BARE = /^(?:www\.\S+\.\S+|[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net|edu|gov|io|co|info|asia|eu|[a-z]{2})(?:\/\S*)?)$/i

// The address meant, or "" where the words are none. Our own pages are kept without the paper's name.
export const addressOf = (words) => {
  const text = words.trim()
  if (/\s/.test(text) || !text) return ""
  if (/^\/(?![/\\])/.test(text)) return text
  if (MAIL.test(text)) return text.toLowerCase().startsWith("mailto:") ? text : `mailto:${text}`
  const whole = BARE.test(text) ? `https://${text}` : text
  return ours(whole) ?? (WEB.test(whole) ? whole : "")
}

const ours = (address) => (address.startsWith(`${location.origin}/`) ? address.slice(location.origin.length) : null)

// Whether words are nothing but one address of the web, as they are copied from a browser.
export const isWebAddress = (words) => /^https?:\/\/\S+$/i.test(words.trim()) && URL.canParse(words.trim())
