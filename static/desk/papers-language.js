// The paper's own language, in which its stories are, whatever the desk speaks: “de”, “en-GB”.
export const papersLanguage = () =>
  document.querySelector("meta[name=papers-language]")?.content ?? document.documentElement.lang
