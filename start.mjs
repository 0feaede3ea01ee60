// The one entry: `node start.mjs` installs, builds and serves; other commands stand in tools/run/main.mjs.
import { main } from './tools/run/main.mjs'

await main(process.argv.slice(2))
