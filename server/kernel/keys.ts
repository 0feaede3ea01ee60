/**
 * The keys of an installation: one small file (mode 0600) outside the database, so that a copy of the database alone
 * opens no personal data. Made on the first start; an older data key stays in `keys` for as long as rows name it.
 */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { MachineFault } from './pg/fault.ts'

export interface Keys {
  /** Id of the data key new rows are written with; the id stands in each row. */
  current: string
  /** Data keys by id, 32 bytes each (AES-256). */
  data: ReadonlyMap<string, Buffer>
  /** Key of the search index over identifiers (HMAC-SHA256), 32 bytes; changing it means indexing anew. */
  hmac: Buffer
  /** Key for what is signed into cookies and links, 32 bytes. */
  cookie: Buffer
  /** Key under the heads of sealed audit blocks, 32 bytes. */
  sealing: Buffer
  /** Of the restricted class: in a file of its own (`<file>.restricted`), so that somebody else can keep its copy. */
  restricted: { current: string; data: ReadonlyMap<string, Buffer> }
}

/** The same keys with those of the restricted class in the place of the data keys. */
export const restrictedKeys = (keys: Keys): Keys => ({ ...keys, ...keys.restricted })

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, '32 bytes in base64 expected')

const shape = z
  .object({ current: z.string().min(1), keys: z.record(z.string().min(1), key), hmac: key, cookie: key, sealing: key })
  .refine((file) => file.current in file.keys, { path: ['current'], message: 'names no key in "keys"' })

/** Reads the key file, making it when there is none. Throws a `MachineFault` that names the file and what is wrong, never a value. */
export function loadKeys(file: string): Keys {
  if (!fs.existsSync(file)) create(file)
  const closed = (fs.statSync(file).mode & 0o077) === 0
  if (!closed) throw new MachineFault(`The key file ${file} can be read by others: run "chmod 600 ${file}".`)
  const read = shape.safeParse(parse(file))
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
    throw new MachineFault(
      `The key file ${file} is damaged (${faults.join('; ')}): put back your copy of it; without it personal data stays closed.`,
    )
  }
  const { current, keys, hmac, cookie, sealing } = read.data
  const restricted = loadRing(restrictedFile(file), 'restricted files stay')
  return { current, data: new Ring(file, Object.entries(keys)), hmac, cookie, sealing, restricted }
}

const ownShape = z
  .object({ current: z.string().min(1), keys: z.record(z.string().min(1), key) })
  .refine((file) => file.current in file.keys, { path: ['current'], message: 'names no key in "keys"' })

/** Keys in a file of their own, made when there is none. */
function loadRing(file: string, closed: string): Keys['restricted'] {
  const id = freshId()
  if (!fs.existsSync(file)) place(file, { current: id, keys: { [id]: freshKey() } })
  if ((fs.statSync(file).mode & 0o077) !== 0)
    throw new MachineFault(`The key file ${file} can be read by others: run "chmod 600 ${file}".`)
  const read = ownShape.safeParse(parse(file))
  if (!read.success)
    throw new MachineFault(`The key file ${file} is damaged: put back your copy of it; without it ${closed} closed.`)
  return { current: read.data.current, data: new Ring(file, Object.entries(read.data.keys)) }
}

/** Of the restricted class: a file of its own beside the other. */
export const restrictedFile = (file: string) => `${file}.restricted`

/** Of what backups are sealed with: a third file, because whoever keeps the archives need not be who keeps their key. */
export const archivesFile = (file: string) => `${file}.archives`
export const loadArchiveKeys = (file: string): Keys['restricted'] => loadRing(archivesFile(file), 'backups stay')

const ringShape = z.object({ keys: z.record(z.string().min(1), key) })

/** A row may name a key that came into the file after this process began: then the file is read once more. */
class Ring extends Map<string, Buffer> {
  readonly #file: string
  #readAt = 0

  constructor(file: string, keys: Iterable<[string, Buffer]>) {
    super(keys)
    this.#file = file
  }

  override get(id: string): Buffer | undefined {
    const known = super.get(id)
    if (known || Date.now() - this.#readAt < 1000) return known
    this.#readAt = Date.now()
    const read = ringShape.safeParse(parse(this.#file))
    if (read.success) for (const [name, bytes] of Object.entries(read.data.keys)) this.set(name, bytes)
    return super.get(id)
  }
}

const freshId = () => `k${randomBytes(4).toString('hex')}`
const freshKey = () => randomBytes(32).toString('base64')

/** Which of the two files a change of keys is about. */
export type Ringed = 'data' | 'restricted'

const fileOf = (file: string, which: Ringed) => (which === 'restricted' ? restrictedFile(file) : file)

/** Archives from now on are sealed with a fresh key; the older stay for the older archives. @returns its id */
export function addArchiveKey(file: string): string {
  const id = freshId()
  loadArchiveKeys(file)
  rewrite(archivesFile(file), (keys) => ({ current: id, keys: { ...keys, [id]: freshKey() } }))
  return id
}

/** Puts a fresh data key into the file and makes it the current one; the older stay. @returns its id */
export function addKey(file: string, which: Ringed = 'data'): string {
  const id = freshId()
  loadKeys(file)
  rewrite(fileOf(file, which), (keys) => ({ current: id, keys: { ...keys, [id]: freshKey() } }))
  return id
}

/** Leaves the current data key alone in the file. Ask `reseal` first whether a row still names another. */
export function dropOldKeys(file: string, which: Ringed = 'data'): void {
  const all = loadKeys(file)
  const { current } = which === 'restricted' ? all.restricted : all
  rewrite(fileOf(file, which), (keys) => ({ current, keys: { [current]: keys[current]! } }))
}

/** Written whole beside and put in its place in one step: a crash leaves the old file or the new one. */
function rewrite(file: string, change: (keys: Record<string, string>) => object): void {
  const text = parse(file) as { keys: Record<string, string> }
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, JSON.stringify({ ...text, ...change(text.keys) }, null, 2) + '\n', {
    mode: 0o600,
    flush: true,
  })
  fs.renameSync(draft, file)
}

function parse(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code)
      throw new MachineFault(`The key file ${file} cannot be read (${code}): start as the account that owns it.`)
    return undefined
  }
}

function create(file: string): void {
  const id = freshId()
  place(file, { current: id, keys: { [id]: freshKey() }, hmac: freshKey(), cookie: freshKey(), sealing: freshKey() })
}

/** Written whole beside and linked into place: of two starts at once one wins and both use its keys. */
function place(file: string, content: object): void {
  const draft = `${file}.${process.pid}`
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  fs.writeFileSync(draft, JSON.stringify(content, null, 2) + '\n', { mode: 0o600, flag: 'w', flush: true })
  try {
    fs.linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
}
