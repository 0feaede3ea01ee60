/**
 * One server process, as `npm start` makes it, on the database named in LINLI_BENCH: every room, relay and sealer on.
 * Prints `ready <port>`; ends when told so.
 */
import { join } from 'node:path'
import { authenticate, recall } from '../../server/accounts/index.ts'
import { buildApp } from '../../server/kernel/http/app.ts'
import { LiveHub } from '../../server/kernel/http/live.ts'
import { startBackground } from '../../server/kernel/jobs/index.ts'
import { rooms } from '../../server/rooms.ts'
import { folder, houseAt, type At } from './house.ts'

const house = houseAt(JSON.parse(process.env.LINLI_BENCH ?? '') as At)
const live = new LiveHub()
// Timed jobs are left out: they would act on the crowd.
const background = process.env.LINLI_BENCH_ALONE
  ? { nudge: () => undefined, stop: async () => undefined }
  : await startBackground(house, { rooms, live, headsFile: join(folder, 'bench', 'audit-heads.jsonl') })
const app = await buildApp(house, {
  rooms,
  authenticate,
  recall,
  live,
  acted: background.nudge,
  ready: async () => true,
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(`ready ${(app.server.address() as { port: number }).port}`)

process.on('SIGTERM', () => {
  void (async () => {
    await app.close()
    await background.stop()
    await house.close()
    process.exit(0)
  })()
})
