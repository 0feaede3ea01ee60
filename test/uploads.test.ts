/** Attacks 9 and 11: what is sent as a picture is one, small enough, without where and with what it was taken; nothing moves in it. */
import sharp from 'sharp'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { startApp, type TestApp } from './app.ts'
import { Client, type Reply } from './client.ts'
import { testSessions } from './sessions.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ rooms, authenticate: testSessions().authenticate })
})
afterAll(() => app.close())

interface Uploaded {
  sha256: string
  mediaType: string
  bytes: number
}
function send(bytes: Uint8Array | string, name = 'a.png', type = 'image/png'): Promise<Reply<Uploaded>> {
  const form = new FormData()
  form.append('file', new Blob([bytes as BlobPart], { type }), name)
  return new Client(app).raw<Uploaded>('POST', '/231025/api/files', form)
}
const stored = async (r: Reply<Uploaded>) => app.house.files.get(r.body.sha256)
const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })

/** A PNG that says it is this large, of one colour: a few kilobytes that unfold to gigabytes. */
function bomb(side: number): Buffer {
  const crcTable = Array.from(
    { length: 256 },
    (_, n) => Array.from({ length: 8 }).reduce<number>((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n) >>> 0,
  )
  const crc = (b: Buffer) => (b.reduce((c, x) => crcTable[(c ^ x) & 255]! ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([size, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(Math.ceil(side / 8 + 1) * Math.min(side, 2_000)), { level: 9 })
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Boxes of an MP4: enough for its kind to be told, with a track of sound or of pictures. */
function mp4(handler: 'soun' | 'vide'): Buffer {
  const box = (type: string, ...inside: Buffer[]) => {
    const body = Buffer.concat(inside)
    const size = Buffer.alloc(4)
    size.writeUInt32BE(body.length + 8)
    return Buffer.concat([size, Buffer.from(type), body])
  }
  const hdlr = box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13))
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0isommp42')),
    box('moov', box('trak', box('mdia', hdlr))),
    box('mdat', Buffer.alloc(64)),
  ])
}

/** A WebM that names its codec. */
const webm = (codec: string) =>
  Buffer.concat([
    Buffer.from(
      '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878102428581021853806701ffffffffffffff1654ae6b',
      'hex',
    ),
    Buffer.from([0xae, 0x90, 0xd7, 0x81, 0x01, 0x86, 0x80 + codec.length]),
    Buffer.from(codec),
    Buffer.alloc(64),
  ])

describe('attack 9: what is no picture', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
  const html = '<!doctype html><html><body onload="alert(1)"></body></html>'
  it.each([
    ['SVG', svg],
    ['SVG with a prologue', `<?xml version="1.0"?>${svg}`],
    ['HTML', html],
    ['script', 'alert(1)'],
    ['nothing', ''],
    ['PDF', '%PDF-1.7\n1 0 obj'],
    ['zip', Buffer.from('504b0304140000000000', 'hex')],
    ['a program', Buffer.from('7f454c460201010000000000', 'hex')],
    ['a magic and no more', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a JPEG magic before HTML', Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.from(html)])],
    ['a GIF that is a script', 'GIF89a/*\u0001\u0000*/=1;alert(1)'],
  ])('%s is refused, whatever its name and type say', async (_, bytes) => {
    for (const [name, type] of [
      ['a.png', 'image/png'],
      ['a.svg', 'image/svg+xml'],
      ['a.jpg.html', 'image/jpeg'],
    ] as const) {
      const reply = await send(bytes, name, type)
      expect([415, 422]).toContain(reply.status)
    }
  })

  it('a picture with something behind it is written anew: what was behind is gone', async () => {
    const png = await picture().png().toBuffer()
    for (const tail of ['<script>alert(1)</script>', 'PK\u0003\u0004evil.sh', '#!/bin/sh\nrm -rf /']) {
      const reply = await send(Buffer.concat([png, Buffer.from(tail)]))
      expect(reply.body).toMatchObject({ mediaType: 'image/jpeg' })
      expect((await stored(reply)).includes(Buffer.from(tail))).toBe(false)
    }
  })

  it('no name of the sender is kept: not a path, a NUL, a thousand letters or one that reads backwards', async () => {
    const png = await picture().png().toBuffer()
    const replies = await Promise.all(
      [
        '../../../etc/passwd',
        '..\\..\\boot.ini',
        'a\u0000.png',
        `${'x'.repeat(300)}.png`,
        '\u202egnp.exe',
        '.htaccess',
        'a.php.png',
      ].map((name) => send(png, name)),
    )
    expect(new Set(replies.map((r) => r.status))).toEqual(new Set([200]))
    // One content, one file, named by itself.
    expect(new Set(replies.map((r) => r.body.sha256)).size).toBe(1)
    expect(replies[0]!.body.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('a picture that moves is one picture; a film is none', async () => {
    const two = await Promise.all(
      ['#c33', '#3c3'].map((background) =>
        sharp({ create: { width: 40, height: 30, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const frames = await sharp(two, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(frames).metadata()).pages).toBe(2)
    const reply = await send(frames, 'a.gif', 'image/gif')
    expect((await sharp(await stored(reply)).metadata()).pages ?? 1).toBe(1)
    expect((await send(mp4('vide'), 'a.mp4', 'video/mp4')).status).toBe(415)
    expect((await send(webm('V_VP9'), 'a.webm', 'video/webm')).status).toBe(415)
    // A voice note is kept.
    expect((await send(mp4('soun'), 'a.m4a', 'audio/mp4')).body).toMatchObject({ mediaType: 'audio/mp4' })
    expect((await send(webm('A_OPUS'), 'a.webm', 'audio/webm')).body).toMatchObject({ mediaType: 'audio/webm' })
  })
})

describe('attack 11: pictures that say too much or grow too large', () => {
  it('where, when and with what it was taken is gone; it stands upright', async () => {
    const bytes = await picture()
      .withExif({
        IFD0: { Make: 'CANARYCAM', Artist: 'CANARY' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '45/1 16/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '130/1 15/1 0/1',
        },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(bytes.includes('CANARYCAM')).toBe(true)
    const out = await stored(await send(bytes, 'a.jpg', 'image/jpeg'))
    const meta = await sharp(out).metadata()
    expect([meta.exif, meta.xmp, meta.iptc, meta.icc]).toEqual([undefined, undefined, undefined, undefined])
    expect(out.includes('CANARY')).toBe(false)
    expect([meta.width, meta.height]).toEqual([30, 40])
  })

  it('thirty thousand by thirty thousand is refused at once, and so is what lies about itself', async () => {
    const file = bomb(30_000)
    expect(file.length).toBeLessThan(200_000)
    const before = process.memoryUsage().rss
    const replies = await Promise.all([send(file), send(bomb(65_000)), send(bomb(7_000))])
    expect(replies.map((r) => r.status)).toEqual([415, 415, 415])
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
    expect((await new Client(app).raw('GET', '/health')).status).toBe(200)
  })

  it('a large photo comes out small', async () => {
    const big = await sharp({ create: { width: 5_000, height: 4_000, channels: 3, background: '#7a5' } })
      .jpeg()
      .toBuffer()
    const reply = await send(big, 'a.jpg', 'image/jpeg')
    const meta = await sharp(await stored(reply)).metadata()
    expect(Math.max(meta.width, meta.height)).toBe(1_600)
  })
})
