import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadKeys } from './keys.ts'

describe('the key file', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keys-'))
    file = path.join(folder, 'keys', 'linli.json')
  })
  afterEach(() => fs.rmSync(folder, { recursive: true }))

  it('is made on the first start for its owner alone, and read again on the next', () => {
    const first = loadKeys(file)
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    expect(fs.statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
    expect(fs.readdirSync(path.dirname(file))).toEqual(['linli.json', 'linli.json.restricted'])
    const secrets = [first.data.get(first.current)!, first.hmac, first.cookie, first.sealing]
    expect(secrets.every((secret) => secret.length === 32)).toBe(true)
    expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(4)
    expect(loadKeys(file)).toEqual(first)
  })

  it('keeps older data keys for the rows that name them', () => {
    const first = loadKeys(file)
    const text = JSON.parse(fs.readFileSync(file, 'utf8'))
    text.keys.newer = Buffer.alloc(32, 7).toString('base64')
    text.current = 'newer'
    fs.writeFileSync(file, JSON.stringify(text))
    const second = loadKeys(file)
    expect(second.current).toBe('newer')
    expect(second.data.get(first.current)).toEqual(first.data.get(first.current))
  })

  it('refuses a file others can read', () => {
    loadKeys(file)
    fs.chmodSync(file, 0o644)
    expect(() => loadKeys(file)).toThrow(/chmod 600/)
  })

  it.each([
    ['not JSON', () => '{'],
    ['a short key', (text: Record<string, unknown>) => JSON.stringify({ ...text, hmac: 'c2hvcnQ=' })],
    [
      'a current key that is not there',
      (text: Record<string, unknown>) => JSON.stringify({ ...text, current: 'lost' }),
    ],
  ])('says that a damaged file is damaged and repeats no key: %s', (_, spoil) => {
    loadKeys(file)
    const before = JSON.parse(fs.readFileSync(file, 'utf8'))
    fs.writeFileSync(file, spoil(before))
    const message = messageOf(() => loadKeys(file))
    expect(message).toMatch(/is damaged/)
    expect(message).not.toContain(before.hmac)
    expect(message).not.toContain('c2hvcnQ')
  })
})

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('no fault was found')
}
