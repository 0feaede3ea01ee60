import { describe, expect, it } from 'vitest'
import { CountyFile } from '../../../domain/places/county-file.ts'
import { readDivisions } from './divisions.ts'

const list = `代码,名称
990001000000,例县
990001100000,甲镇
990001100201,东村
990001100202,西村`

describe('[A1] divisions of any county from a file', () => {
  it('the two columns of the national list become the tree', () => {
    const { file, faults, whereIs } = readDivisions(list, 'list.csv')
    expect(faults).toEqual([])
    expect(CountyFile.parse(file)).toMatchObject({
      code: '990001',
      source: 'list.csv',
      children: [{ code: '990001100', name: '甲镇', children: [{ name: '东村' }, { name: '西村' }] }],
    })
    expect(whereIs('file.children.0.children.1.code')).toEqual({ name: '西村', line: 5 })
  })

  it('faults name their lines', () => {
    const { faults } = readDivisions(`${list}\n99000110020,丙\n990001100203,\n990001300201,丁村`, 'list.csv')
    expect(faults).toEqual([
      { line: 6, code: 'place-code' },
      { line: 7, code: 'required' },
      { line: 8, code: 'code-not-below' },
    ])
    expect(readDivisions('990001100,甲镇', 'x').faults).toEqual([{ code: 'one-county' }])
  })

  it('the platform’s own form is taken as it is, and a path in it is called by its name', () => {
    const own = readDivisions(
      JSON.stringify({ code: '990001', name: '例县', children: [{ code: '1', name: '甲镇' }] }),
      'x',
    )
    expect(own.faults).toEqual([])
    expect(own.whereIs('file.children.0.code')).toEqual({ name: '甲镇' })
    expect(readDivisions('{ "code": ', 'x').faults).toEqual([{ code: 'no-file' }])
  })
})
