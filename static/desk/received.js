// Which of the words that were sent from this browser have come in: the paper says so in a cookie, with the answer
// itself (articles/admin/received.py), so that it is known whichever page is shown next.

const NAME = "desk-received"

// Per opening of a form, the last sending that came in: Map of key → {at, number}, the moment it was sent and the
// revision it is kept in.
export const received = () => {
  const said = document.cookie.match(`(?:^|; )${NAME}=([^;]*)`)?.[1] ?? ""
  const known = new Map()
  for (const sending of said.split(".").filter(Boolean)) {
    const [person, story, opening, at, number] = sending.split(":")
    known.set(`${person}:${story}:${opening}`, { at: Number(at), number: Number(number) })
  }
  return known
}
