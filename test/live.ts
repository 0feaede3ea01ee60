/** A browser that listens to live lists. */
import type { Client } from './client.ts'

export interface Listening {
  status: number
  /** The next topic that changed; undefined when the stream has ended. */
  next: () => Promise<string | undefined>
  /** What it was told first: topics that had changed, by how many milliseconds ago, and how far back that is known. */
  begun: () => Promise<{ known: number; changed: Record<string, number> }>
  /** Until the session was looked at so many times from now on. */
  looked: (times: number) => Promise<void>
  stop: () => void
}

export async function listening(client: Client, topics: string[]): Promise<Listening> {
  const away = new AbortController()
  const answer = await client.live(topics, away.signal)
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const block = async (): Promise<string | undefined> => {
    let end: number
    while ((end = text.indexOf('\n\n')) < 0) {
      const { value, done } = await reader.read()
      if (done) return undefined
      text += value
    }
    const said = text.slice(0, end)
    text = text.slice(end + 2)
    return said
  }
  const next = async (): Promise<string | undefined> => {
    for (let said = await block(); said !== undefined; said = await block()) {
      const topic = /^event: changed\ndata: (.+)$/m.exec(said)?.[1]
      if (topic) return topic
    }
    return undefined
  }
  const begun = async () => {
    for (let said = await block(); said !== undefined; said = await block()) {
      const told = /^event: begun\ndata: (.+)$/m.exec(said)?.[1]
      if (told) return JSON.parse(told) as { known: number; changed: Record<string, number> }
    }
    throw new Error('the stream has ended')
  }
  const looked = async (times: number): Promise<void> => {
    while (times > 0) {
      const said = await block()
      if (said === undefined) throw new Error('the stream has ended')
      if (said.startsWith(': still here')) times--
    }
  }
  return { status: answer.status, next, begun, looked, stop: () => away.abort() }
}
