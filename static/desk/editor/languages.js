// The marks of each language as its newspapers print them. Unicode CLDR 48, <delimiters>, but for: French within a
// quotation (Imprimerie nationale, “ ”), Swedish and Finnish, which open and close alike.

const THIN = "\u202f" // a space that does not break

const LANGUAGES = {
  en: { double: ["“", "”"], single: ["‘", "’"] },
  "en-us": { double: ["“", "”"], single: ["‘", "’"], dash: "—" },
  de: { double: ["„", "“"], single: ["‚", "‘"] },
  "de-ch": { double: ["«", "»"], single: ["‹", "›"] },
  fr: { double: [`«${THIN}`, `${THIN}»`], single: ["“", "”"], isSpaced: true },
  es: { double: ["«", "»"], single: ["“", "”"], dash: "—" },
  nl: { double: ["“", "”"], single: ["‘", "’"] },
  pl: { double: ["„", "”"], single: ["‚", "’"] },
  sv: { double: ["”", "”"], single: ["’", "’"] },
  fi: { double: ["”", "”"], single: ["’", "’"] },
  da: { double: ["“", "”"], single: ["‘", "’"] },
  nb: { double: ["«", "»"], single: ["‘", "’"] },
  it: { double: ["«", "»"], single: ["“", "”"] },
  pt: { double: ["“", "”"], single: ["‘", "’"] },
  cs: { double: ["„", "“"], single: ["‚", "‘"] },
  ru: { double: ["«", "»"], single: ["„", "“"], dash: "—" },
}

// The marks for a language as a page's `lang` says it: “en-GB”, “de”. An unknown one gets the English.
export const marksOf = (language) => {
  const tag = (language || "en").toLowerCase()
  return { dash: "–", ...(LANGUAGES[tag] ?? LANGUAGES[tag.split("-")[0]] ?? LANGUAGES.en) }
}
