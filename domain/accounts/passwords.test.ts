import { describe, expect, it } from 'vitest'
import { passwordFault } from './passwords.ts'

const about = ['wang.wu', '王五', '231025']

describe('passwords', () => {
  it.each([
    ['kort', 'password-short'],
    ['19540312', 'password-short'],
    ['00012345678', 'password-digits'],
    ['9900001954031200', 'password-digits'],
    ['aaaaaaaaaaaa', 'password-repeats'],
    ['ababababababab', 'password-repeats'],
    ['password123', 'password-common'],
    ['Passw0rd2024!', 'password-common'],
    ['qwertyuiop12', 'password-common'],
    ['1234567890ab', 'password-common'],
    ['woaini5201314', 'password-common'],
    ['admin@20261', 'password-common'],
    ['linli2026', 'password-short'],
    ['wang.wu2026', 'password-about-you'],
    ['231025wang', 'password-about-you'],
  ])('%s: %s', (password, reason) => {
    expect(passwordFault(password, about)).toBe(reason)
  })

  it.each([
    '楼道灯坏了要修三次呢',
    'kettle-moss-verdict',
    '雪 落 在 站 前 广 场 上',
    'fjord7umber!kite',
    'ppplough wicket nine',
  ])('takes %s: length counts, not signs', (password) => expect(passwordFault(password, about)).toBeUndefined())

  it('counts characters, not bytes, and sees through full-width letters', () => {
    expect(passwordFault('雪落在站前广场上了吗', about)).toBeUndefined()
    expect(passwordFault('ｐａｓｓｗｏｒｄ１２３', about)).toBe('password-common')
  })
})
