/**
 * A Chromium for the journeys, on a bare machine too: `CHROMIUM`, else the system's, else the one npm brought; and
 * Chinese characters in it, from npm as well. (Without a font Chinese is blank and no other check notices.)
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'
import { lives } from '../../server/kernel/pg/cluster.ts'
import { unpackFile, unpackTar } from './unpack.ts'

const top = fileURLToPath(new URL('../../', import.meta.url))
const modules = path.join(top, 'node_modules')
const home = path.join(top, 'var/browser')

/** What `chromium.launch` of playwright-core needs. */
export interface ChromiumPath {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

export type Source = 'system' | 'npm'

/** Containers have a small /dev/shm and no user namespaces; the pages are our own, so the sandbox guards nothing. */
const always = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', '--lang=zh-CN']
const software = ['--no-zygote', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/** The browser to use; `from` insists on one source (the test of this file tries each). */
export async function chromiumPath(from?: Source): Promise<ChromiumPath> {
  const system = from === 'npm' ? undefined : systemChromium()
  if (system) return { executablePath: system, args: always, env: browserEnv() }
  if (from === 'system') throw new Error('no chromium on this machine')
  const folder = await npmChromium()
  const libraries = [path.join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return {
    executablePath: path.join(folder, 'chromium'),
    args: [...always, ...software],
    env: { ...browserEnv(), LD_LIBRARY_PATH: libraries },
  }
}

/** A running headless browser; close it in `afterAll`. */
export async function openBrowser(from?: Source): Promise<Browser> {
  return chromium.launch({ ...(await chromiumPath(from)), headless: true })
}

export function systemChromium(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
    fs.existsSync(file),
  )
}

/** Unpacked once per version beside its libraries; moved into place when whole, so two workers may do it at once. */
async function npmChromium(): Promise<string> {
  if (process.arch !== 'x64')
    throw new Error('npm has no Chromium for this processor: install chromium, or set CHROMIUM to the path of one')
  const pack = path.join(modules, '@sparticuz/chromium')
  const { version } = createRequire(import.meta.url)(path.join(pack, 'package.json')) as { version: string }
  const folder = path.join(home, version)
  if (fs.existsSync(folder)) return folder
  const draft = `${folder}.${process.pid}`
  fs.mkdirSync(draft, { recursive: true })
  await unpackTar(path.join(pack, 'bin/al2023.tar.br'), draft)
  await unpackTar(path.join(pack, 'bin/swiftshader.tar.br'), draft)
  await unpackFile(path.join(pack, 'bin/chromium.br'), path.join(draft, 'chromium'))
  try {
    fs.renameSync(draft, folder)
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true })
    if (!fs.existsSync(folder)) throw error
  }
  return folder
}

const scratchName = `linli-browser-${process.getuid?.()}-`
let scratch: string | undefined

/** Temporary files and home of this process's browsers: `/tmp` may hold what another account's run left. */
function scratchFolder(): string {
  if (scratch) return scratch
  for (const name of fs.readdirSync(os.tmpdir())) {
    if (!name.startsWith(scratchName) || lives(Number(name.slice(scratchName.length).split('-')[0]))) continue
    fs.rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true })
  }
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), `${scratchName}${process.pid}-`))
  process.once('exit', () => fs.rmSync(scratch!, { recursive: true, force: true }))
  return scratch
}

function browserEnv(): Record<string, string> {
  const tmp = scratchFolder()
  const fonts = path.join(tmp, 'fonts.conf')
  fs.writeFileSync(fonts, fontConfig(path.join(tmp, 'font-cache')))
  const inherited = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return {
    ...Object.fromEntries(inherited),
    TMPDIR: tmp,
    HOME: tmp,
    XDG_CONFIG_HOME: tmp,
    XDG_CACHE_HOME: tmp,
    FONTCONFIG_FILE: fonts,
    FONTCONFIG_PATH: tmp,
  }
}

/** The system's fonts, where it has any, and Noto Sans SC of npm. */
const fontConfig = (cache: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  ${['400Regular', '700Bold'].map((weight) => `<dir>${path.join(modules, '@expo-google-fonts/noto-sans-sc', weight)}</dir>`).join('\n  ')}
  <cachedir>${cache}</cachedir>
</fontconfig>
`
