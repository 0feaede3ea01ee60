import { describe, expect, it } from 'vitest'
import { defineWords, wordsIn } from './words.ts'

const words = defineWords({
  hello: { zh: '您好', en: 'Hello' },
  late: { zh: '过期 {n} 天', en: { one: '{n} day late', other: '{n} days late' } },
  from: { zh: '{unit}，{who}', en: '{who} of {unit}' },
})

describe('[L10] words', () => {
  it('fills holes in either order', () => {
    expect(wordsIn(words, 'zh')('from', { unit: '站前', who: '赵**' })).toBe('站前，赵**')
    expect(wordsIn(words, 'en')('from', { unit: 'Zhanqian', who: 'Z' })).toBe('Z of Zhanqian')
  })

  it('knows one and many in English', () => {
    const t = wordsIn(words, 'en')
    expect([t('late', { n: 1 }), t('late', { n: 2 })]).toEqual(['1 day late', '2 days late'])
  })

  it('leaves a hole that nobody filled visible', () => {
    const t = wordsIn(words, 'zh') as (key: string, fill?: Record<string, string>) => string
    expect(t('late', {})).toBe('过期 {n} 天')
    // @ts-expect-error a hole must be filled
    wordsIn(words, 'zh')('late')
  })
})
