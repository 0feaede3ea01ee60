/** Of the differences that are taken out. */
export const differenceHeads = {
  zh: {
    title: '对账差异',
    side: '哪边有',
    name: '姓名',
    idNumber: '身份证号',
    place: '地方',
    cause: '可能的原因',
    fields: '不一样的',
    settler: '谁来核',
    settled: '核对结果',
    by: '谁核的',
    at: '对方第几行',
  },
  en: {
    title: 'Differences',
    side: 'Where',
    name: 'Name',
    idNumber: 'ID number',
    place: 'Place',
    cause: 'Probable cause',
    fields: 'What differs',
    settler: 'Who settles it',
    settled: 'Settled as',
    by: 'By',
    at: 'Row there',
  },
}

/** Of the table that goes back. */
export const refusedWords = {
  zh: { reason: '没导入的原因', row: '原来的行', tail: '没导入的行' },
  en: { reason: 'Why it was refused', row: 'Row', tail: 'refused rows' },
}

/** In the file of its owner, in the language of the tables: who it is about, should the register know them no more. */
export const offerWords = { name: '姓名' }
