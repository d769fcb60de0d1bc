// Words, and how long they take to read. The same counting as on the server: articles/body/text.py.

const WORD = /[\p{L}\p{N}]+(?:[’'\-.][\p{L}\p{N}]+)*/gu
// Scripts without spaces between words: Thai, Lao, Myanmar, Khmer, Chinese, Japanese. Four letters make a word.
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]/g
const UNSPACED_LETTERS_A_WORD = 4
const WORDS_A_MINUTE = 238

export const countWords = (text) => {
  const unspaced = text.match(UNSPACED)?.length ?? 0
  return (text.replace(UNSPACED, " ").match(WORD)?.length ?? 0) + Math.ceil(unspaced / UNSPACED_LETTERS_A_WORD)
}

// Halves go to the even number, as in Python.
const rounded = (number) => (number % 1 === 0.5 ? 2 * Math.round(number / 2) : Math.round(number))

export const minutesFor = (words) => Math.max(1, rounded(words / WORDS_A_MINUTE))
