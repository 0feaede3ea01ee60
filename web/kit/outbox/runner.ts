/** When the outbox is emptied: on coming back online, on being looked at, when a letter is due, and by the button. */
import type { Outbox } from './outbox.ts'

const often = 20_000

export interface Runner {
  /** The button: waiting times are forgotten. */
  now: () => Promise<void>
  stop: () => void
}

export function runOutbox(outbox: Outbox): Runner {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const later = async () => {
    clearTimeout(timer)
    const due = await outbox.nextDue()
    // Another tab may be killed at its work: what waits is looked at again, if not for itself then every so often.
    if (!stopped && due !== undefined)
      timer = setTimeout(() => void go(), Math.min(often, Math.max(500, due - Date.now())))
  }
  const run = async (pressed: boolean) => {
    try {
      if (navigator.onLine !== false || pressed) await outbox.flush(pressed)
    } finally {
      await later()
    }
  }
  // One after the other: a press while this tab sends is not lost.
  let last: Promise<void> = Promise.resolve()
  const go = (pressed = false): Promise<void> => {
    last = last.catch(() => undefined).then(() => run(pressed))
    return last
  }
  const woken = () => void (document.visibilityState === 'visible' && go())
  const online = () => void go(true)
  addEventListener('online', online)
  document.addEventListener('visibilitychange', woken)
  const before = outbox.onChange
  outbox.onChange = () => {
    before()
    if (outbox.sending === undefined) void later()
  }
  void go()
  void navigator.storage?.persist?.()
  return {
    now: () => go(true),
    stop: () => {
      stopped = true
      clearTimeout(timer)
      outbox.onChange = before
      removeEventListener('online', online)
      document.removeEventListener('visibilitychange', woken)
    },
  }
}
