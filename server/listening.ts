/** The port: where it listens, under which certificate, and how people reach it. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Server } from 'node:https'
import { networkInterfaces } from 'node:os'
import type { FastifyInstance } from 'fastify'
import type { Config } from './kernel/config.ts'
import { MachineFault } from './kernel/pg/fault.ts'

type Tls = NonNullable<Config['tls']>
type Where = Pick<Config, 'host' | 'port' | 'portFixed'>

/** Port taken: take the next and say so; nobody should have to know what a port is. Unless something outside counts on it. */
export async function listen(app: FastifyInstance, where: Where, say = console.log): Promise<number> {
  const { port: wanted, portFixed } = where
  const last = portFixed ? wanted : wanted + 19
  let { host } = where
  for (let port = wanted; port <= last; port++) {
    try {
      await app.listen({ host, port })
      if (port !== wanted && wanted !== 0) say(`Port ${wanted} is taken, so it is ${port}.`)
      return (app.server.address() as { port: number }).port
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EACCES')
        throw new MachineFault(`Port ${port} may not be opened by this account: take one from 1024 on (PORT).`)
      if (code === 'EAFNOSUPPORT' && host === '::') {
        say('This machine has no IPv6: it listens on IPv4 alone.')
        host = '0.0.0.0'
        port--
      } else if (code !== 'EADDRINUSE') throw error
    }
  }
  throw new MachineFault(
    portFixed
      ? `Port ${wanted} is taken: end what holds it, or set PORT to a free one.`
      : `Ports ${wanted} to ${last} are all taken: set PORT to a free one.`,
  )
}

/** Key and certificate, read and compared. A fault names the files and what to do, never what is in them. */
export function certificate({ keyFile, certFile }: Tls, now = new Date()): { key: Buffer; cert: Buffer } {
  const [key, cert] = [read('LINLI_TLS_KEY', keyFile), read('LINLI_TLS_CERT', certFile)]
  let leaf: X509Certificate
  try {
    leaf = new X509Certificate(cert)
  } catch {
    throw new MachineFault(`LINLI_TLS_CERT: ${certFile} is no certificate in PEM (-----BEGIN CERTIFICATE-----).`)
  }
  let fits = false
  try {
    fits = leaf.checkPrivateKey(createPrivateKey(key))
  } catch {
    throw new MachineFault(`LINLI_TLS_KEY: ${keyFile} is no private key in PEM without a password.`)
  }
  if (!fits) throw new MachineFault(`The key in ${keyFile} is not the one of the certificate in ${certFile}.`)
  if (Date.parse(leaf.validTo) < now.getTime())
    throw new MachineFault(`The certificate in ${certFile} ended on ${leaf.validTo}: put the new one there.`)
  return { key, cert }
}

function read(name: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new MachineFault(`${name}: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

const changed = ({ keyFile, certFile }: Tls) =>
  [keyFile, certFile].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0).join()

/**
 * A certificate that was renewed is taken up without a start. One that will not do (half of the pair is there yet) is
 * told once, and the one before goes on.
 *
 * @returns how to stop looking
 */
export function renewing(app: FastifyInstance, tls: Tls, say = console.log, every = 60_000): () => void {
  let seen = changed(tls)
  const timer = setInterval(() => {
    const now = changed(tls)
    if (now === seen) return
    seen = now
    try {
      ;(app.server as unknown as Server).setSecureContext(certificate(tls))
      say('The new certificate is in use.')
    } catch (error) {
      say(`The new certificate was not taken: ${(error as Error).message}`)
    }
  }, every)
  timer.unref()
  return () => clearInterval(timer)
}

/** Where people reach it: the host as it was set, or every address of this machine when it listens on all. */
export function hostsOf(host: string, interfaces = networkInterfaces()): string[] {
  const written = (address: string) => (address.includes(':') ? `[${address}]` : address)
  if (host !== '0.0.0.0' && host !== '::') return [written(host)]
  const outside = Object.values(interfaces)
    .flatMap((list) => list ?? [])
    // Nobody types an address that holds on one link only.
    .filter((a) => !a.internal && (a.family === 'IPv4' || (host === '::' && !a.address.startsWith('fe80:'))))
    .map((a) => written(a.address))
  return ['localhost', ...outside]
}
