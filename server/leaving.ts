/**
 * How a process goes without anybody noticing: `/ready` says no while visitors are still served, so that whoever spreads
 * them over processes sends no more; then the port closes, whoever is being answered is answered to the end, and live
 * lists end, so that browsers ask another process.
 */
import type { FastifyInstance } from 'fastify'
import type { LiveHub } from './kernel/http/live.ts'

/** Milliseconds an answer may still take. */
const patience = 30_000

export interface Leaving {
  readonly begun: boolean
  /** @returns when the last answer is given */
  from: (app: FastifyInstance, live: LiveHub) => Promise<void>
  /** Waits for nobody any more. */
  hurry: () => void
}

/** @param drain seconds in which visitors are still taken */
export function leaving(drain: number): Leaving {
  let begun = false
  let hurry = (): void => undefined
  return {
    get begun() {
      return begun
    },
    hurry: () => hurry(),
    from: async (app, live) => {
      begun = true
      await new Promise<void>((on) => {
        const timer = setTimeout(on, drain * 1000)
        hurry = () => (clearTimeout(timer), on())
      })
      live.end()
      const late = setTimeout(() => app.server.closeAllConnections(), patience)
      // One that was answered before it was known falls idle now and then.
      const idle = setInterval(() => app.server.closeIdleConnections(), 50)
      hurry = () => app.server.closeAllConnections()
      await app.close()
      clearTimeout(late)
      clearInterval(idle)
    },
  }
}
