/** Eight writers that file requests over HTTP and remember what was acknowledged. A lost answer is asked again with the same id. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from '../../domain/kernel/id.ts'

export interface Writers {
  /** Ids of requests whose filing was answered with 200, and the number the answer gave. */
  acknowledged: Map<string, string>
  /** The first answer that was neither a yes nor a failure of the machine: a fault of the test. */
  readonly failed: Error | undefined
  stop: () => Promise<void>
}

/** As if behind a proxy, each from somewhere else: the limit per address is not what is tried here. */
let sent = 0
const address = (n: number) => `10.${n}.${(sent++ >> 8) & 255}.${sent & 255}`

const newId = () => uuidv7(Date.now(), randomBytes(10))

const body = (request: string, act: string, place: string) => ({
  request,
  report: { id: act, channel: 'web', what: '楼道灯不亮', where: { place } },
})

/** @param origin says where the server is just now; undefined while it is down */
export function startWriters(count: number, origin: () => string | undefined, place: string): Writers {
  const acknowledged = new Map<string, string>()
  let going = true
  const file = async (n: number): Promise<void> => {
    const request = newId()
    const text = JSON.stringify(body(request, newId(), place))
    while (going) {
      const answer = await post(origin(), n, text)
      if (answer) return void acknowledged.set(request, answer)
      await sleep(20)
    }
  }
  const write = async (n: number): Promise<void> => {
    while (going) await file(n)
  }
  let failed: Error | undefined
  const all = Array.from({ length: count }, (_, n) => write(n).catch((error: Error) => void (failed ??= error)))
  return {
    acknowledged,
    get failed() {
      return failed
    },
    stop: async () => {
      going = false
      await Promise.all(all)
    },
  }
}

/** The reference number when it was acknowledged; undefined when nobody knows whether it happened. */
async function post(origin: string | undefined, n: number, text: string): Promise<string | undefined> {
  if (!origin) return undefined
  try {
    const answer = await fetch(`${origin}/231025/api/report`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-linli': '1', 'x-forwarded-for': address(n) },
      body: text,
      signal: AbortSignal.timeout(5_000),
    })
    if (answer.status === 200) return ((await answer.json()) as { refNo: string }).refNo
    if (answer.status < 500) throw new Refused(answer.status, await answer.text())
    return undefined
  } catch (error) {
    if (error instanceof Refused) throw error
    return undefined
  }
}

/** Anything but an answer or a failure would be a fault of the test. */
class Refused extends Error {
  constructor(status: number, text: string) {
    super(`${status} ${text}`)
  }
}
