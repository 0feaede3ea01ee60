import { describe, expect, it } from 'vitest'
import { faultText } from './faults.ts'
import { questionFaults, sentAnswers, titleIn, type Questions } from './questions.ts'

const schema: Questions = {
  type: 'object',
  required: ['floor'],
  properties: {
    floor: { type: 'integer', title: '几楼', 'x-en': 'Floor', minimum: 1, maximum: 33 },
    note: { type: 'string', title: '说明', maxLength: 5 },
    lift: { type: 'boolean', title: '有电梯吗' },
  },
}

describe('[D4] questions that arrive as data', () => {
  it('asks for what is required and leaves the rest alone', () => {
    expect(questionFaults(schema, {}, 'answers')).toEqual([{ path: 'answers.floor', code: 'required' }])
    expect(questionFaults(schema, { floor: 3, lift: false }, 'answers')).toEqual([])
  })

  it('names the limit that was passed', () => {
    const faults = questionFaults(schema, { floor: 40, note: '一二三四五六' }, 'answers')
    expect(faults.map((f) => faultText(f, 'zh'))).toEqual(['不能大于 33', '最多 5 个字'])
    expect(faultText(faults[0]!, 'en')).toBe('Not more than 33')
    expect(questionFaults(schema, { floor: 2.5 }, 'a')[0]?.code).toBe('wrong-type')
  })

  it('falls back to Chinese where no English title was given', () => {
    expect([titleIn(schema.properties.floor!, 'en'), titleIn(schema.properties.note!, 'en')]).toEqual(['Floor', '说明'])
  })

  it('sends a no, but nothing for an empty field', () => {
    expect(sentAnswers({ floor: 3, note: '', lift: false, other: undefined })).toEqual({ floor: 3, lift: false })
  })

  it('an unknown code still says something', () => {
    expect(faultText({ path: 'a', code: 'never-heard' }, 'zh')).toBe('请再看看这里')
    expect(faultText({ path: 'a', code: 'own' }, 'en', { own: { zh: '甲', en: 'A' } })).toBe('A')
  })
})
