/** One's own passkeys. */
import { defineWords } from '../../../kit/words.ts'

export const ownPasskeyWords = defineWords({
  passkeys: { zh: '通行密钥', en: 'Passkeys' },
  lead: {
    zh: '存在您自己的设备里，用指纹、面容或设备密码打开，登录时代替口令和第二重验证。谁也看不到您什么时候用过。',
    en: 'Kept in your own device and opened by finger, face or its PIN; it stands for password and second factor. Nobody sees when you used one.',
  },
  none: { zh: '还没有', en: 'None yet' },
  add: { zh: '添加通行密钥', en: 'Add a passkey' },
  name: { zh: '起个名字', en: 'Its name' },
  nameHint: {
    zh: '认得出是哪台设备就行，比如“办公室电脑”。',
    en: 'So that you know the device, e.g. “office computer”.',
  },
  goOn: { zh: '在这台设备上添加', en: 'Add on this device' },
  added: { zh: '已添加', en: 'Added' },
  since: { zh: '{day} 添加', en: 'added {day}' },
  remove: { zh: '移除', en: 'Remove' },
  removeOf: { zh: '移除 {name}', en: 'Remove {name}' },
  removed: { zh: '已移除', en: 'Removed' },
})
