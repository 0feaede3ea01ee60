/**
 * The bundle as a county's machine gets it: built, installed and used in a network namespace that has nothing but a
 * loopback, by a plain account and by root with the account of the service. Needs root for the namespaces.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
// @ts-expect-error plain JavaScript, as it runs before anything is installed
import { makeAuthority, makeServer } from '../../tools/run/x509.mjs'

const top = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(fs.readFileSync(path.join(top, 'package.json'), 'utf8')) as { version: string }
const release = `linli-${version}`
let folder: string
let bundle: string

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-away-'))
  fs.chmodSync(folder, 0o755)
  const built = spawnSync(process.execPath, [path.join(top, 'start.mjs'), 'bundle'], { cwd: top, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stdout + built.stderr)
  console.log(built.stdout)
  const name = `${release}-linux-${process.arch}.run`
  bundle = path.join(folder, name)
  fs.copyFileSync(path.join(top, 'build/bundle', name), bundle)
  const authority = makeAuthority('Test', new Date(Date.now() - 86_400_000)) as { cert: string }
  const server = makeServer(authority, ['127.0.0.1', '::1'], new Date(Date.now() - 86_400_000)) as {
    cert: string
    key: string
  }
  for (const [file, text] of [
    ['ca.pem', authority.cert],
    ['cert.pem', server.cert],
    ['key.pem', server.key],
  ] as const)
    fs.writeFileSync(path.join(folder, file), text)
  // Where every account can read it.
  fs.copyFileSync(path.join(top, 'test/machine/visit.ts'), path.join(folder, 'visit.mts'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Runs a script where there is no network but the loopback. @returns what it said and the visitors' sights */
function away(script: string): { said: string; seen: Record<string, unknown>[] } {
  const file = path.join(folder, 'script.sh')
  fs.writeFileSync(file, `set -eu\nip link set lo up\n[ -z "$(ip route)$(ip -6 route | grep -v '^::1')" ]\n${script}`)
  const env = { PATH: process.env.PATH!, LANG: 'C' }
  const ran = spawnSync('unshare', ['-n', '-m', '-p', '-f', '--mount-proc', 'sh', file], {
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 26,
  })
  const said = ran.stdout + ran.stderr
  if (ran.status !== 0) throw new Error(`${ran.status}\n${said}`)
  const seen = ran.stdout.split('\n').filter((line) => line.startsWith('{"ready"'))
  return { said, seen: seen.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const visitor = (home: string, ...args: string[]) =>
  `${home}/node/bin/node --disable-warning=ExperimentalWarning ${folder}/visit.mts ${args.join(' ')}`
const good = { outside: 'ENETUNREACH', signIn: 200, me: true, filed: 200, page: 200, asset: 200 }

it('[L9] installs and serves by a plain account without any network, over http, on IPv4 and IPv6, and is upgraded', () => {
  const to = path.join(folder, 'plain')
  fs.mkdirSync(to)
  fs.chownSync(to, 65534, 65534)
  const linli = `${to}/current/bin/linli`
  const { said, seen } = away(`
    as() { setpriv --reuid 65534 --regid 65534 --clear-groups env -u HOME "$@"; }
    serve() { exec setpriv --reuid 65534 --regid 65534 --clear-groups env -u HOME ${linli}; }
    as sh ${bundle} --to ${to} --port 3801
    sed -i 's/^HOST=.*/HOST=::/; s/^LINLI_DEMO=.*/LINLI_DEMO=on/' ${to}/linli.env
    serve > ${to}/first.log 2>&1 &
    server=$!
    as ${visitor(`${to}/current`, 'http://127.0.0.1:3801', 'http://[::1]:3801')}
    as ${linli} backup
    kill $server; wait $server || true
    as cp -a ${to}/${release} ${to}/linli-next
    as sed -i 's/"print": "/"print": "next/' ${to}/linli-next/bundle.json
    as ${linli} upgrade ${to}/linli-next
    serve > ${to}/second.log 2>&1 &
    server=$!
    as ${visitor(`${to}/current`, 'http://[::1]:3801')}
    kill $server; wait $server || true
    readlink ${to}/current
    tail -n 1 ${to}/second.log`)
  expect(seen).toEqual([
    { ...good, ready: [200, 200], hsts: '', refNo: expect.any(String) },
    { ...good, ready: [200], hsts: '', refNo: expect.any(String) },
  ])
  expect(said).toMatch(/read back:/)
  expect(said).toMatch(/The new release stands/)
  expect(said).toMatch(/linli-next\nStopped; the data stays\.\n$/)
})

it('[L9] installs as root for the account of the service, with https of its own, and leaves what was changed there', () => {
  const over = path.join(folder, 'over')
  const parts = ['etc', 'opt', 'usr', 'var']
  for (const part of parts)
    for (const kind of ['u', 'w']) fs.mkdirSync(path.join(over, part + kind), { recursive: true })
  const mounts = parts.map(
    (p) => `mount -t overlay overlay -o lowerdir=/${p},upperdir=${over}/${p}u,workdir=${over}/${p}w /${p}`,
  )
  const { said, seen } = away(`
    ${mounts.join('\n    ')}
    install() { sh ${bundle} --cert ${folder}/cert.pem --key ${folder}/key.pem --port 8443; }
    install
    stat -c '%U %a %n' /var/lib/linli/data /etc/linli/linli.env /etc/linli/tls/key.pem /opt/linli/current/start.mjs
    sed -i 's/^LINLI_DEMO=.*/LINLI_DEMO=on/' /etc/linli/linli.env
    echo '# mine' >> /etc/systemd/system/linli.service
    install
    tail -n 1 /etc/systemd/system/linli.service
    if command -v systemd-analyze >/dev/null; then
      systemd-analyze verify /etc/systemd/system/linli.service /etc/systemd/system/linli@3001.service && echo 'units verified'
    else echo 'units not verified: systemd-analyze is not here'; fi
    cd /root
    linli > /var/log/linli-test.log 2>&1 &
    server=$!
    ${visitor('/opt/linli/current', 'https://127.0.0.1:8443', 'https://[::1]:8443', '--ca', `${folder}/ca.pem`)}
    linli backup
    kill $server; wait $server || true
    linli audit-verify
    ls -ld /var/lib/linli/data/pg`)
  console.log(said)
  expect(seen).toEqual([
    { ...good, ready: [200, 200], hsts: 'max-age=31536000; includeSubDomains', refNo: expect.any(String) },
  ])
  expect(said).toMatch(/linli 700 \/var\/lib\/linli\/data/)
  expect(said).toMatch(/root 640 \/etc\/linli\/linli\.env\nroot 640 \/etc\/linli\/tls\/key\.pem\nroot 644/)
  expect(said).toMatch(/\n# mine\n/)
  expect(said).toMatch(/units (verified|not verified: )/)
  expect(said).toMatch(/read back:/)
  expect(said).toMatch(/231025.* proven/)
  expect(said).toMatch(/^drwx------ .* linli linli .*\/var\/lib\/linli\/data\/pg$/m)
})
