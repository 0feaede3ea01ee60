/**
 * One server process, as `npm start` makes it, on the database named in LINLI_BENCH: every room, relay and sealer on.
 * Prints `ready <port>`; ends when told so. SIGUSR2 turns relay and sealer off and on again, and it says `alone` or `whole`:
 * the same warm process is measured with and without them.
 */
import { join } from 'node:path'
import { authenticate, recall } from '../../server/accounts/index.ts'
import { buildApp } from '../../server/kernel/http/app.ts'
import { LiveHub } from '../../server/kernel/http/live.ts'
import { startBackground, type Background } from '../../server/kernel/jobs/index.ts'
import { rooms } from '../../server/rooms.ts'
import { folder, houseAt, type At } from './house.ts'

const house = houseAt(JSON.parse(process.env.LINLI_BENCH ?? '') as At)
const live = new LiveHub()
// Timed jobs are left out: they would act on the crowd.
const start = () => startBackground(house, { rooms, live, headsFile: join(folder, 'bench', 'audit-heads.jsonl') })
let background: Background | undefined = await start()
const app = await buildApp(house, {
  rooms,
  authenticate,
  recall,
  live,
  acted: (county) => background?.nudge(county),
  ready: async () => true,
})
await app.listen({ port: 0, host: '127.0.0.1' })

process.on('SIGUSR2', () => {
  void (async () => {
    const before = background
    background = undefined
    await before?.stop()
    if (!before) background = await start()
    console.log(before ? 'alone' : 'whole')
  })()
})

process.on('SIGTERM', () => {
  void (async () => {
    await app.close()
    await background?.stop()
    await house.close()
    process.exit(0)
  })()
})

// Last: whoever hears it may send a signal at once.
console.log(`ready ${(app.server.address() as { port: number }).port}`)
