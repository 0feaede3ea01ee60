import { defineWords } from '../words.ts'

export const signatureWords = defineWords({
  sign: { zh: '请本人签个名', en: 'Ask for a signature' },
  signOff: { zh: '已签名，再按去掉', en: 'Signed; press to remove' },
  signed: { zh: '签名', en: 'Signature' },
  signLead: {
    zh: '用手指写。不方便写就不写，不用说理由。',
    en: 'With a finger. It may be left out, without a reason.',
  },
  signHere: { zh: '签名的地方', en: 'Where to sign' },
  signDone: { zh: '签好了', en: 'Done' },
  signAgain: { zh: '擦掉重写', en: 'Wipe and write again' },
})
