/** What this machine must be, said in one sentence where it is not. */

const oldest = [20, 19]

/** A fault whose message is the sentence for the person at the terminal. */
export class Stop extends Error {}

/** @param {{ version?: string, platform?: string, arch?: string, glibc?: string, databaseUrl?: string }} machine */
export function checkMachine(machine) {
  const [major = 0, minor = 0] = (machine.version ?? '').replace(/^v/, '').split('.').map(Number)
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    throw new Stop(
      `Linli needs Node ${oldest.join('.')} or newer, and this is ${machine.version}: install a newer one from https://nodejs.org.`,
    )
  }
  const why = whyNoDatabase(machine)
  if (why && !machine.databaseUrl) {
    throw new Stop(
      `The PostgreSQL that comes with Linli does not run here (${why}): set DATABASE_URL to a PostgreSQL 15 (or newer) server of yours, ` +
        'e.g. DATABASE_URL=postgres://linli:secret@db:5432/linli npm start.',
    )
  }
}

function whyNoDatabase({ platform, arch, glibc }) {
  if (platform !== 'linux') return `the system is ${platform}, it is built for Linux`
  if (arch !== 'x64' && arch !== 'arm64') return `the processor is ${arch}, it is built for 64-bit x64 and arm64`
  if (!glibc) return 'the C library is musl (Alpine), it is built for glibc'
  return undefined
}

/** This machine, as `checkMachine` wants it. */
export function thisMachine(env = process.env) {
  return {
    version: process.version,
    platform: process.platform,
    arch: process.arch,
    glibc: process.platform === 'linux' ? process.report.getReport().header.glibcVersionRuntime : undefined,
    databaseUrl: env.DATABASE_URL,
  }
}
