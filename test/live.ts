/** A browser that listens to live lists. */
import type { Client } from './client.ts'

export interface Listening {
  status: number
  /** The next topic that changed; undefined when the stream has ended. */
  next: () => Promise<string | undefined>
  stop: () => void
}

export async function listening(client: Client, topics: string[]): Promise<Listening> {
  const away = new AbortController()
  const answer = await client.live(topics, away.signal)
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end < 0) {
        const { value, done } = await reader.read()
        if (done) return undefined
        text += value
        continue
      }
      const said = text.slice(0, end)
      text = text.slice(end + 2)
      const topic = /^data: (.+)$/m.exec(said)?.[1]
      if (topic) return topic
    }
  }
  return { status: answer.status, next, stop: () => away.abort() }
}
