/** [B11] The copy on paper says what the data file says: every part of it, over as many pages as it takes. */
import { describe, expect, it } from 'vitest'
import { textOfPdf } from '../../test/pdf.ts'
import { paper, printable } from '../kernel/pdf/index.ts'
import { copyParts, paperOf, type Copy } from './copy.ts'

const id = (n: number) => `01980000-0000-7000-8000-${String(n).padStart(12, '0')}`
const copy = (looks: number, name = '欧阳建国'): Copy => ({
  made: '2026-03-10T02:00:00.000Z',
  county: '231025',
  person: id(1),
  as: 'self',
  name,
  agreed: true,
  sex: 'male',
  born: '1951-01-02',
  phones: ['00012345678', '00087654321'],
  idNumber: '9900**********001X',
  addressNote: '二楼左手，敲门要响',
  home: '站前社区平安小区3号楼2单元201',
  categories: [
    { category: 'elder-alone', from: '2025-01-01', to: null, source: '民政局', month: '2026-02' },
    { category: 'relief', from: '2024-01-01', to: '2025-01-01', source: '乡镇', month: '2024-12' },
  ],
  contacts: [{ kind: 'neighbour', name: '司徒邻', phone: '00033330001' }],
  consents: [
    {
      purpose: 'photos',
      name: { zh: '活动照片', en: 'Photos' },
      notice: { zh: '照片只在社区公告里用。', en: 'Used on the notice board.' },
      version: 2,
      sensitive: [{ code: 'face', name: { zh: '正脸', en: 'Face' } }],
      consent: {
        id: id(7),
        purpose: 'photos',
        version: 1,
        sensitive: ['face'],
        speaker: 'person',
        channel: 'word',
        from: '2025-06-01T01:00:00.000Z',
        to: '2025-07-01T01:00:00.000Z',
      },
      outdated: true,
    },
  ],
  looks: Array.from({ length: looks }, (_, i) => ({
    id: id(100 + i),
    at: new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString(),
    act: 'people.reveal',
    by: [{ role: 'grid-worker', where: `第${i + 1}网格` }],
    what: ['name', 'phones'],
    why: `第${i + 1}次核对`,
  })),
})
const names = { care: (code: string) => ({ 'elder-alone': '独居老人', relief: '低保' })[code] ?? code }

/** Paths of the top level, and one for each member of a list. */
const pathsOf = (of: Copy) =>
  Object.entries(of).flatMap(([key, value]) =>
    Array.isArray(value) && typeof value[0] === 'object' ? value.map((_, i) => `${key}.${i}`) : [key],
  )

describe('[B11] the copy on paper', () => {
  it.each([0, 3])('leaves nothing of the data file out (%i looks)', (n) => {
    const shown = copyParts(copy(n), 'zh', names).flatMap((p) => p.lines.flatMap((l) => l.of))
    expect(shown.sort()).toEqual(pathsOf(copy(n)).sort())
  })

  it('says every value of it, page after page, with title, language and numbered pages', async () => {
    const made = copy(120)
    const { text, pages, title, language } = await textOfPdf(new Uint8Array(await paper(paperOf(made, 'zh', names))))
    expect(title).toBe('登记在册的信息 欧阳建国')
    expect(language).toBe('zh-CN')
    expect(pages.length).toBeGreaterThan(3)
    pages.forEach((page, i) => expect(page).toContain(`第${i + 1}页，共${pages.length}页`))
    // The feet stand between the lines of a page break.
    const body = text.replaceAll(/第\d+页，共\d+页/g, '')
    for (const { heading, lines } of copyParts(made, 'zh', names)) {
      expect(body).toContain(heading)
      for (const l of lines) expect(body).toContain(l.value.replace(/\s+/g, ''))
    }
    // Words that are values and no codes stand there as they are.
    for (const value of [
      made.name,
      ...made.phones,
      made.idNumber!,
      made.home!,
      made.addressNote!,
      '民政局',
      '第120次核对',
    ])
      expect(body).toContain(value)
  })

  it('a character the font has not is named by its code point, and said so; what cannot be seen is dropped', async () => {
    const rare = copy(0, '王𠮷\u200b\u202e')
    const { text } = await textOfPdf(new Uint8Array(await paper(paperOf(rare, 'zh', names))))
    expect(text).toContain('姓名：王〔U+20BB7〕')
    expect(text).toContain('打印不出的字')
    expect(text).not.toContain('\u202e')
    const usual = await textOfPdf(new Uint8Array(await paper(paperOf(copy(0), 'zh', names))))
    expect(usual.text).not.toContain('打印不出的字')
    const missing = new Set<number>()
    expect(printable('a\u0000b', () => true, missing)).toBe('a b')
    expect(missing.size).toBe(0)
  })
})
