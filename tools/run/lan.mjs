/**
 * `npm start -- --lan`: phones in the same house. Browsers give camera, offline store and safe cookies to https alone,
 * so an authority of this machine's own vouches for its private addresses.
 */
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Stop } from './machine.mjs'
import { varFolder } from './paths.mjs'
import { isPrivate, makeAuthority, makeServer } from './x509.mjs'

const authorityName = () => `Linli on ${os.hostname().slice(0, 40)}`
const month = 30 * 86_400_000

/** Makes or renews the certificate and names it to the server by environment. */
export function lan(env = process.env, say = console.log, now = new Date(), interfaces = os.networkInterfaces()) {
  const addresses = privateAddresses(interfaces)
  if (addresses.length === 0)
    throw new Stop('This machine has no address in a private network, so no phone can reach it with --lan.')
  const folder = path.join(varFolder(), 'tls')
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = (name) => path.join(folder, name)
  const authority = loadAuthority(file, now)
  if (!serves(file('lan.crt'), authority.cert, addresses, now)) {
    const server = makeServer(authority, ['127.0.0.1', '::1', ...addresses], dayBefore(now))
    write(file('lan.key'), server.key)
    write(file('lan.crt'), server.cert)
  }
  env.LINLI_TLS_KEY = file('lan.key')
  env.LINLI_TLS_CERT = file('lan.crt')
  env.LINLI_TLS_CA = file('ca.crt')
  env.HOST ||= addresses.some((address) => address.includes(':')) ? '::' : '0.0.0.0'
  explain(say, addresses, file('ca.crt'), authority.cert)
}

/** IPv4 where there is any, as people type it; link-local IPv6 never, as no browser opens it. */
export function privateAddresses(interfaces) {
  const all = Object.values(interfaces).flatMap((list) => list ?? [])
  const fit = all.filter((a) => !a.internal && isPrivate(a.address) && !/^fe80/i.test(a.address)).map((a) => a.address)
  const short = fit.filter((address) => !address.includes(':'))
  return short.length > 0 ? short : fit
}

function loadAuthority(file, now) {
  if (
    !fs.existsSync(file('ca.crt')) ||
    !fs.existsSync(file('ca.key')) ||
    endsBefore(file('ca.crt'), now.getTime() + 14 * month)
  ) {
    const fresh = makeAuthority(authorityName(), dayBefore(now))
    write(file('ca.key'), fresh.key)
    write(file('ca.crt'), fresh.cert)
  }
  const cert = fs.readFileSync(file('ca.crt'), 'utf8')
  const privateKey = createPrivateKey(fs.readFileSync(file('ca.key'), 'utf8'))
  const name = new X509Certificate(cert).subject.replace(/^CN=/, '')
  return { cert, name, keys: { privateKey, publicKey: createPublicKey(privateKey) } }
}

/** Whether the certificate there is ours, lasts another month and names every address of today. */
function serves(certFile, authority, addresses, now) {
  if (!fs.existsSync(certFile) || endsBefore(certFile, now.getTime() + month)) return false
  const cert = new X509Certificate(fs.readFileSync(certFile))
  return cert.verify(new X509Certificate(authority).publicKey) && addresses.every((address) => cert.checkIP(address))
}

const endsBefore = (certFile, when) => Date.parse(new X509Certificate(fs.readFileSync(certFile)).validTo) < when
/** Clocks of phones differ. */
const dayBefore = (now) => new Date(now.getTime() - 86_400_000)

function write(file, text) {
  fs.writeFileSync(`${file}.new`, text, { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
}

function explain(say, addresses, caFile, cert) {
  const fingerprint = new X509Certificate(cert).fingerprint256
  say(`
Phones in this house reach this machine at ${addresses.join(', ')} over https (the port stands below).
A phone warns at first, because only this machine vouches for itself. To end the warning, and for the camera and
offline use, install this machine's certificate on the phone once:
  1. bring the file ${caFile} to the phone (cable, mail, chat);
  2. Android: Settings > Security > Encryption & credentials > Install a certificate > CA certificate.
     iPhone: open the file, then Settings > General > VPN & Device Management, install it, then
     Settings > General > About > Certificate Trust Settings, switch it on.
  3. compare the fingerprint: ${fingerprint}
It vouches for private addresses only and for no site of the internet. Remove it from the phone after the trial.
`)
}
