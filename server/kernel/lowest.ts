/** Work that may take what nobody else wants of the processor: a search, the backup of the night. */
import { existsSync } from 'node:fs'

/** Of util-linux, which every Debian has: its idle class runs only while nothing else wants to. */
const chrt = '/usr/bin/chrt'

/**
 * Node with these arguments as a command for `spawn`: in the idle class of the scheduler where the machine has one, else at the lowest
 * niceness. It begins that low, so its threads are as low, and it becomes Node itself: the same process, the same signals.
 */
export const lowest = (args: readonly string[]): [command: string, args: string[]] =>
  existsSync(chrt)
    ? [chrt, ['--idle', '0', process.execPath, ...args]]
    : ['/usr/bin/nice', ['-n', '19', process.execPath, ...args]]
