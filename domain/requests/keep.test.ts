import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { ACTS, actKinds, rowOf } from './acts.ts'
import { brief, joinBody, keptApart, splitBody } from './keep.ts'
import { keeping } from './fields.ts'

const id = '018f0000-0000-7000-8000-000000000001'
const report = ACTS.report.body.parse({
  id,
  channel: 'phone',
  what: '三楼楼道的灯不亮了',
  where: { place: '231025/100/001/', described: '三楼', point: { lng: 130.26891234, lat: 45.27771234 } },
  contact: { phone: '000 1234 5678', name: '虚构甲' },
  representative: { name: '虚构乙', relation: 'family', consent: 'spoken' },
  answers: { floor: 3, who: '虚构丙' },
})

describe('what is kept apart', () => {
  it('[data] words and persons leave the act, codes stay', () => {
    const { plain, pieces } = splitBody('report', report)
    expect(JSON.stringify(plain)).not.toMatch(/[\u4e00-\u9fff]|5678/)
    expect(plain).toMatchObject({
      channel: 'phone',
      where: { place: '231025/100/001/' },
      representative: { relation: 'family', consent: 'spoken' },
    })
    expect(
      pieces
        .filter((p) => p.as === 'personal')
        .map((p) => p.path)
        .sort(),
    ).toEqual(['answers', 'contact.name', 'contact.phone', 'representative.name'])
    expect(
      pieces
        .filter((p) => p.as === 'words')
        .map((p) => p.path)
        .sort(),
    ).toEqual(['what', 'where.described'])
  })
  it('joined again it is the same; with emptied pieces the rest stands', () => {
    const { plain, pieces } = splitBody('report', report)
    expect(joinBody(plain, pieces)).toEqual(report)
    expect(joinBody(plain, [])).toEqual(plain)
  })
  it('lists of orders and corrections are split too', () => {
    const order = { order: id, unit: 'street-a', role: 'lead', party: 'authority', outside: false, task: '换灯' }
    const dispatch = { id, orders: [order] }
    expect(splitBody('dispatch', dispatch).pieces).toEqual([{ path: 'orders.0.task', as: 'words', value: '换灯' }])
    const correct = splitBody('correct', { id, of: id, fixed: dispatch }, 'dispatch')
    expect(correct.pieces.map((p) => p.path)).toEqual(['fixed.orders.0.task'])
    expect(joinBody(correct.plain, correct.pieces)).toEqual({ id, of: id, fixed: dispatch })
    expect(() => splitBody('correct', { id, of: id, fixed: {} })).toThrow()
  })
  it('[data] no act has free text that is not marked: every unbounded string is a code, an id, a time or kept apart', () => {
    /** Numbers of other systems. */
    const known = ['report.foreign.number', 'tie.foreign.number', 'city-says.sheet']
    const open: string[] = []
    const look = (schema: z.ZodType, path: string): void => {
      if (keeping.get(schema)) return
      const def = schema._zod.def as unknown as {
        type: string
        shape?: Record<string, z.ZodType>
        element?: z.ZodType
        innerType?: z.ZodType
        checks?: { _zod: { def: { check: string } } }[]
        check?: string
        pattern?: unknown
      }
      if (def.innerType) return look(def.innerType, path)
      if (def.element) return look(def.element, path)
      for (const [key, inner] of Object.entries(def.shape ?? {})) look(inner, `${path}.${key}`)
      const formatted =
        def.check === 'string_format' || (def.checks ?? []).some((c) => c._zod.def.check === 'string_format')
      if (def.type === 'string' && !formatted && !known.includes(path)) open.push(path)
    }
    for (const kind of actKinds) look(ACTS[kind].body, kind)
    expect(open).toEqual([])
  })
  it('[S1-47] an act with a reason keeps it as words', () => {
    const demanded = actKinds.filter((k) => rowOf(k).reason)
    expect(demanded.length).toBeGreaterThan(15)
    expect(demanded.filter((k) => !keptApart(k).some((x) => x.path === 'reason'))).toEqual([])
  })
  it('[A] a position is rounded to four decimals', () => {
    expect(report.where.point).toEqual({ lng: 130.2689, lat: 45.2777 })
  })
  it('[L7] the first words blot out long numbers', () => {
    expect(brief('我的电话 000 1234 5678，灯坏了')).toBe('我的电话 ＊＊＊，灯坏了')
    expect(brief('证号99000019400101123X 请办')).not.toMatch(/\d{4}/)
    expect(brief('3号楼2单元301，2026年11月')).toBe('3号楼2单元301，2026年11月')
    expect(brief('长'.repeat(80))).toHaveLength(60)
  })
})
