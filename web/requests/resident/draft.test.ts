import { describe, expect, it } from 'vitest'
import { Reported } from '../../../domain/requests/fields.ts'
import { ACTS } from '../../../domain/requests/acts.ts'
import type { Picked } from '../../places/queries.ts'
import { bodyOf, emptyDraft, faultsOf, firstOpen, tailOf, type ReportDraft } from './draft.ts'

const ids = {
  request: '0190a000-0000-7000-8000-000000000001',
  act: '0190a000-0000-7000-8000-000000000002',
  key: 'k'.repeat(43),
}
const home: Picked = {
  kind: 'building',
  id: '0190a000-0000-7000-8000-00000000000b',
  place: '231025/100/zhanqian/001/003/',
  label: '站前家园3号楼',
}
const made = (more: Partial<ReportDraft> = {}): ReportDraft => ({
  ...emptyDraft(ids, 'report'),
  what: '三楼楼道的灯不亮了',
  spot: 'home',
  phone: '000 1234 0017',
  ...more,
})
const paths = (all: { path: string }[]) => all.map((f) => f.path)

describe('[D1] three steps of a report', () => {
  it('asks for words, a voice or a picture, and is content with any of them', () => {
    const nothing = made({ what: '  ' })
    expect(faultsOf('what', nothing, home)).toEqual([{ path: 'what', code: 'say-something' }])
    expect(faultsOf('what', { ...nothing, photos: ['a'] }, home)).toEqual([])
    expect(faultsOf('what', { ...nothing, voice: { name: 'v', seconds: 12 } }, home)).toEqual([])
  })

  it('knows my building and asks for another place only when it is another', () => {
    expect(faultsOf('where', made({ spot: undefined }), home)).toEqual([{ path: 'spot', code: 'choose-where' }])
    expect(faultsOf('where', made(), home)).toEqual([])
    expect(paths(faultsOf('where', made(), undefined))).toEqual(['where'])
    expect(paths(faultsOf('where', made({ spot: 'other' }), home))).toEqual(['where'])
  })

  it('wants a phone for the answer, or somebody comes', () => {
    expect(faultsOf('contact', made({ phone: '' }), home)).toEqual([{ path: 'phone', code: 'phone-or-visit' }])
    expect(faultsOf('contact', made({ phone: '', inPerson: true }), home)).toEqual([])
    expect(faultsOf('contact', made({ phone: '12345' }), home)).toEqual([{ path: 'phone', code: 'phone' }])
  })

  it('[D2] keeps both names and the consent when one speaks for another', () => {
    expect(paths(faultsOf('contact', made({ forOther: true }), home))).toEqual(['myName', 'relation', 'consent'])
    const other = made({ forOther: true, myName: ' 小王 ', relation: 'family', consent: 'spoken', name: '老王' })
    expect(bodyOf(other, home, [], '')).toMatchObject({
      contact: { name: '老王' },
      representative: { name: '小王', relation: 'family', consent: 'spoken' },
    })
  })

  it('goes back to the first step that is open', () => {
    expect(firstOpen(made(), home)).toBeUndefined()
    expect(firstOpen(made({ spot: undefined, phone: '' }), home)).toBe('where')
  })
})

describe('[D1] what a report becomes', () => {
  it('is what the server takes', () => {
    const full = made({
      entrance: 'suggest',
      opinion: 'complaint',
      item: 'city.lamp',
      answers: { floor: 3, note: '' },
      described: '三楼楼道',
      point: { lng: 130.2684, lat: 45.2779 },
      confidential: true,
      open: 'yes',
      forOther: true,
      myName: '小王',
      myPhone: '00012340018',
      relation: 'family',
      consent: 'written',
    })
    const body = bodyOf(full, home, ['a'.repeat(64)], '')
    expect(ACTS.report.body.parse(body)).toMatchObject({
      intent: 'complaint',
      answers: { floor: 3 },
      contact: { phone: '00012340017' },
    })
    expect(Object.keys(body).filter((k) => !(k in Reported) && k !== 'id')).toEqual([])
  })

  it('names the building in words, the estate and the landmark by their id', () => {
    expect(bodyOf(made({ described: '三楼' }), home, [], '').where).toEqual({
      place: home.place,
      dwelling: home.id,
      described: '站前家园3号楼 三楼',
    })
    const square: Picked = { kind: 'landmark', id: home.id!, place: '231025/100/', label: '站前广场' }
    expect(bodyOf(made({ spot: 'nearby', where: square }), home, [], '').where).toEqual({
      place: '231025/100/',
      landmark: home.id,
    })
  })

  it('is the same each time it is sent, with the ids it was begun with', () => {
    const draft = made()
    expect(bodyOf(draft, home, [], '')).toEqual(bodyOf(structuredClone(draft), home, [], ''))
    expect(bodyOf(draft, home, [], '').id).toBe(ids.act)
  })

  it('lets something stand in for words when there is only a voice', () => {
    expect(bodyOf(made({ what: '', voice: { name: 'v', seconds: 9 } }), home, ['b'.repeat(64)], '请听录音').what).toBe(
      '请听录音',
    )
  })

  it('sends no number when somebody is to come', () => {
    expect(bodyOf(made({ inPerson: true }), home, [], '').contact).toEqual({ inPerson: true })
    expect([tailOf('000-1234-0017'), tailOf('12')]).toEqual(['0017', undefined])
  })
})
