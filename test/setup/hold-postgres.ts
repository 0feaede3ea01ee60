/** Run as a process of its own by the supervisor's tests: holds the server in argv[2] until its standard input ends. */
import { startEmbedded } from '../../server/kernel/pg/embedded.ts'

const server = await startEmbedded({
  dir: process.argv[2]!,
  conf: { fsync: 'off' },
  log: (line) => console.error(line),
})
console.log(JSON.stringify(server))
process.stdin.resume()
process.stdin.on('end', () => {
  void server.stop().then(() => process.exit(0))
})
