import { defineWords } from '../../../kit/words.ts'

export const keyWords = defineWords({
  title: { zh: '让市平台直接推送', en: 'Let the city’s system send orders itself' },
  note: {
    zh: '不用导表：市平台用密钥签名推送，和导入同一份表一样登记。接口写法见系统管理员手册。',
    en: 'Without a table: the city’s system signs and sends, and orders are entered as from a table. How to call it stands in the administrator’s guide.',
  },
  none: { zh: '现在没有启用。', en: 'It is not in use.' },
  now: {
    zh: '已启用：{day} 由{by}生成密钥，推送来的件以{by}的名义登记，没写明地方的放在{place}。',
    en: 'In use since {day}: orders are entered in the name of {by}, at {place} where they name no place.',
  },
  make: { zh: '生成密钥', en: 'Make a key' },
  renew: { zh: '换新密钥', en: 'Make a new key' },
  makeNote: {
    zh: '生成以后，推送来的件以您的名义登记，只到您能登记的地方；旧密钥马上失效。',
    en: 'From then on orders are entered in your name and only where you may enter them; a key before it ends at once.',
  },
  once: { zh: '密钥只显示这一次，请马上交给市平台的管理员。', en: 'The secret is shown this once: hand it over now.' },
  key: { zh: '密钥编号', en: 'Key' },
  secret: { zh: '密钥', en: 'Secret' },
  copy: { zh: '复制密钥', en: 'Copy the secret' },
  copied: { zh: '已复制', en: 'Copied' },
  end: { zh: '停用', en: 'End it' },
  ended: { zh: '已停用', en: 'It has ended' },
})
