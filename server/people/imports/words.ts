/** Of the table that goes back. */
export const refusedWords = {
  zh: { reason: '没导入的原因', row: '原来的行', tail: '没导入的行' },
  en: { reason: 'Why it was refused', row: 'Row', tail: 'refused rows' },
}
